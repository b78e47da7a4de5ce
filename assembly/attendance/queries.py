"""Who came in, who is looked for, and what the check-in desk shows of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import LazyString
from sqlalchemy import ColumnElement, Select, func, select

from assembly.assemblies.queries import assembly
from assembly.attendance.rules import MOST_FOUND, NEWEST, NotOfThisAssembly
from assembly.ballots.models import Ballot, Elector
from assembly.core import thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.core.ids import only_digits
from assembly.core.qr import Code, code_for
from assembly.core.text import clean
from assembly.core.web import public_url
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.queries import name_of, title_of
from assembly.people.models import Member, Slip
from assembly.people.queries import PaperSlip, paper_slip_of, paper_slips
from assembly.people.rules import FORGOTTEN, KINDS, SECTORS
from assembly.places.models import District

FULL_NAME = Member.title + Member.given_name + " " + Member.surname


@dataclass(frozen=True)
class Arrival:
    """A member as the check-in desk sees one; ``at`` is ``None`` until the person is here."""

    member_id: int
    name: str
    district: str
    kind: str
    kind_name: LazyString
    sector: LazyString | None
    network: str
    at: datetime | None
    slip: str  # "valid", "revoked" or "" where none was issued
    agreed: bool  # to the data being kept

    @property
    def is_here(self) -> bool:
        return self.at is not None


@dataclass(frozen=True)
class SlipView:
    """A member's slip as it is printed."""

    member: str
    district: str
    kind: LazyString
    meeting: str
    when: str
    code: str  # twelve digits
    address: str
    qr: Code
    example: bool


def newest(row: Meeting, most: int = NEWEST) -> list[Arrival]:
    """Who came in last, the newest first."""
    wanted = _people(row).where(Attendance.checked_in_at.is_not(None))
    order = (Attendance.checked_in_at.desc(), Member.id.desc())
    return _arrivals(wanted.order_by(*order).limit(most))


def find(row: Meeting, said: str) -> list[Arrival]:
    """Members whose name holds every word that was typed, in whatever part; the missing first."""
    words = clean(said, newlines=False).casefold().split()
    holds: list[ColumnElement[bool]] = [
        func.lower(FULL_NAME).contains(word, autoescape=True) for word in words
    ]
    wanted = _people(row).where(*holds, Member.given_name != FORGOTTEN)
    order = (Attendance.checked_in_at.is_not(None), Member.given_name, Member.id)
    return _arrivals(wanted.order_by(*order).limit(MOST_FOUND))


def arrival(row: Meeting, member_id: int) -> Arrival:
    """One member of the meeting's assembly. Raises ``NotOfThisAssembly``."""
    found = _arrivals(_people(row).where(Member.id == member_id))
    if not found:
        raise NotOfThisAssembly
    return found[0]


def may_vote_now(meeting_id: int, member_id: int) -> bool:
    """Is this person among the electors of a ballot that is open?"""
    wanted = (
        select(Elector.member_id)
        .join(Ballot, Ballot.id == Elector.ballot_id)
        .where(
            Ballot.meeting_id == meeting_id,
            Ballot.state == "open",
            Elector.member_id == member_id,
        )
    )
    return session().scalar(wanted.limit(1)) is not None


def slips_of(row: Meeting) -> list[SlipView]:
    """Every valid slip of a meeting, in district order, ready to print and cut."""
    return [_on_paper(row, slip) for slip in paper_slips(row.id)]


def slip_of_member(row: Meeting, member_id: int) -> SlipView:
    """One slip ready to print. Raises ``WrongSlip`` or ``SlipRevoked``."""
    return _on_paper(row, paper_slip_of(member_id, row.id))


def _on_paper(row: Meeting, slip: PaperSlip) -> SlipView:
    site = public_url()
    return SlipView(
        member=slip.member,
        district=name_of(session().get_one(District, slip.district_code)),
        kind=KINDS[slip.kind],
        meeting=title_of(row),
        when=thai.short_date(row.held_on, current()),
        code=only_digits(slip.code),
        address=site.split("://", 1)[-1],
        qr=code_for(f"{site}/s/{slip.token}"),
        example=assembly(row.assembly_id).is_example,
    )


def _people(row: Meeting) -> Select[*tuple[Any, ...]]:
    """Every member of the meeting's assembly with what they are at this meeting."""
    here = (Attendance.member_id == Member.id) & (Attendance.meeting_id == row.id)
    paper = (Slip.member_id == Member.id) & (Slip.meeting_id == row.id)
    return (
        select(Member, District, Attendance, Slip)
        .join(District, District.code == Member.district_code)
        .outerjoin(Attendance, here)
        .outerjoin(Slip, paper)
        .where(Member.assembly_id == row.assembly_id)
    )


def _arrivals(wanted: Select[*tuple[Any, ...]]) -> list[Arrival]:
    return [_arrival(*found) for found in session().execute(wanted)]


def _arrival(
    who: Member, district: District, here: Attendance | None, slip: Slip | None
) -> Arrival:
    return Arrival(
        member_id=who.id,
        name=who.full_name,
        district=name_of(district),
        kind=who.kind,
        kind_name=KINDS[who.kind],
        sector=SECTORS[who.sector] if who.sector else None,
        network=who.network,
        at=here.checked_in_at if here else None,
        slip="" if slip is None else "revoked" if slip.revoked_at else "valid",
        agreed=who.may_keep,
    )
