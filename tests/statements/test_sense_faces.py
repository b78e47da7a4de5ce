"""The phone that answers, the desk that asks, the wall, and the page afterwards."""

import html
import re

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.core import ids
from assembly.extensions import db
from assembly.grievances.actions import tell
from assembly.grievances.queries import new_grievances
from assembly.hall.actions import show
from assembly.hall.queries import now_board
from assembly.live import push
from assembly.meetings.actions import close_meeting
from assembly.statements.actions import set_state
from tests.factories.decisions import begin
from tests.factories.hall import Hall
from tests.hall.conftest import Room, words_of
from tests.statements.conftest import MARKET, SEA, ask, people_say, sense

PHONE = "/m/482913/sense"


def answers(phone: FlaskClient, id_: int, choice: str, **headers: str) -> int:
    db.session.remove()
    said = {"choice": choice, "idempotency_key": ids.token()}
    return phone.post(f"{PHONE}/{id_}", data=said, headers=headers).status_code


def from_district(phone: FlaskClient, code: str) -> int:
    phone.get(PHONE)
    return phone.post(f"{PHONE}/district", data={"district": code}).status_code


@pytest.fixture
def villager(asking: Hall) -> FlaskClient:
    return asking.app.test_client()


def test_a_villager_answers_and_changes_their_mind(
    asking: Hall, room: Room, villager: FlaskClient
) -> None:
    assert "ห้องถามความเห็น" not in room.phone()
    id_ = ask(asking)
    assert "ห้องถามความเห็น 1 ข้อความ" in room.phone()
    first = room.reads(villager, PHONE)
    assert "ท่านมาจากอำเภอไหน" in first
    assert "ไม่เห็นด้วย" not in first.split("คิดคะแนนอย่างไร")[0]
    assert from_district(villager, "8203") == 302
    page = room.reads(villager, PHONE)
    assert MARKET in page
    assert "ตอบในฐานะคน กะปง" in page
    assert answers(villager, id_, "agree") == 302
    assert "ตอบครบแล้ว" in room.reads(villager, PHONE)
    assert answers(villager, id_, "disagree", Accept="application/json") == 200
    assert 'aria-pressed="true"' in room.html(villager, PHONE + "?region=1")
    assert sense(asking).statements[0].answered == 1


def test_answering_without_a_district_keeps_nothing_and_says_so(
    asking: Hall, room: Room, villager: FlaskClient
) -> None:
    id_ = ask(asking)
    villager.get(PHONE)
    assert answers(villager, id_, "agree") == 302
    assert "เลือกอำเภอของท่านก่อน" in room.reads(villager, PHONE)
    assert answers(villager, id_, "agree", Accept="application/json") == 422
    assert from_district(villager, "8399") == 302
    assert answers(villager, id_, "agree", Accept="application/json") == 422
    assert sense(asking).statements[0].answered == 0


def test_a_delegate_is_not_asked_for_a_district(asking: Hall, room: Room) -> None:
    id_, phone = ask(asking), asking.phone(0)
    assert "ท่านมาจากอำเภอไหน" not in room.reads(phone, PHONE)
    assert answers(phone, id_, "pass") == 302
    assert sense(asking).statements[0].answered == 1


def test_the_next_person_at_the_same_phone_is_another_one(
    asking: Hall, room: Room, villager: FlaskClient
) -> None:
    id_ = ask(asking)
    for code in ("8201", "8202"):
        from_district(villager, code)
        answers(villager, id_, "agree")
        assert villager.post(f"{PHONE}/next", data={}).status_code == 302
        assert "ท่านมาจากอำเภอไหน" in room.reads(villager, PHONE)
    assert sense(asking).statements[0].answered == 2


def test_two_delegates_share_a_phone_with_their_slips(asking: Hall) -> None:
    id_, phone = ask(asking), asking.phone(0)
    phone.get(PHONE)
    answers(phone, id_, "agree")
    phone.post("/out", data={})
    from_district(phone, "8204")
    answers(phone, id_, "disagree")
    assert sense(asking).statements[0].answered == 2


