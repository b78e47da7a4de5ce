"""Asking, calling, ending: one speaks at a time, and nobody is called behind another's back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from assembly.agenda.actions import finish_item, open_item
from assembly.core import clock
from assembly.core.change import writer
from assembly.core.db import session
from assembly.core.errors import NotFound, Refusal
from assembly.extensions import db
from assembly.hall.actions import show
from assembly.hall.queries import screen_state
from assembly.hall.rules import MAIN, with_the_floor
from assembly.journal.models import Entry, Payload
from assembly.meetings.actions import close_meeting
from assembly.meetings.rules import MeetingNotOpen
from assembly.speakers import actions
from assembly.speakers.models import Speech
from assembly.speakers.rules import (
    FloorTaken,
    NameNeeded,
    NobodyWaiting,
    NoSuchDistrict,
    NotOnRoll,
    NotSpeaking,
    NotWaiting,
    ReasonNeeded,
    SlipElsewhere,
)
from tests.factories.hall import Hall
from tests.speakers.conftest import floor, name, names, second_facilitator


def asks(hall: Hall, *places: int, kind: str = "speech") -> None:
    for place in places:
        actions.ask_floor(hall.delegate(place), hall.meeting_id, kind)


def calls_next(hall: Hall) -> int:
    speaking = floor(hall).speaking
    seen = speaking.id if speaking else 0
    return actions.call_next(hall.facilitator, hall.meeting_id, seen)


def on_wall(hall: Hall) -> str:
    db.session.remove()
    return screen_state(hall.meeting_id, MAIN).slide


def journal(kind: str) -> list[str]:
    db.session.remove()
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq).where(Entry.type == kind)
    return list(session().scalars(wanted))


def test_who_asks_twice_waits_once(listening: Hall) -> None:
    asks(listening, 0, 1, 0)
    assert names(listening) == [name(listening, 0), name(listening, 1)]


def test_a_point_of_order_takes_the_place_of_the_same_persons_request(listening: Hall) -> None:
    asks(listening, 0, 1)
    asks(listening, 1, kind="point_of_order")
    asks(listening, 1)
    waiting = floor(listening).waiting
    assert [(one.name, one.kind) for one in waiting] == [
        (name(listening, 1), "point_of_order"),
        (name(listening, 0), "speech"),
    ]


def test_a_request_can_be_taken_back_and_made_again(listening: Hall) -> None:
    asks(listening, 0)
    for _twice in range(2):
        actions.withdraw_request(listening.delegate(0), listening.meeting_id)
    assert names(listening) == []
    asks(listening, 0)
    assert names(listening) == [name(listening, 0)]


def test_a_slip_of_another_meeting_asks_nothing_here(listening: Hall) -> None:
    with pytest.raises(SlipElsewhere):
        actions.ask_floor(listening.facilitator, listening.meeting_id)


def test_nobody_asks_before_the_meeting_is_open(hall: Hall) -> None:
    with pytest.raises(MeetingNotOpen):
        actions.ask_floor(hall.delegate(0), hall.meeting_id)


def test_calling_gives_the_meetings_time_and_the_item(listening: Hall) -> None:
    asks(listening, 0)
    calls_next(listening)
    speaking, timer = floor(listening).speaking, floor(listening).timer
    assert speaking is not None
    assert timer is not None
    assert (speaking.name, speaking.allowed_seconds) == (name(listening, 0), 180)
    assert timer.state == "running"
    db.session.remove()
    assert session().get_one(Speech, speaking.id).agenda_item_id == listening.items[0]


def test_the_one_who_speaks_next_ends_the_one_before(listening: Hall) -> None:
    asks(listening, 0, 1)
    first, second = calls_next(listening), calls_next(listening)
    assert floor(listening).speaking.id == second  # type: ignore[union-attr]
    db.session.remove()
    assert session().get_one(Speech, first).state == "spoken"


def test_who_has_spoken_waits_behind_who_has_not(listening: Hall) -> None:
    asks(listening, 0)
    calls_next(listening)
    asks(listening, 1, 0)
    calls_next(listening)
    asks(listening, 0, 2)
    assert names(listening) == [name(listening, 2), name(listening, 0)]
    assert floor(listening).waiting[1].times == 1


def test_two_facilitators_call_at_once_and_the_second_is_told_who_and_whom(
    listening: Hall,
) -> None:
    asks(listening, 0, 1)
    actions.call_next(second_facilitator(listening), listening.meeting_id, 0)
    with pytest.raises(FloorTaken) as refused:
        actions.call_next(listening.facilitator, listening.meeting_id, 0)
    assert "วิชัย" in refused.value.sentence
    assert name(listening, 0) in refused.value.sentence


def test_many_press_at_once_and_one_wins(listening: Hall) -> None:
    asks(listening, *range(6))
    app, actor, id_ = listening.app, listening.facilitator, listening.meeting_id

    def press(_: int) -> bool:
        with app.app_context():
            try:
                actions.call_next(actor, id_, 0)
            except Refusal:
                return False
            return True

    with ThreadPoolExecutor(6) as hands:
        assert sum(hands.map(press, range(6))) == 1
    assert len(floor(listening).waiting) == 5


def test_a_refused_call_ends_nobodys_speech(listening: Hall) -> None:
    asks(listening, 0)
    running = calls_next(listening)
    with pytest.raises(NobodyWaiting):
        actions.call_next(listening.facilitator, listening.meeting_id, running)
    assert floor(listening).speaking.id == running  # type: ignore[union-attr]


def test_before_their_turn_only_with_a_reason_which_is_kept(listening: Hall) -> None:
    asks(listening, 0, 1)
    last = floor(listening).waiting[1].id
    call = (listening.facilitator, listening.meeting_id, 0, last)
    with pytest.raises(ReasonNeeded):
        actions.call_speaker(*call, "  ")
    actions.call_speaker(*call, "เจ้าของเรื่องขอชี้แจง")
    assert floor(listening).speaking.id == last  # type: ignore[union-attr]
    assert session().get_one(Speech, last).out_of_turn == "เจ้าของเรื่องขอชี้แจง"
    assert '"out_of_turn":true' in journal("speech_called")[0]


def test_the_first_in_order_needs_no_reason(listening: Hall) -> None:
    asks(listening, 0, 1)
    first = floor(listening).waiting[0].id
    actions.call_speaker(listening.facilitator, listening.meeting_id, 0, first)
    db.session.remove()
    assert session().get_one(Speech, first).out_of_turn == ""
    with pytest.raises(NotWaiting):
        actions.call_speaker(listening.facilitator, listening.meeting_id, first, first)


def test_ending_twice_ends_one_speech(listening: Hall) -> None:
    asks(listening, 0, 1)
    first = calls_next(listening)
    for who in (listening.facilitator, second_facilitator(listening)):
        actions.end_speech(who, listening.meeting_id, first)
    assert floor(listening).speaking is None
    assert len(journal("speech_ended")) == 1


def test_a_minute_more_and_a_gentle_warning(listening: Hall) -> None:
    asks(listening, 0)
    running = calls_next(listening)
    actions.warn(listening.facilitator, listening.meeting_id, running)
    assert floor(listening).timer.state == "short"  # type: ignore[union-attr]
    actions.extend(listening.facilitator, listening.meeting_id, running)
    timer = floor(listening).timer
    assert timer is not None
    assert (timer.allowed, timer.state) == (240, "running")
    actions.end_speech(listening.facilitator, listening.meeting_id, running)
    with pytest.raises(NotSpeaking):
        actions.extend(listening.facilitator, listening.meeting_id, running)


def test_the_time_of_a_district_is_what_its_people_spoke(
    listening: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks(listening, 0)
    running = calls_next(listening)
    later = clock.now() + timedelta(seconds=95)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert floor(listening).timer.left in (84, 85)  # type: ignore[union-attr]
    actions.end_speech(listening.facilitator, listening.meeting_id, running)
    times = {one.code: one.count for one in floor(listening).times}
    assert len(times) == 8
    assert times["8201"] in (95, 96)
    assert sum(times.values()) == times["8201"]


def test_the_desk_adds_who_raised_a_hand(listening: Hall) -> None:
    desk, id_ = listening.facilitator, listening.meeting_id
    actions.add_member_speaker(desk, id_, listening.members[3])
    for _twice in range(2):
        actions.add_guest_speaker(desk, id_, " ปลัดอำเภอ  ", "8202")
    assert names(listening) == [name(listening, 3), "ปลัดอำเภอ"]
    for refused, said in (
        (NameNeeded, (" ", "")),
        (NoSuchDistrict, ("ปลัด", "9999")),
    ):
        with pytest.raises(refused):
            actions.add_guest_speaker(desk, id_, *said)
    with pytest.raises(NotOnRoll):
        actions.add_member_speaker(desk, id_, 999)
    actions.remove_request(desk, id_, floor(listening).waiting[0].id)
    assert names(listening) == ["ปลัดอำเภอ"]


def test_a_speech_of_another_meeting_is_not_found_here(listening: Hall) -> None:
    asks(listening, 0)
    with pytest.raises(NotFound):
        actions.end_speech(listening.facilitator, listening.meeting_id + 1, 1)


def test_the_next_item_ends_the_speech_and_forgets_who_waited(listening: Hall) -> None:
    asks(listening, 0, 1)
    calls_next(listening)
    open_item(listening.facilitator, listening.meeting_id, listening.version, listening.items[1])
    assert (floor(listening).speaking, floor(listening).waiting) == (None, ())
    assert on_wall(listening) == "item"


def test_opening_the_same_item_once_more_disturbs_nobody(listening: Hall) -> None:
    asks(listening, 0, 1)
    calls_next(listening)
    open_item(listening.facilitator, listening.meeting_id, listening.version, listening.items[0])
    assert floor(listening).speaking is not None
    assert len(floor(listening).waiting) == 1


def test_finishing_another_item_disturbs_nobody(listening: Hall) -> None:
    asks(listening, 0, 1)
    calls_next(listening)
    finish_item(listening.facilitator, listening.meeting_id, listening.version, listening.items[2])
    assert floor(listening).speaking is not None


def test_the_end_of_the_meeting_ends_the_speech(listening: Hall) -> None:
    asks(listening, 0, 1)
    calls_next(listening)
    close_meeting(listening.facilitator, listening.meeting_id, listening.version)
    assert (floor(listening).speaking, floor(listening).waiting) == (None, ())


def test_the_item_on_the_wall_steps_aside_and_comes_back(listening: Hall) -> None:
    asks(listening, 0, 1)
    first = calls_next(listening)
    assert on_wall(listening) == "speakers"
    actions.end_speech(listening.facilitator, listening.meeting_id, first)
    assert on_wall(listening) == "speakers", "between two speakers the wall stays still"
    last = calls_next(listening)
    actions.end_speech(listening.facilitator, listening.meeting_id, last)
    assert on_wall(listening) == "item"


def test_what_the_desk_chose_for_the_wall_stays(listening: Hall) -> None:
    show(listening.facilitator, listening.meeting_id, MAIN, "wall")
    asks(listening, 0)
    actions.end_speech(listening.facilitator, listening.meeting_id, calls_next(listening))
    assert on_wall(listening) == "wall"
    assert with_the_floor("draft", speaking=True, waiting=False) == "draft"


def test_the_journal_knows_who_was_called_and_no_request(listening: Hall) -> None:
    asks(listening, 0)
    running = calls_next(listening)
    actions.end_speech(listening.facilitator, listening.meeting_id, running)
    writer().run(lambda: (None, []))
    assert f'"member":{listening.members[0]}' in journal("speech_called")[0]
    assert '"seconds":' in journal("speech_ended")[0]
    assert not any("ใจดี" in told for told in journal("speech_called"))
    db.session.remove()
    assert not list(session().scalars(select(Entry).where(Entry.type == "floor_asked")))


def test_calling_a_speaker_makes_nobodys_next_step_stale(listening: Hall) -> None:
    asks(listening, 0)
    version = listening.version
    calls_next(listening)
    assert listening.version == version
