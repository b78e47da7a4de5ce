"""What phone, desk and wall say about the floor, and what their forms refuse."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from flask_babel import force_locale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.core import clock, ids
from assembly.extensions import db
from assembly.hall.broadcasts import now_room
from assembly.live import push
from assembly.speakers import actions
from assembly.speakers.forms import CallForm
from assembly.speakers.rules import LONGEST_REASON, THE_RULE
from tests.factories.decisions import everyone_votes, finish_vote, open_vote
from tests.factories.hall import Hall
from tests.hall.conftest import Room
from tests.hall.test_boards import Ear
from tests.speakers.conftest import floor, name, names

JSON = {"Accept": "application/json"}


def asks(hall: Hall, *places: int, kind: str = "speech") -> None:
    for place in places:
        actions.ask_floor(hall.delegate(place), hall.meeting_id, kind)


def calls(hall: Hall) -> int:
    return actions.call_next(hall.facilitator, hall.meeting_id, 0)


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch, listening: Hall) -> Ear:
    found = Ear()
    found.forgets()
    monkeypatch.setattr(push, "refresh", found.listen)
    return found


# --- the phone -----------------------------------------------------------------------------------


def test_a_member_asks_sees_their_place_and_takes_it_back(room: Room) -> None:
    hall = room.hall
    asks(hall, 1)
    phone = hall.phone(0)
    assert "ขอพูด" in room.phone(phone)
    assert phone.post(f"/m/{hall.code}/floor", data={"kind": "speech"}).status_code == 302
    assert "ท่านเป็นคนที่ 2" in room.phone(phone)
    phone.post(f"/m/{hall.code}/floor/withdraw")
    assert names(hall) == [name(hall, 1)]


def test_a_point_of_order_explains_itself(room: Room) -> None:
    phone = room.hall.phone(0)
    assert "ใช้เมื่อเห็นว่าประชุมผิดข้อบังคับ" in room.phone(phone)
    answer = phone.post(f"/m/{room.hall.code}/floor", data={"kind": "point_of_order"}, headers=JSON)
    assert answer.json == {"ok": True}
    assert "ขอหารือข้อบังคับแล้ว" in room.phone(phone)


def test_an_observer_may_ask_too_and_a_stranger_may_not(room: Room) -> None:
    observer = room.hall.observer()
    assert observer.post(f"/m/{room.hall.code}/floor", data={}, headers=JSON).status_code == 200
    assert names(room.hall) == ["นางลำดวน ใจดี"]
    assert room.stranger.post(f"/m/{room.hall.code}/floor", headers=JSON).status_code == 403
    assert "ขอพูด" not in room.phone()


def test_a_hand_that_goes_up_and_down_all_day_has_to_rest(room: Room) -> None:
    phone, path = room.hall.phone(0), f"/m/{room.hall.code}/floor"
    answers = [phone.post(path, headers=JSON).status_code for _ in range(14)]
    assert (answers[0], answers[-1]) == (200, 429)
    assert phone.post(f"{path}/withdraw", headers=JSON).status_code == 200


def test_at_ones_turn_the_phone_says_so_and_counts(room: Room) -> None:
    asks(room.hall, 0)
    calls(room.hall)
    assert "ถึงตาท่านแล้ว" in room.phone(room.hall.phone(0))
    page = room.html(room.hall.phone(1), f"/m/{room.hall.code}")
    assert page.count("data-countdown") == 1, "the others see who speaks"
    assert "ถึงตาท่านแล้ว" not in page


def test_while_the_room_votes_nothing_stands_beside_the_choices(listening: Hall) -> None:
    open_vote(listening)
    page = listening.phone(0).get(f"/m/{listening.code}").text
    assert "data-choice" in page
    assert "floor-ask" not in page


def test_once_the_room_has_decided_only_who_waited_still_waits(room: Room) -> None:
    hall = room.hall
    asks(hall, 0)
    ballot_id = open_vote(hall)
    everyone_votes(hall, ballot_id, "yyyyyyyy")
    finish_vote(hall, ballot_id)
    assert "ท่านเป็นคนที่ 1" in room.phone(hall.phone(0))
    assert "ขอพูด" not in room.phone(hall.phone(1))


def test_the_board_names_who_speaks_and_only_that_changes_its_mark(room: Room) -> None:
    hall = room.hall
    with hall.app.test_request_context(), force_locale("th"):
        quiet = now_room(hall.code).data
        asks(hall, 0, 1)
        db.session.remove()
        assert now_room(hall.code).data == quiet, "two thousand phones do not stir for a request"
        calls(hall)
        db.session.remove()
        called = now_room(hall.code).data
    assert called["speaker"].endswith(name(hall, 0))
    assert called["mine"] == quiet["mine"]


def test_requests_are_news_for_desk_and_wall_alone_and_calls_for_all(
    listening: Hall, ear: Ear
) -> None:
    asks(listening, 0)
    assert {(kind, urgent) for kind, _key, urgent in ear.news()} == {
        ("desk", False),
        ("screen", False),
    }
    ear.forgets()
    calls(listening)
    assert {("desk", True), ("screen", True), ("now", False)} <= {
        (kind, urgent) for kind, _key, urgent in ear.news()
    }


# --- the desk ------------------------------------------------------------------------------------


def test_the_desk_reads_the_list_in_order(room: Room) -> None:
    asks(room.hall, 0, 1)
    asks(room.hall, 2, kind="point_of_order")
    seen = room.desk()
    assert "รอพูด วาระ 1 3 คน" in seen
    assert re.search(f"{name(room.hall, 2)}.+หารือข้อบังคับ.+{name(room.hall, 0)}", seen)


def test_the_desk_calls_warns_adds_a_minute_and_ends(room: Room) -> None:
    asks(room.hall, 0)
    room.presses("/floor/next", speaking=0)
    running = floor(room.hall).speaking
    assert running is not None
    assert "จบการพูด" in room.desk()
    for button in ("warn", "more", "end"):
        assert room.presses(f"/floor/{running.id}/{button}").status_code == 302
    assert floor(room.hall).speaking is None
    assert "เรียกคนพูด" in room.desk()


def test_who_was_overtaken_reads_it_on_the_desk(room: Room) -> None:
    asks(room.hall, 0, 1)
    calls(room.hall)
    room.presses("/floor/next", speaking=0)
    assert f"เพิ่งเรียก {name(room.hall, 0)} พูดไปก่อน" in room.desk()
    url = f"/desk/{room.hall.code}/floor/next"
    answer = room.desk_browser.post(url, data={"speaking": 0}, headers=JSON)
    assert (answer.status_code, answer.json["reason"]) == (409, "floor_taken")


def test_calling_before_the_turn_asks_for_the_reason_and_keeps_what_was_typed(room: Room) -> None:
    asks(room.hall, 0, 1)
    last = floor(room.hall).waiting[1].id
    path = f"/desk/{room.hall.code}/floor/{last}/call"
    assert name(room.hall, 1) in room.reads(room.desk_browser, path)
    refused = room.desk_browser.post(path, data={"reason": ""})
    assert refused.status_code == 422
    assert "บอกเหตุผลที่เรียกคนนี้ก่อน" in refused.text
    long = "ก" * (LONGEST_REASON + 1)
    refused = room.desk_browser.post(path, data={"reason": long})
    assert refused.status_code == 422
    assert long in refused.text
    assert room.desk_browser.post(path, data={"reason": "ขอชี้แจง"}).status_code == 302
    assert floor(room.hall).speaking.id == last  # type: ignore[union-attr]


def test_the_desk_finds_a_person_of_the_roll_while_typing(room: Room) -> None:
    asks(room.hall, 2)
    path = f"/desk/{room.hall.code}/floor/add"
    assert "ค้นชื่อในทะเบียน" in room.reads(room.desk_browser, path)
    found = room.reads(room.desk_browser, f"{path}?q=อรุณี&found=1")
    assert found.startswith("นายอรุณี ใจดี")
    assert "รอพูดอยู่แล้ว" in found
    assert "ไม่พบชื่อนี้" in room.reads(room.desk_browser, f"{path}?q=%25&found=1")
    key = ids.token()
    data = {"member": room.hall.members[4], "idempotency_key": key}
    assert room.desk_browser.post(path, data=data).status_code == 302
    assert name(room.hall, 4) in names(room.hall)


def test_a_guest_is_written_down_and_a_refusal_keeps_the_words(room: Room) -> None:
    path = f"/desk/{room.hall.code}/floor/add"
    refused = room.desk_browser.post(path, data={"name": "ปลัดอำเภอ", "district": "9999"})
    assert refused.status_code == 422
    assert 'value="ปลัดอำเภอ"' in refused.text
    assert "เลือกอำเภอจากรายการ" in refused.text
    refused = room.desk_browser.post(path, data={"name": " "}, headers=JSON)
    assert (refused.status_code, refused.json["reason"]) == (422, "name_needed")
    assert room.desk_browser.post(path, data={"name": "ปลัดอำเภอ"}).status_code == 302
    assert names(room.hall) == ["ปลัดอำเภอ"]


@pytest.fixture
def raised(room: Room) -> FlaskClient:
    return room.hall.phone(0)


FIELDS = ("kind", "member", "name", "district", "reason", "speaking", "idempotency_key")
BAD = st.dictionaries(
    st.sampled_from(FIELDS),
    st.one_of(st.text(max_size=30), st.integers().map(str), st.sampled_from(["speech", "0", "1"])),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BAD, st.sampled_from(["add", "next", "1/call", "1/end", "1/more", "1/warn", "1/remove"]))
def test_whatever_is_sent_to_the_desk_is_answered(
    room: Room, fields: dict[str, str], where: str
) -> None:
    asks(room.hall, 0)
    path = f"/desk/{room.hall.code}/floor/{where}"
    status = room.desk_browser.post(path, data=fields, headers=JSON).status_code
    assert status in (200, 404, 409, 422)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BAD)
def test_whatever_a_phone_sends_is_answered(
    room: Room, raised: FlaskClient, fields: dict[str, str]
) -> None:
    answer = raised.post(f"/m/{room.hall.code}/floor", data=fields, headers=JSON)
    assert answer.status_code in (200, 422, 429)


def test_a_call_form_without_a_number_saw_nobody(room: Room) -> None:
    with room.hall.app.test_request_context(method="POST", data={"speaking": "x"}):
        assert CallForm().seen == 0


# --- the wall ------------------------------------------------------------------------------------


def test_the_wall_names_the_speaker_the_next_and_the_rule(room: Room) -> None:
    asks(room.hall, 0, 1, 2, 3, 4, 5)
    room.presses("/floor/next", speaking=0)
    seen = room.wall()
    assert f"{name(room.hall, 0)} อำเภอเมืองพังงา เหลือเวลา" in seen
    assert f"1 {name(room.hall, 1)}" in seen
    assert "รออยู่ 5 คน" in seen
    assert name(room.hall, 5) not in seen, "a wall names the next four"
    for phrase in str(THE_RULE).split():
        assert phrase in seen


def test_a_quiet_wall_invites_to_ask(room: Room) -> None:
    room.presses("/screen/main", slide="speakers")
    assert "ขอพูดได้ที่โทรศัพท์ของท่าน" in room.wall()
    asks(room.hall, 0)
    assert "รอเชิญคนต่อไป" in room.wall()


def test_what_districts_have_spoken_stands_on_their_columns(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks(room.hall, 0)
    running = calls(room.hall)
    later = clock.now() + timedelta(seconds=95)
    monkeypatch.setattr(clock, "now", lambda: later)
    actions.end_speech(room.hall.facilitator, room.hall.meeting_id, running)
    room.presses("/screen/main", slide="speakers")
    for seen in (room.wall(), room.desk()):
        assert re.search(r"เมืองพังงา 1:3[56]", seen)
        assert "กะปง 0:00" in seen


def test_the_faces_speak_english_too(room: Room) -> None:
    asks(room.hall, 0, 1)
    calls(room.hall)
    for browser, path in (
        (room.stranger, f"/screen/{room.hall.code}?lang=en"),
        (room.desk_browser, f"/desk/{room.hall.code}?lang=en"),
        (room.hall.phone(1), f"/m/{room.hall.code}?lang=en"),
        (room.desk_browser, f"/desk/{room.hall.code}/floor/add?lang=en"),
    ):
        assert room.reads(browser, path)
