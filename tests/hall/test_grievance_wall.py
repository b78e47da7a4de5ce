"""The grievance wall: every number as it comes in, and no word before it was read and published."""

import pytest
from sqlalchemy import select

from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.actions import tell, withhold
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import wall, wall_words
from assembly.hall.actions import show
from tests.hall.conftest import Room

WORDS = "ท่าเรือไม้ผุ คนแก่เหยียบทะลุลงไปแล้วสองคน"


@pytest.fixture
def told(room: Room) -> Grievance:
    """One grievance of Ko Yao, and the wall shows what was heard."""
    tell(room.hall.assembly_id, "820201", None, WORDS, "one")
    show(room.hall.facilitator, room.hall.meeting_id, "main", "wall")
    return session().scalars(select(Grievance)).one()


@change
def let(**values: object) -> None:
    for row in session().scalars(select(Grievance)):
        for name, value in values.items():
            setattr(row, name, value)


def test_before_anybody_told_anything_the_wall_says_how(room: Room) -> None:
    show(room.hall.facilitator, room.hall.meeting_id, "main", "wall")
    seen = room.wall()
    assert "ความทุกข์จากทุกอำเภอ" in seen
    assert "ยังไม่มีใครแจ้งทุกข์" in seen


def test_a_number_stands_at_once_and_its_words_only_when_published(
    room: Room, told: Grievance
) -> None:
    assert "ความทุกข์ 1 เรื่อง จาก 1 อำเภอ" in room.wall()
    assert WORDS not in room.wall()
    let(state="reviewed")
    assert WORDS not in room.wall(), "read is not published"
    let(published_on=clock.today())
    assert WORDS in room.wall()
    withhold(room.hall.facilitator, told.id)
    assert WORDS not in room.wall()


def test_names_that_were_taken_out_stay_out(room: Room, told: Grievance) -> None:
    let(state="reviewed", published_on=clock.today(), cleared_text="ท่าเรือไม้ผุ")
    (said,) = wall_words(room.hall.assembly_id)
    assert said.text == "ท่าเรือไม้ผุ"
    assert WORDS not in room.wall()


def test_those_who_suffer_the_same_stand_beside_the_words(room: Room, told: Grievance) -> None:
    let(state="reviewed", published_on=clock.today())

    @change
    def join() -> None:
        for who in "abc":
            session().add(MeToo(grievance_id=told.id, who_hash=who, joined_on=clock.today()))

    join()
    assert "เดือดร้อนเหมือนกันอีก 3 คน" in room.wall()


def test_words_too_long_for_the_row_are_never_cut_but_left_out(room: Room) -> None:
    tell(room.hall.assembly_id, "820201", None, "น้ำ" * 90, "long")
    let(state="reviewed", published_on=clock.today())
    assert wall_words(room.hall.assembly_id) == ()
    assert wall(room.hall.assembly_id).total == 1


def test_what_was_withdrawn_leaves_the_wall(room: Room, told: Grievance) -> None:
    let(state="withdrawn", published_on=clock.today())
    assert wall(room.hall.assembly_id).total == 0
    assert wall_words(room.hall.assembly_id) == ()
