"""A dress rehearsal: simulated phones fill a meeting of their own on a running server.

Only where nothing real can be touched: a practice copy, or an instance of examples alone. The
phones run in a process of their own; what became of their votes is read back from the database.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from assembly.agenda.actions import add_item
from assembly.agenda.queries import items_of
from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assemblies
from assembly.ballots.models import Ballot, CountedReceipt, Elector
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import Refusal
from assembly.extensions import db
from assembly.meetings.actions import call_meeting, open_meeting
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.operator import instances
from assembly.operator.figures import memory_of
from assembly.operator.practising import COPY
from assembly.operator.reached import (
    NextItem,
    Rehearsed,
    in_milliseconds,
    lags,
    percentiles,
    share,
)
from assembly.people.actions import add_member, add_staff, issue_slip, make_link
from assembly.people.models import Member
from assembly.people.queries import paper_slips, staff_with
from assembly.places.queries import districts_of, subdistricts_of

KIND = "working_group"
PEOPLE_AT_ONCE = 50  # the server beside us must write in between
ITEMS = 3
SLOWEST = 180  # seconds, and half a second for each phone


class NothingServed(Refusal):
    message = _l("ไม่พบเซิร์ฟเวอร์ที่เปิดอยู่ในโฟลเดอร์นี้ เปิด assembly practice หรือ assembly demo ก่อน")


class ServedElsewhere(Refusal):
    message = _l("ที่อยู่ %(url)s ไม่ใช่เซิร์ฟเวอร์ของโฟลเดอร์นี้ ที่นี่เปิดอยู่ที่ %(known)s")


class RealRecords(Refusal):
    message = _l("เซิร์ฟเวอร์นี้มีข้อมูลจริง ซ้อมใหญ่บนข้อมูลจริงไม่ได้ เปิด assembly practice แล้วซ้อมกับสำเนา")


class RehearsalFailed(Refusal):
    message = _l("ซ้อมไม่จบ: %(why)s")


def server_of(instance: Path, url: str | None) -> tuple[Path, instances.Served]:
    """The running server to rehearse against, and its folder: the practice before the instance.

    Refuses: NothingServed, ServedElsewhere.
    """
    places = [instance / COPY, instance]
    served = [(place, at) for place in places if (at := instances.served_at(place)) is not None]
    if not served:
        raise NothingServed
    if url is None:
        return served[0]
    for place, at in served:
        if at.url == url.rstrip("/"):
            return place, at
    raise ServedElsewhere(url=url, known=" ".join(at.url for _place, at in served))


def check_nothing_is_real(instance: Path) -> None:
    """Refuses: RealRecords."""
    if not instances.is_practice(instance) and not all(row.is_example for row in assemblies()):
        raise RealRecords


def rehearse(
    row: Assembly, server: instances.Served, phones: int, votes_within: float
) -> Rehearsed:
    """Fill a meeting of its own with so many phones, let them vote, and read back what became.

    Runs beside the server on its database. Refuses: RehearsalFailed.
    """
    meeting_id = _call(row, phones)
    members = _gather(row, meeting_id, phones)
    _open(meeting_id)
    session().expire_all()
    sitting = meeting(meeting_id)
    seen = _run_phones(
        {
            "url": server.url,
            "code": sitting.code,
            "slips": [slip.token for slip in paper_slips(meeting_id)],
            "link": make_link(SYSTEM, _facilitator(row), f"/desk/{sitting.code}"),
            "places": [place.code for place in subdistricts_of(row.province_code)],
            "votes_within": votes_within,
            "words": _words(),
            **_items(meeting_id),
        },
        SLOWEST + votes_within + phones / 2,
    )
    db.session.remove()
    return _read_back(seen, meeting(meeting_id), members, server.pid)


def _call(row: Assembly, phones: int) -> int:
    mine = (Meeting.assembly_id == row.id, Meeting.kind == KIND)
    number = (session().scalar(select(func.max(Meeting.number)).where(*mine)) or 0) + 1
    place = str(_("ซ้อมใหญ่ ไม่มีผลจริง"))
    return call_meeting(SYSTEM, row.id, number, clock.today(), place, phones // 2, kind=KIND)


def _gather(row: Assembly, meeting_id: int, phones: int) -> list[int]:
    """The members of earlier rehearsals, and new ones; each with a slip."""
    known = select(Member.id).where(Member.assembly_id == row.id, Member.surname == _surname())
    members = list(session().scalars(known.order_by(Member.id).limit(phones)))
    districts = [district.code for district in districts_of(row.province_code)]
    for start in range(0, phones, PEOPLE_AT_ONCE):
        wanted = range(start, min(phones, start + PEOPLE_AT_ONCE))
        members += _join(row.id, districts, [n for n in wanted if n >= len(members)])
        _give_slips(meeting_id, [members[n] for n in wanted])
    return members


@change
def _join(assembly_id: int, districts: Sequence[str], numbers: Sequence[int]) -> list[int]:
    return [
        add_member(
            SYSTEM,
            assembly_id,
            districts[n % len(districts)],
            ("", f"{_('ผู้ซ้อม')} {n + 1}", _surname()),
        )
        for n in numbers
    ]


@change
def _give_slips(meeting_id: int, members: Sequence[int]) -> None:
    for member_id in members:
        issue_slip(SYSTEM, member_id, meeting_id)


@change
def _open(meeting_id: int) -> None:
    for number in range(ITEMS):
        add_item(SYSTEM, meeting_id, f"rehearsal {number + 1}")
    open_meeting(Actor(staff_id=0), meeting_id, meeting(meeting_id).version)


def _items(meeting_id: int) -> dict[str, Any]:
    rows = items_of(meeting_id)
    return {"items": [row.id for row in rows], "titles": [row.title for row in rows]}


def _surname() -> str:
    """By which the people of an earlier rehearsal are known again."""
    return str(_("ใจซ้อม"))


def _words() -> dict[str, str]:
    """What the phones say, and what they are asked."""
    return {
        "voice": str(_("เสียงซ้อมที่")),
        "question": str(_("ให้ทุกอำเภอมีคณะทำงานหรือไม่ (คำถามซ้อม)")),
        "draft": str(_("ตั้งคณะทำงานทุกอำเภอ (ร่างซ้อม)")),
    }


def _facilitator(row: Assembly) -> int:
    found = staff_with(row.id, "facilitator")
    return found.id if found else add_staff(SYSTEM, str(_("ผู้ซ้อม")), row.id, "facilitator")


def _run_phones(told: dict[str, Any], patience: float) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "assembly.operator.load"],
            input=json.dumps(told),
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RehearsalFailed(why=_("นานเกินไป")) from error
    if done.returncode:
        raise RehearsalFailed(why=(done.stderr.strip().splitlines() or ["?"])[-1])
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _read_back(seen: dict[str, Any], sitting: Meeting, members: list[int], pid: int) -> Rehearsed:
    sent = {int(n): at for n, at in seen["sent"].items()}
    answered = {int(n): at for n, at in seen["answered"].items()}
    waits = [at - sent[n] for n, at in answered.items()]
    took = max(answered.values(), default=0.0) - min(sent.values(), default=0.0)
    ballot = session().get_one(Ballot, seen["ballot"])
    wanted = select(func.count()).where(Elector.ballot_id == ballot.id, Elector.voted)
    voted = session().scalar(wanted) or 0
    return Rehearsed(
        phones=len(members),
        joined=seen["joined"],
        grievances=seen["told"],
        acknowledged=len(answered),
        lost=_lost(ballot.id, seen["receipts"].values()),
        doubled=(ballot.envelopes or 0) - voted,
        all_acknowledged_s=round(took, 3),
        votes_per_second=round(len(answered) / took, 1) if took else 0.0,
        latency_ms=percentiles(waits),
        projector_lag_ms=percentiles(lags(sorted(answered.values()), seen["wall"])),
        next_item_ms=NextItem(
            in_milliseconds(share(seen["next_item"], 50)), in_milliseconds(max(seen["next_item"]))
        ),
        memory_mb=memory_of(pid),
        meeting=sitting.code,
        refused={why: seen["refused"].count(why) for why in sorted(set(seen["refused"]))},
    )


def _lost(ballot_id: int, receipts: Any) -> int:
    """How many receipts that a phone was given are not among the counted ones."""
    wanted = select(CountedReceipt.receipt).where(CountedReceipt.ballot_id == ballot_id)
    counted = set(session().scalars(wanted))
    return sum(receipt not in counted for receipt in receipts)
