"""The line breaks in the middle of a ballot, or the ballot closes in the middle of a choice."""

import pytest
from playwright.sync_api import expect

from tests.factories.decisions import begin
from tests.factories.drafting import show_lines
from tests.factories.hall import Hall
from tests.journeys.people import SOON, Desk
from tests.journeys.room import Room, Serves

pytestmark = pytest.mark.journey

UNSENT = "เก็บไว้ในเครื่องแล้ว จะส่งซ้ำให้เอง"
NO_VOTE = "เรื่องนี้จึงไม่มีเสียงของท่าน"
OLD_VOTE = "เสียงที่ท่านลงไว้ก่อนหน้านับตามเดิม"


@pytest.fixture
def room(hall: Hall, serves: Serves) -> Room:
    begin(hall)
    show_lines(hall)
    return serves()


@pytest.fixture
def desk(room: Room) -> Desk:
    """A named ballot is open."""
    desk = room.desk()
    desk.asks("ลงมติ", "ลงมติเปิดเผย")
    desk.offers("ปิดลงมติ")
    return desk


def test_a_vote_without_a_line_is_kept_and_delivered_once(room: Room, desk: Desk) -> None:
    wall, phone = room.wall(), room.delegate(0, cut=True)
    phone.votes("ไม่เห็นด้วย")
    wall.has_received(1)
    first = phone.holds_a_receipt()

    phone.loses_the_line()
    phone.changes_the_mind("เห็นด้วย")
    phone.sees(UNSENT)
    room.others_vote("yes", 1)
    wall.has_received(2)
    phone.finds_the_line()
    expect(phone.page.get_by_text(UNSENT).filter(visible=True)).to_have_count(0)
    expect(phone.page.locator(".receipt .code")).not_to_have_text(first, timeout=SOON)
    wall.has_received(2)

    desk.ends_the_vote()
    wall.sees("เป็นเอกฉันท์", "ลงมติ 2 คน จากผู้มีสิทธิ 12 คน")
    phone.follows_the_link("ตรวจใบรับว่าเสียงของท่านถูกนับ")
    phone.checks(first)
    phone.sees("ไม่พบใบรับนี้")


def test_a_ballot_that_closes_on_a_lost_line_says_whose_vote_counts(room: Room, desk: Desk) -> None:
    wall = room.wall()
    silent, early = room.delegate(0, cut=True), room.delegate(1, cut=True)
    early.votes("เห็นด้วย")
    for phone in (silent, early):
        phone.loses_the_line()
    silent.presses("เห็นด้วย")
    early.changes_the_mind("ไม่เห็นด้วย")
    for phone in (silent, early):
        phone.sees(UNSENT)
    desk.closes_the_ballot()
    wall.sees("ปิดลงมติแล้ว")
    for phone in (silent, early):
        phone.finds_the_line()
    silent.sees(NO_VOTE, "ปิดลงมติแล้ว")
    early.sees(OLD_VOTE, "ปิดลงมติแล้ว")
    desk.opens_the_box()
    wall.sees("ลงมติ 1 คน จากผู้มีสิทธิ 12 คน")


def test_a_ballot_that_closes_while_one_is_choosing_says_so(room: Room, desk: Desk) -> None:
    choosing, bare, again = room.delegate(0), room.delegate(1, script=False), room.delegate(2)
    choosing.sees("ให้ร่างมตินี้ผ่าน")
    bare.sees("ให้ร่างมตินี้ผ่าน")
    again.votes("เห็นด้วย")
    desk.closes_the_ballot()
    choosing.sees("ปิดลงมติแล้ว")
    expect(choosing.page.get_by_text("ให้ร่างมตินี้ผ่าน")).to_have_count(0, timeout=SOON)
    again.sees("ปิดลงมติแล้ว", "ได้รับเสียงของท่านแล้ว")
    bare.presses("เห็นด้วย")
    bare.sees(NO_VOTE)
    for phone in (choosing, again):
        phone.has_stayed()
