"""Whoever joins or returns lands on what is happening now, and knows of their vote."""

from collections.abc import Callable

import pytest

from assembly.agenda.actions import finish_item, open_item
from assembly.ballots.actions import close_ballot, count_ballot, declare_ballot
from assembly.core.access import SYSTEM
from assembly.hall.actions import take_break
from assembly.meetings.actions import close_meeting, open_meeting
from assembly.resolutions.actions import show_draft, write_draft
from tests.factories.decisions import QUESTION, TEXT, begin, everyone_votes, open_vote
from tests.factories.hall import Hall
from tests.hall.conftest import Room

MISSED = "ปิดลงมติแล้ว ไม่มีเสียงจากโทรศัพท์ของท่านในเรื่องนี้"
SEALED = "เสียงที่ท่านลงไว้ก่อนปิดอยู่ในหีบแล้ว"


def planned(_hall: Hall) -> None:
    """Nothing has begun."""


def item(hall: Hall) -> None:
    begin(hall)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])


def draft(hall: Hall) -> None:
    item(hall)
    who, sitting = hall.facilitator, hall.meeting_id
    write_draft(who, sitting, hall.version, hall.items[0], QUESTION, TEXT)
    show_draft(who, sitting, hall.version, hall.items[0])


def voting(hall: Hall) -> int:
    begin(hall)
    ballot_id = open_vote(hall)
    everyone_votes(hall, ballot_id, "yyyyyy")
    return ballot_id


def counting(hall: Hall) -> int:
    ballot_id = voting(hall)
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    return ballot_id


def counted(hall: Hall) -> int:
    ballot_id = counting(hall)
    count_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    return ballot_id


def declared(hall: Hall) -> int:
    ballot_id = counted(hall)
    declare_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    return ballot_id


def between(hall: Hall) -> None:
    item(hall)
    finish_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])


def resting(hall: Hall) -> None:
    item(hall)
    take_break(hall.facilitator, hall.meeting_id, hall.version, 30)


def closed(hall: Hall) -> None:
    begin(hall)
    close_meeting(SYSTEM, hall.meeting_id, hall.version)


@pytest.mark.parametrize(
    ("walk", "seen"),
    [
        (planned, "การประชุมยังไม่เริ่ม"),
        (begin, "กำลังจะเข้าวาระต่อไป"),
        (item, "กำลังพิจารณา"),
        (draft, "กำลังพิจารณาร่างมติ"),
        (voting, "เปิดลงมติแล้ว"),
        (counting, "กำลังจะเปิดหีบนับคะแนน"),
        (counted, "รอประกาศผล"),
        (declared, "ผลการลงมติ"),
        (between, "กำลังจะเข้าวาระต่อไป"),
        (resting, "พักการประชุม"),
        (closed, "ปิดประชุมแล้ว"),
    ],
)
def test_a_phone_that_comes_now_lands_on_now(
    room: Room, walk: Callable[[Hall], object], seen: str
) -> None:
    walk(room.hall)
    assert seen in room.phone()


@pytest.mark.parametrize("walk", [counting, counted, declared])
def test_who_had_not_voted_when_it_closed_is_told_so(
    room: Room, walk: Callable[[Hall], int]
) -> None:
    walk(room.hall)
    late = room.hall.phone(11)
    assert MISSED in room.phone(late)
    assert "เรื่องต่อไปออกเสียงได้" in room.phone(late)
    assert MISSED not in room.phone(room.hall.phone(0)), "who voted missed nothing"
    assert MISSED not in room.phone(), "nor did who has no vote"


@pytest.mark.parametrize("method", ["named", "secret"])
def test_who_had_voted_is_told_that_it_lies_in_the_box(room: Room, method: str) -> None:
    hall = room.hall
    begin(hall)
    ballot_id = open_vote(hall, method=method)
    everyone_votes(hall, ballot_id, "y")
    phone = hall.phone(0)
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    seen = room.phone(phone)
    assert SEALED in seen
    assert "ใบรับ" in seen


def test_a_vote_that_comes_too_late_is_refused_and_the_phone_then_says_what_is(room: Room) -> None:
    hall = room.hall
    begin(hall)
    ballot_id = open_vote(hall)
    phone = hall.phone(3)
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    vote = {"choice": "yes", "idempotency_key": "late"}
    answer = phone.post(f"/m/{hall.code}/ballots/{ballot_id}/vote", data=vote)
    assert answer.status_code in (302, 409)
    assert MISSED in room.phone(phone)


def test_who_checked_in_after_the_opening_is_not_told_that_they_missed_it(room: Room) -> None:
    hall = room.hall
    open_meeting(hall.facilitator, hall.meeting_id, hall.version)
    from assembly.meetings.actions import check_in

    for member_id in hall.members[:6]:
        check_in(SYSTEM, hall.meeting_id, member_id)
    ballot_id = open_vote(hall)
    late = hall.phone(9)
    assert "ท่านลงทะเบียนหลังเปิดลงมติ" in room.phone(late)
    close_ballot(hall.facilitator, hall.meeting_id, hall.version, ballot_id)
    assert MISSED not in room.phone(late)