def test_an_open_statement_shows_no_numbers_on_phones(
    asking: Hall, room: Room, villager: FlaskClient
) -> None:
    id_ = ask(asking)
    people_say(asking, id_, "agree", d1=7, d2=6)
    from_district(villager, "8201")
    page = room.reads(villager, PHONE)
    assert "เต็ม 100" not in page
    assert "ตอบ 13 คน" not in page
    set_state(asking.facilitator, asking.meeting_id, id_, "closed", "open")
    assert "เห็นด้วยตรงกัน 88 เต็ม 100" in room.reads(villager, PHONE)


def test_before_a_meeting_opens_the_desk_says_what_waits_to_be_asked(
    hall: Hall, room: Room
) -> None:
    desk = room.desk_browser
    assert "ยังไม่ได้ถาม" in room.reads(desk, "/desk/482913")
    answer = desk.post("/desk/482913/sense", data={"text": MARKET}, follow_redirects=True)
    assert "จะถามเมื่อเปิดประชุม" in answer.text
    assert "บนโทรศัพท์ทุกเครื่อง" not in answer.text
    page = room.reads(desk, "/desk/482913")
    assert "ยังไม่ได้ถาม" not in page
    assert "รอถาม 1 ข้อความเมื่อเปิดประชุม" in page
    sense_desk = room.reads(desk, "/desk/482913/sense")
    assert "รอเปิดประชุม" in sense_desk
    assert "กำลังรับความเห็น" not in sense_desk
    begin(hall)
    assert "กำลังถาม 1 ข้อความ" in room.reads(desk, "/desk/482913")


def test_the_desk_asks_closes_opens_again_orders_and_withholds(asking: Hall, room: Room) -> None:
    for words in (MARKET, SEA):
        assert room.presses("/sense", text=words).status_code == 302
    page = room.reads(room.desk_browser, "/desk/482913/sense")
    assert page.index(MARKET) < page.index(SEA)
    first, second = (one.id for one in sense(asking).statements)
    for step, seen in (("close", "open"), ("reopen", "closed"), ("withhold", "open")):
        assert room.presses(f"/sense/{first}/{step}", seen=seen).status_code == 302
    assert room.presses(f"/sense/{second}/up").status_code == 302
    page = room.reads(room.desk_browser, "/desk/482913/sense")
    assert page.index(SEA) < page.index(MARKET)
    assert "ไม่ให้ใครเห็น" in page
    assert MARKET not in room.reads(room.stranger, PHONE)
    assert room.presses(f"/sense/{first}/close", seen="open").status_code == 302
    assert "มีคนที่โต๊ะเพิ่งเปลี่ยนข้อความนี้" in room.reads(room.desk_browser, "/desk/482913/sense")


def test_the_press_that_shows_it_on_the_wall_stays_at_the_page_without_a_script(
    asking: Hall, room: Room
) -> None:
    """It led to the desk's first page: seen where a press came before the page's script."""
    ask(asking)
    page = f"/desk/{asking.code}/sense"
    action = re.search(r'formaction="([^"]+/screen/main[^"]*)"', room.html(room.desk_browser, page))
    assert action is not None
    answer = room.desk_browser.post(html.unescape(action[1]), data={"slide": "sense"})
    assert (answer.status_code, answer.location) == (302, page)
    other = room.desk_browser.post(
        f"/desk/{asking.code}/screen/main?beside=x", data={"slide": "agenda"}
    )
    assert other.location == f"/desk/{asking.code}"


def test_a_refused_statement_keeps_what_was_typed(asking: Hall, room: Room) -> None:
    answer = room.presses("/sense", text="ก" * 111)
    assert answer.status_code == 422
    assert "ตัดออก 1 ตัวอักษร" in words_of(answer.text)
    assert "ก" * 111 in answer.text
    ask(asking)
    again = room.presses("/sense", text=MARKET)
    assert (again.status_code, MARKET in again.text) == (409, True)
    assert "ถามห้องไปแล้ว" in words_of(again.text)


