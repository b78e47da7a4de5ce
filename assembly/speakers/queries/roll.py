"""People of the roll, as the desk looks for who raised a hand."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from assembly.core.db import session
from assembly.core.text import clean
from assembly.meetings.models import Meeting
from assembly.people.models import Member
from assembly.speakers.models import Speech
from assembly.speakers.queries.floor import district_name

MOST_FOUND = 12  # people of the roll that one search shows


@dataclass(frozen=True)
class Found:
    """A person of the roll, as the desk's search shows them."""

    id: int
    name: str
    district: str
    kind: str
    asks: bool  # waits already, or is speaking


def find_members(row: Meeting, words: str) -> list[Found]:
    """People of the roll whose name holds every word; nobody while nothing is typed."""
    parts = clean(words, newlines=False).split()
    if not parts:
        return []
    full = Member.title + Member.given_name + " " + Member.surname
    wanted = select(Member).where(Member.assembly_id == row.assembly_id)
    for part in parts[:5]:
        wanted = wanted.where(full.icontains(part, autoescape=True))
    rows = list(session().scalars(wanted.order_by(Member.given_name, Member.id).limit(MOST_FOUND)))
    asking = _asking(row.id, [member.id for member in rows])
    return [
        Found(m.id, m.full_name, district_name(m.district_code), m.kind, m.id in asking)
        for m in rows
    ]


def _asking(meeting_id: int, member_ids: Collection[int]) -> set[int]:
    wanted = select(Speech.member_id).where(
        Speech.meeting_id == meeting_id,
        Speech.member_id.in_(member_ids),
        Speech.state.in_(("waiting", "speaking")),
    )
    return {found for found in session().scalars(wanted) if found is not None}
