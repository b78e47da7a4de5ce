"""The room rests: nobody votes meanwhile, everybody sees when it goes on, and going on ends it."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.agenda.actions import open_item
from assembly.core import clock
from assembly.core.db import session
from assembly.core.errors import Stale
from assembly.extensions import db
from assembly.hall.actions import set_follows, show, take_break
from assembly.hall.rules import BallotIsOpen
from assembly.journal.models import Entry
from assembly.meetings.actions import end_break
from assembly.meetings.models import Meeting
from assembly.meetings.rules import (
    LONGEST_BREAK,
    MeetingNotOpen,
    NotOnBreak,
    OddBreak,
    break_ends,
    clock_time,
)
from tests.factories.decisions import begin, open_vote
from tests.hall.conftest import Room

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=clock.BANGKOK)


def rests(room: Room, minutes: int = 30) -> None:
    hall = room.hall
    take_break(hall.facilitator, hall.meeting_id, hall.version, minutes)


def until(room: Room) -> datetime | None:
    db.session.remove()
    return session().get_one(Meeting, room.hall.meeting_id).break_until


def test_wall_phone_and_desk_say_when_it_goes_on(room: Room) -> None:
    begin(room.hall)
    rests(room)
    back = until(room)
    assert back is not None
    said = f"กลับมาเวลา {back.astimezone(clock.BANGKOK):%H.%M} น."
    assert said in room.wall()
    assert "พัก" in room.wall()
    assert f"พักการประชุม {said}" in room.phone()
    assert f"พักอยู่ {said} กลับเข้าประชุม" in room.desk()


def test_called_back_the_room_sees_what_it_was_on(room: Room) -> None:
    hall = room.hall
    begin(hall)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    rests(room)
    assert "กำลังพิจารณา" not in room.wall()
    end_break(hall.facilitator, hall.meeting_id, hall.version)
    assert until(room) is None
    assert "คณะทำงานตรวจแนวเขตที่ดินชุมชน" in room.wall()
    assert "กำลังพิจารณา" in room.phone()
    assert "พักอยู่" not in room.desk()


def test_going_on_without_calling_back_ends_the_break(room: Room) -> None:
    hall = room.hall
    begin(hall)
    rests(room)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    assert until(room) is None
    assert "กำลังพิจารณา" in room.phone()


def test_nobody_rests_while_the_room_votes(room: Room) -> None:
    begin(room.hall)
    open_vote(room.hall)
    with pytest.raises(BallotIsOpen):
        rests(room)
    assert 'id="take-break"' not in room.html(room.desk_browser, f"/desk/{room.hall.code}")
    room.presses("/break", minutes=10)
    assert "ยังเปิดลงมติอยู่" in room.desk()
    assert until(room) is None


def test_a_meeting_that_is_not_open_does_not_rest(room: Room) -> None:
    with pytest.raises(MeetingNotOpen):
        rests(room)


def test_who_is_not_on_a_break_is_not_called_back(room: Room) -> None:
    begin(room.hall)
    with pytest.raises(NotOnBreak):
        end_break(room.hall.facilitator, room.hall.meeting_id, room.hall.version)


def test_a_second_facilitator_is_told_who_was_first(room: Room) -> None:
    begin(room.hall)
    seen = room.hall.version
    rests(room)
    with pytest.raises(Stale):
        take_break(room.hall.facilitator, room.hall.meeting_id, seen, 10)


def test_a_screen_that_stays_elsewhere_stays_and_one_that_follows_rests(room: Room) -> None:
    hall = room.hall
    begin(hall)
    for name in ("2", "stage"):
        show(hall.facilitator, hall.meeting_id, name, "welcome")
    set_follows(hall.facilitator, hall.meeting_id, "stage", True)
    rests(room)
    assert "กลับมาเวลา" in room.wall("stage")
    assert "ส่องด้วยกล้องมือถือ" in room.wall("2")
    show(hall.facilitator, hall.meeting_id, "2", "break")
    end_break(hall.facilitator, hall.meeting_id, hall.version)
    assert "กลับมาเวลา" not in room.wall("2"), "what is over is on no wall"


def test_the_record_says_when_it_began_and_ended(room: Room) -> None:
    begin(room.hall)
    rests(room)
    end_break(room.hall.facilitator, room.hall.meeting_id, room.hall.version)
    db.session.remove()
    kinds = [entry.type for entry in session().query(Entry).order_by(Entry.seq)]
    assert kinds[-2:] == ["break_started", "break_ended"]


@pytest.mark.parametrize(
    "sent",
    [
        {"minutes": "15"},
        {"minutes": "abc"},
        {"minutes": "-5"},
        {"minutes": "9" * 30},
        {"until": "25.99"},
        {"until": "ความสุข"},
        {"until": "\x00"},
        {},
    ],
)
def test_whatever_is_typed_the_desk_answers(room: Room, sent: dict[str, str]) -> None:
    begin(room.hall)
    answer = room.presses("/break", **sent)
    assert answer.status_code == 302
    assert (until(room) is not None) == (sent == {"minutes": "15"})
    room.desk()


def test_the_buttons_begin_move_and_end_it(room: Room) -> None:
    begin(room.hall)
    room.presses("/break", minutes=10)
    first = until(room)
    room.presses("/break", minutes=60)
    later = until(room)
    assert first is not None
    assert later is not None
    assert later > first
    room.presses("/break/end")
    assert until(room) is None


@given(st.integers(min_value=-1000, max_value=10_000))
def test_a_break_of_minutes_ends_ahead_and_soon_enough_or_not_at_all(minutes: int) -> None:
    if 0 < minutes <= LONGEST_BREAK // timedelta(minutes=1):
        assert break_ends(NOON, minutes, None) - NOON == timedelta(minutes=minutes)
    else:
        with pytest.raises(OddBreak):
            break_ends(NOON, minutes, None)


@given(st.times())
def test_a_break_until_a_time_is_of_today_and_ahead(at: time) -> None:
    try:
        end = break_ends(NOON, None, at)
    except OddBreak:
        assert not time(12) < at <= time(16)
    else:
        assert end.date() == NOON.date()
        assert NOON <= end <= NOON + LONGEST_BREAK


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("13.00", time(13)),
        ("9:05", time(9, 5)),
        ("1300", time(13)),
        (" 13.30 น. ", time(13, 30)),
        ("24.00", None),
        ("12.60", None),
        ("", None),
        ("เที่ยง", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, read: time | None) -> None:
    assert clock_time(typed) == read


def test_a_delegate_on_a_break_has_one_filled_button(room: Room) -> None:
    """Asking to speak stands below; beside it the way to tell is an ordinary one."""
    hall = room.hall
    begin(hall)
    open_item(hall.facilitator, hall.meeting_id, hall.version, hall.items[0])
    take_break(hall.facilitator, hall.meeting_id, hall.version, 10)
    phone = hall.phone(0)
    assert room.html(phone, f"/m/{hall.code}").count("button-main") == 1
    assert "แจ้งทุกข์ระหว่างรอ" in room.phone(phone)