def test_a_statement_begins_with_what_somebody_told(asking: Hall, room: Room) -> None:
    tell(asking.assembly_id, "820101", None, "น้ำไม่ไหลมาสามวันแล้ว", "key-1")
    told = new_grievances(asking.assembly_id, 1)[0]
    assert f"/desk/482913/sense/from/{told.id}" in room.html(room.desk_browser, "/desk/482913")
    page = room.html(room.desk_browser, f"/desk/482913/sense/from/{told.id}")
    assert "น้ำไม่ไหลมาสามวันแล้ว" in page
    assert "หมอถึงเกาะ" in room.html(room.desk_browser, "/desk/482913/sense?words=หมอถึงเกาะ")
    assert sense(asking).statements == ()


def test_the_wall_shows_what_unites_and_divides_with_the_formula(asking: Hall, room: Room) -> None:
    uniting, dividing = ask(asking), ask(asking, SEA)
    show(asking.facilitator, asking.meeting_id, "main", "sense")
    assert MARKET in room.wall()
    assert "อย่างน้อย 5 คน" in room.wall()
    people_say(asking, uniting, "agree", d1=6, d2=9)
    people_say(asking, dividing, "agree", d1=6)
    people_say(asking, dividing, "disagree", d2=9)
    wall = room.wall()
    assert wall.index("เราเห็นตรงกัน") < wall.index(MARKET) < wall.index("เรายังเห็นต่างกัน")
    assert wall.index("เรายังเห็นต่างกัน") < wall.index(SEA)
    assert "(เห็นด้วย + 1) ÷ (คนตอบ + 2)" in wall
    set_state(asking.facilitator, asking.meeting_id, dividing, "withheld", "open")
    assert SEA not in room.wall()
    set_state(asking.facilitator, asking.meeting_id, uniting, "withheld", "open")
    assert "ความเห็นของห้องนี้" not in room.wall()  # nothing to show: the item is back


def test_boards_hold_nothing_personal_and_opinions_move_no_other_board(
    asking: Hall, room: Room
) -> None:
    id_ = ask(asking)
    show(asking.facilitator, asking.meeting_id, "main", "sense")
    rooms = [f"{kind}:482913:th" for kind in ("sense", "sense-wall", "sense-desk", "now")]
    with asking.app.test_request_context():
        boards = {name: push.outlet(name).present() for name in rooms}
    assert "csrf" not in "".join(board["html"] for board in boards.values())
    assert str(boards["now:482913:th"]["data"]).count("opinion") == 0
    people_say(asking, id_, "agree", d1=6)
    assert now_board("482913").mine == "item"


def test_everybody_reads_it_after_the_meeting(asking: Hall, room: Room) -> None:
    page = f"/a/{asking.slug}/sense/{asking.code}"
    id_, few = ask(asking), ask(asking, SEA)
    people_say(asking, id_, "agree", d1=6, d2=9)
    people_say(asking, few, "disagree", d1=2)
    assert MARKET not in room.reads(room.stranger, page)
    close_meeting(asking.facilitator, asking.meeting_id, asking.version)
    told = room.reads(room.stranger, page)
    assert "เห็นด้วยตรงกัน 89 เต็ม 100" in told
    assert "รอให้ครบ 5 คน" not in told.split(SEA)[0]
    assert SEA in told
    assert page in room.html(room.stranger, f"/a/{asking.slug}")
    assert page in room.html(room.stranger, f"/m/{asking.code}")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.text(max_size=30), st.text(max_size=12))
def test_whatever_is_sent_is_kept_clean_or_refused(
    asking: Hall, room: Room, words: str, choice: str, seen: str
) -> None:
    db.session.remove()
    asked = room.presses("/sense", text=words).status_code
    assert asked in (302, 409, 422)
    statements = sense(asking).statements
    id_ = statements[-1].id if statements else 1
    desk = room.desk_browser
    for step in ("close", "reopen", "withhold", "up"):
        assert desk.post(f"/desk/482913/sense/{id_}/{step}", data={"seen": seen}).status_code in (
            302, 404,
        )  # fmt: skip
    for sent in ({"choice": choice}, {"choice": [choice]}, {"choice": {"a": choice}}):
        status = room.stranger.post(f"{PHONE}/{id_}", json=sent).status_code
        assert status < 500
    assert room.stranger.post(f"{PHONE}/district", data={"district": choice}).status_code == 302
    assert room.stranger.get(PHONE).status_code == 200
    assert desk.get("/desk/482913/sense", query_string={"words": words}).status_code == 200
