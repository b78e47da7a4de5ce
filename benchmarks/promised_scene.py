"""What a province promised in a decade: 2,000 promises of 680 resolutions, and all around them.

Rows go straight into the tables, the same on every machine; about three items to a resolution,
300 bodies, 20,000 reports, 2,000 requests with their letters, 20,000 words of people, and one
meeting that follows up. Part of what bodies wrote nobody has read yet.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from sqlalchemy import insert, select

from assembly.agenda.actions import open_item
from assembly.charter.actions import add_clause, adopt_edition
from assembly.charter.models import ClauseStep
from assembly.charter.queries import chapters_in, charter_of
from assembly.commitments.models import Commitment, CommitmentBody, Evidence, Report, Witness
from assembly.core import clock, ids
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import search_key
from assembly.extensions import db
from assembly.grievances.actions import tell
from assembly.grievances.models import Grievance
from assembly.meetings.actions import check_in, open_meeting
from assembly.plans.queries import strategies_of
from assembly.requests.models import Answer, Letter, Request
from assembly.resolutions.models import OperativeItem, Resolution
from benchmarks.records import adopt_many
from tests.factories.decisions import lay_charter
from tests.factories.following import REPORT, call_next
from tests.factories.hall import DISTRICTS, Hall
from tests.factories.organising import a_province

PROMISES, RESOLUTIONS, ITEMS = 2_000, 680, 3
BODIES, REPORTS, REQUESTS, WITNESSES = 300, 20_000, 2_000, 20_000
CLAUSES = 120
STATES = ("waiting", "moving", "moving", "moving", "kept", "kept", "review", "ended")
TITLES = (
    "ตั้งคณะทำงาน 4 ฝ่าย ตรวจแนวเขตที่ดินชุมชนให้เสร็จทุกตำบล และบอกผลที่ลานกลางหมู่บ้าน",
    "วางทุ่นกันอวนลากรอบเกาะยาว 24 จุด และตั้งเวรเฝ้าทะเลหน้าบ้าน",
    "ส่งหมอและยาถึงเกาะปันหยีทุกวันพุธ",
    "ซ่อมหอเตือนภัยสึนามิทุกหอ และซ้อมหนีปีละ 2 ครั้ง",
    "เปิดสอนภาษามอแกนในโรงเรียนบ้านเกาะสุรินทร์",
    "ตั้งกองทุนสวัสดิการชุมชนให้ครบทุกตำบล",
    "ขุดลอกคลองบางเตยก่อนหน้าฝน",
)
DONE = (
    "ประชุมร่วมกันที่ศาลากลาง มีผู้แทนมาครบทุกฝ่าย และนัดลงพื้นที่ตรวจร่วมกันอีกครั้ง",
    "เดินสำรวจแนวเขตร่วมกับผู้ใหญ่บ้านและเทศบาล ปักหลักแล้วหลายหมู่บ้าน บอกผลที่ลานกลาง",
    "จัดซื้อแล้ว รอส่งของ ชาวบ้านขอให้ส่งก่อนหน้ามรสุม",
)
REFUSAL = "ไม่อยู่ในอำนาจของสำนักงาน และปีงบประมาณนี้ไม่มีงบตั้งไว้ ขอให้เสนอผ่านแผนพัฒนาจังหวัด"

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Province:
    """What the pages are asked about."""

    hall: Hall
    ids: list[int]  # of the promises, without their parts
    whole: int  # one in three parts, with letters
    plain: int  # one without parts
    bodies: list[int]
    request: int
    resolution: int
    code: str  # of somebody's grievance

    @property
    def open_one(self) -> int:
        """The first of the promises that are still going on."""
        going = select(Commitment.id).where(Commitment.state == "moving")
        return session().scalar(going.order_by(Commitment.id)) or 0


def promise_a_decade(hall: Hall) -> Province:
    """The whole scene; its meeting stands on the report of what was promised before."""
    bodies = a_province(hall, BODIES)
    adopt_many(hall, RESOLUTIONS, ITEMS)
    dice, today = random.Random(20), clock.today()
    found = _promise(hall, bodies, dice, today)
    _report(found, bodies, dice, today)
    _ask(hall, found, bodies, dice, today)
    _say(found, dice, today)
    code = _complain(hall, found[0])
    _write_book(hall)
    later = _follow_up(hall)
    adopted = select(OperativeItem.resolution_id).join(Commitment)
    wholes = select(Request.commitment_id).join(Commitment).where(Commitment.kind == "project")
    whole = session().scalars(wholes.order_by(Request.id)).first() or 0
    return Province(
        later, found, whole, found[1], bodies, session().scalar(select(Request.id)) or 0,
        session().scalar(adopted.where(Commitment.id == whole)) or 0, code,
    )  # fmt: skip


def _follow_up(hall: Hall) -> Hall:
    """The plenary after all of them, open and on its report of what was promised."""
    later = call_next(hall, number=99)
    for member_id in later.members:
        check_in(SYSTEM, later.meeting_id, member_id)
    open_meeting(later.facilitator, later.meeting_id, later.version)
    open_item(later.facilitator, later.meeting_id, later.version, later.items[REPORT])
    db.session.remove()
    return later


@change
def _promise(hall: Hall, bodies: list[int], dice: random.Random, today: date) -> list[int]:
    """One for each of the first items, one in eight a project in three parts."""
    wanted = select(OperativeItem.id).join(Resolution).where(
        Resolution.assembly_id == hall.assembly_id
    )  # fmt: skip
    items = list(session().scalars(wanted.order_by(OperativeItem.id).limit(PROMISES)))
    strategies = [row.id for row in strategies_of(hall.assembly_id)]
    under = [None, *strategies, *strategies[:4]]
    whole: Rows = [
        _row(hall, n, item, dice, today) | {"id": n, "strategy_id": dice.choice(under)}
        for n, item in enumerate(items, 1)
    ]
    numbers = count(len(whole) + 1)
    parts: Rows = [
        _row(hall, place, row["item_id"], dice, today)
        | {"id": next(numbers), "parent_id": row["id"], "position": place, "weight": place,
           "title": f"ส่วนที่ {place} ของงาน", "search": search_key(f"ส่วนที่ {place} ของงาน")}
        for row in whole[::8]
        for place in (1, 2, 3)
    ]  # fmt: skip
    for row in whole[::8]:
        row["kind"] = "project"
    session().execute(insert(Commitment), [row | {"parent_id": None} for row in whole])
    session().execute(insert(Commitment), parts)
    acting: Rows = [
        {"commitment_id": row["id"], "organisation_id": body, "leads": place == 0,
         "position": place}
        for row in [*whole, *parts]
        for place, body in enumerate(dice.sample(bodies, 1 + row["id"] % 4))
    ]  # fmt: skip
    session().execute(insert(CommitmentBody), acting)
    return [row["id"] for row in whole]


def _row(hall: Hall, n: int, item: int, dice: random.Random, today: date) -> dict[str, Any]:
    state, title = dice.choice(STATES), f"{TITLES[n % 7]} ครั้งที่ {n}"
    return {
        "assembly_id": hall.assembly_id, "item_id": item, "position": 0, "kind": "activity",
        "title": title, "expected": "ทุกหมู่บ้านรู้ผล", "search": search_key(title),
        "district_code": dice.choice(DISTRICTS) if n % 6 else None, "weight": 1,
        "due_on": today + timedelta(days=dice.randrange(-900, 900)) if n % 9 else None,
        "state": state, "state_on": today - timedelta(days=dice.randrange(700)), "version": 1,
        "progress": {"kept": 100, "moving": dice.randrange(5, 96)}.get(state, 0),
        "reported_on": today - timedelta(days=dice.randrange(300)) if n % 5 else None,
    }  # fmt: skip


@change
def _report(found: list[int], bodies: list[int], dice: random.Random, today: date) -> None:
    """Ten of each; some by bodies of which a few are unread, some wrong and put right, some shown
    to be true."""
    now = clock.now()
    lines: Rows = [
        {"id": n + 1, "commitment_id": found[n % PROMISES], "number": 1 + n // PROMISES,
         "kind": "state" if n % 7 == 0 else "report", "state": "moving" if n % 7 == 0 else "",
         "happened_on": today - timedelta(days=dice.randrange(600)), "made_at": now,
         "source": "body" if n % 3 == 0 else "office", "text": f"{dice.choice(DONE)} ครั้งที่ {n}",
         "organisation_id": dice.choice(bodies) if n % 3 == 0 else None,
         "progress": dice.randrange(100), "seen": "unread" if n % 150 == 0 else "shown",
         "corrects": n // PROMISES if n > PROMISES and n % 40 == 1 else None}
        for n in range(REPORTS)
    ]  # fmt: skip
    session().execute(insert(Report), lines)
    shown: Rows = [
        {"report_id": n, "kind": "figure" if n % 20 else "picture", "caption": "ปักหลักแล้ว",
         "value": "32", "unit": "หมู่บ้าน", "file": "", "width": 900, "height": 600}
        for n in range(5, REPORTS, 10)
    ]  # fmt: skip
    session().execute(insert(Evidence), shown)


@change
def _ask(hall: Hall, found: list[int], bodies: list[int], dice: random.Random, today: date) -> None:
    """Of two in three promises, of some twice: silent, received, accepted late, refused."""
    asked: Rows = []
    letters: Rows = []
    answers: Rows = []
    for n in range(1, REQUESTS + 1):
        sent = today - timedelta(days=dice.randrange(3, 900))
        how = dice.choice(("silent", "received", "accepted", "accepted", "refused", "reported"))
        day = min(today, sent + timedelta(days=dice.randrange(2, 90)))
        over = how in ("accepted", "refused", "reported")
        asked.append(
            {"id": n, "assembly_id": hall.assembly_id, "commitment_id": found[(n * 2 - 2) % 1_333],
             "organisation_id": dice.choice(bodies), "addressee": "หัวหน้าหน่วยงาน", "version": 1,
             "title": f"ขอให้{TITLES[n % 7]}", "asked": "ขอให้ทำ\nขอให้รายงาน", "sent_on": sent,
             "due_on": sent + timedelta(days=30), "answered_on": day if over else None,
             "state": {"accepted": "accepted", "refused": "refused"}.get(how, "sent")}
        )  # fmt: skip
        letters += _letters(n, sent, min(3, 1 + (today - sent).days // 60))
        if how != "silent":
            answers.append(_answer(n, how, day))
    for model, rows in ((Request, asked), (Letter, letters), (Answer, answers)):
        session().execute(insert(model), rows)


def _letters(n: int, sent: date, many: int) -> Iterator[dict[str, Any]]:
    for number in range(1, many + 1):
        day = sent + timedelta(days=45 * (number - 1))
        yield {
            "request_id": n, "number": number, "kind": "request" if number == 1 else "reminder",
            "letter_number": f"สพง {n}.{number}/2569", "channel": "post", "sent_on": day,
            "due_on": day + timedelta(days=30), "made_at": clock.now(), "made_by": "เลขานุการ",
        }  # fmt: skip


def _answer(n: int, kind: str, day: date) -> dict[str, Any]:
    by_link = n % 2 == 0
    return {
        "request_id": n, "number": 1, "kind": kind, "answered_on": day, "text": REFUSAL,
        "source": "link" if by_link else "office", "made_at": clock.now(),
        "seen": "unread" if by_link and n % 40 == 0 else "shown",
    }  # fmt: skip


@change
def _say(found: list[int], dice: random.Random, today: date) -> None:
    said: Rows = [
        {"commitment_id": found[n % PROMISES], "person": ids.token(),
         "district_code": dice.choice(DISTRICTS),
         "says": "unchanged" if dice.random() < 0.6 else "done",
         "said_on": today - timedelta(days=dice.randrange(400))}
        for n in range(WITNESSES)
    ]  # fmt: skip
    session().execute(insert(Witness), said)


@change
def _complain(hall: Hall, commitment_id: int) -> str:
    """Somebody whose trouble came to be the first promise; how they follow it."""
    code: str = tell(hall.assembly_id, "820108", None, "ที่ดินทำกินถูกประกาศทับ", key="a phone")["code"]
    behind = select(Resolution.agenda_item_id).join(OperativeItem).join(Commitment)
    told = session().scalars(select(Grievance)).one()
    told.agenda_item_id = session().scalar(behind.where(Commitment.id == commitment_id))
    told.state, told.published_on = "reviewed", clock.today()
    return code


@change
def _write_book(hall: Hall) -> None:
    """A charter in force whose clauses came of the resolutions."""
    lay_charter(hall)
    charter = charter_of(hall.assembly_id)
    assert charter is not None
    chapters = [row.id for row in chapters_in(charter.id)]
    made = [
        add_clause(SYSTEM, chapters[n % len(chapters)], f"ชุมชนร่วมตรวจแนวเขต เรื่องที่ {n}")
        for n in range(CLAUSES)
    ]
    adopted = list(session().scalars(select(Resolution.id).order_by(Resolution.id)))
    for n, id_ in enumerate(made):
        steps = select(ClauseStep).where(ClauseStep.clause_id == id_)
        session().scalars(steps).one().resolution_id = adopted[n * 5]
    adopt_edition(SYSTEM, hall.assembly_id, clock.today(), "หอประชุม")
