"""Who did not agree to be named is not found in public minutes, however the name was typed."""

from collections.abc import Callable

import pytest

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.minutes.actions import write_passage
from assembly.office.actions import adopt_minutes
from assembly.people.actions import add_member
from assembly.people.models import Member
from tests.factories.hall import DISTRICTS, Hall
from tests.factories.minutes import day_passes, go_round, over, secretary


@pytest.fixture
def read(hall: Hall) -> Callable[..., str]:
    """The public page of minutes in which a sentence was typed, adopted."""
    over(hall)

    def page(words: str, note: str = "") -> str:
        write_passage(secretary(hall), hall.meeting_id, "before", 0, words)
        go_round(hall)
        day_passes(hall)
        adopt_minutes(secretary(hall), hall.meeting_id, None, note)
        db.session.remove()
        return hall.app.test_client().get(f"/minutes/{hall.code}").text

    return page


@change
def agrees(member_id: int) -> None:
    session().get_one(Member, member_id).may_name = True


@pytest.mark.parametrize(
    "typed",
    [
        "นายดลเลาะ  ใจดี ถาม",
        "ดลเลาะ ใจดี ถาม",
        "คุณดลเลาะถาม",
        "นาย ดลเลาะ ใจดี",
        "กำนันดลเลาะ",
        "ท่าน ดลเลาะ",
    ],
)
def test_a_name_is_veiled_however_it_was_typed(read: Callable[..., str], typed: str) -> None:
    """Two blanks left the surname standing; a name without its title stood there whole."""
    page = read(typed)
    assert "ดลเลาะ" not in page
    assert "ใจดี" not in page
    assert "ผู้แทนอำเภอเกาะยาว" in page


def test_who_is_not_on_the_meetings_lists_is_veiled_too(
    hall: Hall, read: Callable[..., str]
) -> None:
    add_member(SYSTEM, hall.assembly_id, DISTRICTS[3], ("นาง", "ลำดวน", "ณ ตะกั่วทุ่ง"))
    page = read("ที่ประชุมขอบคุณนางลำดวน ณ ตะกั่วทุ่ง")
    assert "ลำดวน" not in page
    assert "ณ ตะกั่วทุ่ง" not in page


def test_of_two_with_one_name_both_must_have_agreed(hall: Hall, read: Callable[..., str]) -> None:
    add_member(SYSTEM, hall.assembly_id, DISTRICTS[3], ("นาย", "อรุณี", "ใจดี"))
    agrees(hall.members[2])
    assert "อรุณี" not in read("นายอรุณี ใจดี เห็นด้วย")


def test_who_agreed_stands_there_as_typed(hall: Hall, read: Callable[..., str]) -> None:
    agrees(hall.members[2])
    page = read("นายอรุณี  ใจดี กับ นายดลเลาะ ใจดี เห็นด้วย")
    assert "นายอรุณี  ใจดี" in page
    assert "ดลเลาะ" not in page
