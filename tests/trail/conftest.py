"""The whole spine once: grievances from three districts become an item, a resolution, a clause."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from sqlalchemy import select

from assembly.agenda.actions import open_item
from assembly.ballots.actions import cast_vote, close_ballot, count_ballot, declare_ballot
from assembly.ballots.queries import ballot_of_item
from assembly.ballots.rules import Terms
from assembly.charter.actions import add_clause, adopt_edition, found_charter
from assembly.charter.queries import chapter_for, chapters_of
from assembly.commitments.queries import commitments_of_resolutions
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.actions import attach, tell
from assembly.grievances.models import Grievance
from assembly.grievances.queries import find_by_code
from assembly.meetings.actions import open_meeting
from assembly.plans.queries import strategies_of
from assembly.resolutions.actions import put_to_vote, write_clause, write_draft
from assembly.resolutions.queries import resolution_of_item
from tests.factories.hall import Hall

PANYI, KO_YAO, TAKUA_PA = "820108", "820201", "820501"


@dataclass
class Spine:
    """The scene after the vote: ids on the way, and the villagers' codes by what they said."""

    hall: Hall
    item_id: int
    resolution_id: int = 0
    clause_id: int = 0
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The tracking code of the first villager."""
        return next(iter(self.codes.values()))


LAND = {
    "บ้านเราอยู่บนน้ำมาตั้งแต่รุ่นปู่ แต่ขอทะเบียนบ้านไม่ได้": PANYI,
    "ที่ดินทำกินถูกประกาศทับ ทั้งที่อยู่มาก่อน": KO_YAO,
    "อยากให้บอกผลการตรวจแนวเขตที่ลานกลางหมู่บ้าน": TAKUA_PA,
}
PROMISES = "ขอให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย\nขอให้ตรวจแนวเขตให้เสร็จใน 1 ปี"
CLAUSE = "ชุมชนมีสิทธิร่วมตรวจแนวเขตที่ดินของตน โดย\n(1) ทุกอำเภอมีคณะทำงาน\n(2) บอกผลทุกหมู่บ้าน"


@pytest.fixture
def told(hall: Hall) -> Spine:
    """Three villagers have told the same trouble; nobody has read it yet."""
    scene = Spine(hall, hall.items[0])
    land = next(s.id for s in strategies_of(hall.assembly_id) if s.number == 3)
    for text, place in LAND.items():
        scene.codes[text] = tell(hall.assembly_id, place, land, text, key=f"phone of {place}")[
            "code"
        ]
    return scene


@pytest.fixture
def book(hall: Hall) -> int:
    """A charter in its first edition, one clause of no known origin; answers the clause's id."""
    by_number = {s.number: s.id for s in strategies_of(hall.assembly_id)}
    chapters = [("บททั่วไป", None), ("ที่ดินและที่อยู่อาศัย", by_number[3])]
    found_charter(SYSTEM, hall.assembly_id, "ธรรมนูญพังงาแห่งความสุข", "คนพังงาร่วมกันเขียน", chapters)
    first = chapters_of(hall.assembly_id)[0].id
    clause_id = add_clause(SYSTEM, first, "ธรรมนูญนี้เป็นของคนพังงาทุกคน")
    adopt_edition(SYSTEM, hall.assembly_id, date(2025, 11, 20), "หอประชุมจังหวัดพังงา")
    return clause_id


@pytest.fixture
def spine(told: Spine, book: int) -> Spine:
    """The delegates have voted nine to three, the resolution stands, and so does its clause."""
    hall, item = told.hall, told.item_id
    hall.everyone_checks_in()
    attach_all(told)
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    open_item(hall.facilitator, hall.meeting_id, hall.version, item)
    vote(told, yes=9)
    adopted = resolution_of_item(item)
    assert adopted is not None
    told.resolution_id = adopted.id
    land = chapter_for(hall.assembly_id, strategy_of(hall, 3))
    assert land is not None
    told.clause_id = write_clause(hall.facilitator, told.resolution_id, land.id, CLAUSE)
    db.session.remove()
    return told


def attach_all(scene: Spine) -> None:
    hall = scene.hall
    rows = [find_by_code(code) for code in scene.codes.values()]
    ids = [row.id for row in rows if row]
    attach(hall.facilitator, hall.meeting_id, hall.version, scene.item_id, ids)


def vote(scene: Spine, yes: int) -> None:
    """Twelve delegates vote by name; ``yes`` of them agree."""
    hall, item = scene.hall, scene.item_id
    desk = (hall.facilitator, hall.meeting_id)
    question = "ให้ทุกอำเภอมีคณะทำงานตรวจแนวเขตหรือไม่"
    write_draft(*desk, hall.version, item, question, PROMISES)
    put_to_vote(*desk, hall.version, item, Terms("named", "two_thirds"))
    ballot = ballot_of_item(item)
    assert ballot is not None
    for place in range(len(hall.members)):
        cast_vote(
            hall.delegate(place), ballot.id, "yes" if place < yes else "no", key=f"vote {place}"
        )
    for step in (close_ballot, count_ballot, declare_ballot):
        step(*desk, hall.version, ballot.id)
    db.session.remove()


@change
def publish_everything() -> None:
    """As if the desk had read and published all that was told."""
    for row in session().scalars(select(Grievance)):
        row.state, row.published_on = "reviewed", clock.today()


def strategy_of(hall: Hall, number: int) -> int:
    return next(s.id for s in strategies_of(hall.assembly_id) if s.number == number)


def promises_of(scene: Spine) -> list[int]:
    """The ids of what was promised, in the order of the resolution's items."""
    return [
        one.id for one in commitments_of_resolutions([scene.resolution_id])[scene.resolution_id]
    ]
