"""The secretary's table: the draft beside what is in force, and every form of it."""

import json
from datetime import date

import pytest
from flask.testing import FlaskClient

from assembly.charter.actions import (
    add_chapter,
    draft_amendment,
    draft_clause,
    draft_move,
    draft_repeal,
    found_bylaw,
)
from assembly.charter.queries import (
    changes_of,
    chapters_in,
    charter_of,
    document,
    documents_of,
    editions_of,
    motion_of,
)
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.thai import be_year, long_date
from assembly.extensions import db
from assembly.resolutions.queries import draft_of_item, resolution_of_item
from tests.factories.charter import FIRST, Table, lay_table, lines
from tests.factories.decisions import begin, decide
from tests.factories.hall import Hall, gather

HOME = "/office/phangnga/charter"
BASE = f"{HOME}/charter"
DAY = {"day": "20", "month": "11", "year": "2569", "place": "หอประชุมจังหวัดพังงา"}


@pytest.fixture
def table(hall: Hall) -> Table:
    table = lay_table(hall)
    table.adopt()
    return table


@pytest.fixture
def office(table: Table) -> FlaskClient:
    return table.hall.browser("secretary")


def changes(table: Table) -> list[tuple[str, str]]:
    db.session.remove()
    return [(row.kind, row.text) for row in changes_of(table.charter_id)]


def test_an_empty_table_says_how_to_begin(hall: Hall) -> None:
    page = hall.browser("secretary").get(HOME)
    assert page.status_code == 200
    assert "ยังไม่มีธรรมนูญ" in page.text
    assert "/office/phangnga/found/charter" in page.text


def test_a_charter_is_founded_with_the_chapters_of_the_strategies(hall: Hall) -> None:
    office = hall.browser("secretary")
    assert "บททั่วไป" in office.get("/office/phangnga/found/charter").text
    typed = {"title": "ธรรมนูญพังงา", "preamble": "เรา", "chapters": "บททั่วไป\n\nที่ดิน"}
    assert office.post("/office/phangnga/found/charter", data=typed).status_code == 302
    charter = charter_of(hall.assembly_id)
    assert charter is not None
    assert [row.title for row in chapters_in(charter.id)] == ["บททั่วไป", "ที่ดิน"]


def test_both_sides_stand_beside_each_other_with_what_changes(
    table: Table, office: FlaskClient
) -> None:
    draft_amendment(SYSTEM, table.clauses[0], table.seen(0), "เป็นของทุกคน", "ให้สั้นลง")
    draft_repeal(SYSTEM, table.clauses[1], table.seen(1))
    draft_move(SYSTEM, table.clauses[2], table.seen(2), f"start:{table.chapter(3)}")
    draft_clause(SYSTEM, table.charter_id, f"after:c{table.clauses[3]}", "(1) ก\n(2) ข")
    add_chapter(SYSTEM, table.charter_id, "start:", "น้ำ")
    page = office.get(HOME)
    assert page.status_code == 200
    for words in ("ใช้ฉบับที่ 1", "ร่าง ฉบับที่ 2", "จะเปลี่ยน 5 รายการ", "ให้สั้นลง", "ย้ายมาจากข้อ 3"):
        assert words in page.text
    assert "<del>" in page.text
    assert page.text.count("/undo") == 5
    for show in ("standing", "changes", "nonsense"):
        assert office.get(f"{HOME}?show={show}").status_code == 200


def test_a_clause_is_amended_in_the_draft_and_the_text_in_force_stays(
    table: Table, office: FlaskClient
) -> None:
    address = f"{BASE}/clauses/{table.clauses[0]}"
    assert "ธรรมนูญนี้เป็นของคนพังงาทุกคน" in office.get(address).text
    typed = {"what": "amend", "text": "เป็นของทุกคน", "seen": table.seen(0), "reason": "สั้นลง"}
    answer = office.post(address, data={**typed, "resolution": "0"})
    assert answer.status_code == 302
    assert f"#row-c{table.clauses[0]}" in answer.location
    assert changes(table) == [("amend", "เป็นของทุกคน")]
    assert lines(table.standing)[0] == "1 ธรรมนูญนี้เป็นของคนพังงาทุกคน"
    assert "เป็นของทุกคน" in office.get(address).text


def test_the_second_secretary_is_told_and_keeps_what_she_typed(
    table: Table, office: FlaskClient
) -> None:
    address, seen = f"{BASE}/clauses/{table.clauses[0]}", table.seen(0)
    draft_amendment(table.secretary("มาลี"), table.clauses[0], seen, "เป็นของทุกคน")
    typed = {"what": "amend", "text": "เป็นของเราชาวพังงา", "seen": seen, "resolution": "0"}
    page = office.post(address, data=typed)
    assert page.status_code == 409
    assert "มาลี" in page.text
    assert "เป็นของเราชาวพังงา" in page.text
    assert "เป็นของทุกคน" in page.text
    assert office.post(address, data={**typed, "seen": table.seen(0)}).status_code == 302
    assert changes(table) == [("amend", "เป็นของเราชาวพังงา")]


def test_a_clause_is_moved_and_another_repealed(table: Table, office: FlaskClient) -> None:
    first, second = (f"{BASE}/clauses/{id_}" for id_ in table.clauses[:2])
    moved = {"what": "move", "place": f"start:{table.chapter(4)}", "seen": table.seen(0)}
    text = {"text": "ธรรมนูญนี้เป็นของคนพังงาทุกคน", "resolution": "0"}
    assert office.post(first, data={**moved, **text}).status_code == 302
    gone = {"what": "repeal", "seen": table.seen(1), "text": "อะไรก็ได้", "resolution": "0"}
    assert office.post(second, data=gone).status_code == 302
    assert [line[:3] for line in lines(table.draft)] == ["1 (", "2 (", "3 ช", "4 ท", "5 ธ"]
    nowhere = {**moved, **text, "place": "", "seen": table.seen(0)}
    assert office.post(first, data=nowhere).status_code == 422


def test_a_new_clause_is_laid_where_it_was_pressed_and_reworded(
    table: Table, office: FlaskClient
) -> None:
    place = f"after:c{table.clauses[0]}"
    page = office.get(f"{BASE}/new?place={place}").text
    assert f'selected value="{place}"' in page
    typed = {"place": place, "text": "(๑) ก\n(๓) ข", "resolution": "0"}
    wrong = office.post(f"{BASE}/new", data=typed)
    assert wrong.status_code == 422
    assert "ตรงนี้ควรเป็น (๒)" in wrong.text
    assert "(๓) ข" in wrong.text
    assert office.post(f"{BASE}/new", data={**typed, "text": "ใหม่"}).status_code == 302
    (row,) = changes_of(table.charter_id)
    address = f"{BASE}/changes/{row.id}"
    assert "ใหม่" in office.get(address).text
    again = {**typed, "text": "ใหม่กว่า", "seen": "1"}
    assert office.post(address, data=again).status_code == 302
    assert office.post(address, data=again).status_code == 409
    assert lines(table.draft)[1] == "1/1 ใหม่กว่า"


def test_chapters_are_added_renamed_and_moved(table: Table, office: FlaskClient) -> None:
    last = f"after:{table.chapter(10)}"
    new = {"title": "น้ำ", "place": last, "resolution": "0"}
    assert office.post(f"{BASE}/chapters/new", data=new).status_code == 302
    key = table.chapter(0)
    assert "บททั่วไป" in office.get(f"{BASE}/chapters/{key}").text
    named = {"title": "หลักการ", "place": "", "resolution": "0"}
    assert office.post(f"{BASE}/chapters/{key}", data=named).status_code == 302
    fallen = office.post(
        f"{BASE}/chapters/{table.chapter(1)}", data={**named, "title": "ใหม่", "place": "start:"}
    )
    assert fallen.status_code == 409
    assert "เลขที่พิมพ์แล้วไม่เปลี่ยน" in fallen.text
    titles = [chapter.title for chapter in table.draft.chapters]
    assert (titles[0], titles[-1]) == ("หลักการ", "น้ำ")
    assert "ใหม่" not in titles
    assert office.get(f"{BASE}/chapters/h999999").status_code == 404


@pytest.mark.parametrize("part", ["title", "preamble", "transitory", "signers", "pledge"])
def test_every_other_part_is_drafted_too(table: Table, office: FlaskClient, part: str) -> None:
    address = f"{BASE}/parts/{part}"
    assert office.get(address).status_code == 200
    typed = {"text": "นางมาลี ใจดี, ประธาน", "seen": "0", "resolution": "0"}
    assert office.post(address, data=typed).status_code == 302
    assert changes(table) == [("part", "นางมาลี ใจดี, ประธาน")]
    assert "นางมาลี ใจดี" in office.get(HOME).text
    stale = office.post(address, data={**typed, "text": "อื่น"})
    assert stale.status_code == 409
    assert "อื่น" in stale.text


def test_a_change_is_undone_by_its_button(table: Table, office: FlaskClient) -> None:
    id_ = draft_amendment(SYSTEM, table.clauses[0], table.seen(0), "เป็นของทุกคน")
    address = f"{BASE}/changes/{id_}/undo"
    assert office.post(address, data={"seen": "9"}).status_code == 409
    assert office.post(address, data={"seen": "1"}).status_code == 302
    assert changes(table) == []
    assert office.post(address, data={"seen": "1"}).status_code == 404


def test_adopting_tells_what_changes_and_asks_when_and_where(
    table: Table, office: FlaskClient
) -> None:
    draft_amendment(SYSTEM, table.clauses[0], table.seen(0), "เป็นของทุกคน")
    page = office.get(f"{BASE}/adopt").text
    for words in ("ประกาศใช้ ฉบับที่ 2", "แก้ข้อ 1", "ย้อนกลับไม่ได้", "ยังไม่มีผู้ลงนาม"):
        assert words in page
    db.session.remove()
    version = document(table.charter_id).version
    later = date(clock.today().year + 1, 1, 1)
    parts = {"day": "1", "month": "1", "year": str(be_year(later))}
    force = {f"in_force_from-{name}": said for name, said in parts.items()}
    typed = {**DAY, **force, "version": str(version), "idempotency_key": "one-press"}
    for _again in range(2):
        assert office.post(f"{BASE}/adopt", data=typed).status_code == 302
    newest = editions_of(table.charter_id)[-1]
    assert (newest.number, newest.adopted_on) == (2, FIRST)
    assert newest.in_force_from == later
    desk_now = office.get(BASE).text
    assert f"ฉบับที่ 2 รับรองแล้ว จะใช้ตั้งแต่ {long_date(later)}" in desk_now
    assert "ที่ใช้อยู่ ฉบับที่ 2" not in desk_now
    stale = office.post(f"{BASE}/adopt", data={**typed, "idempotency_key": "another"})
    assert stale.status_code == 409
    assert DAY["place"] in stale.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"place": " "}, "เขียนสถานที่ประกาศใช้"),
        ({"year": "2027"}, "2027"),
        (
            {"in_force_from-day": "31", "in_force_from-month": "2", "in_force_from-year": "2571"},
            "วันที่",
        ),
        ({"in_force_from-day": "1"}, "วันที่"),
        ({"year": "2595"}, "วันนี้หรือก่อนนี้"),
        (
            {"in_force_from-day": "1", "in_force_from-month": "1", "in_force_from-year": "2650"},
            "ไม่เกิน 5 ปี",
        ),
        (
            {"in_force_from-day": "1", "in_force_from-month": "1", "in_force_from-year": "2500"},
            "ไม่ก่อนวันรับรอง",
        ),
    ],
)
def test_a_wrong_day_or_place_is_refused_beside_its_field(
    table: Table, office: FlaskClient, wrong: dict[str, str], said: str
) -> None:
    typed = {**DAY, "version": str(document(table.charter_id).version), **wrong}
    page = office.post(f"{BASE}/adopt", data=typed)
    assert page.status_code == 422
    assert said in page.text
    assert len(editions_of(table.charter_id)) == 1


def test_the_draft_goes_before_a_meeting_and_comes_back(table: Table, office: FlaskClient) -> None:
    draft_amendment(SYSTEM, table.clauses[0], table.seen(0), "เป็นของทุกคน")
    begin(table.hall)
    item_id = table.hall.items[0]
    assert "คณะทำงานตรวจแนวเขต" in office.get(f"{BASE}/meeting").text
    typed = {"item": str(item_id), "place": "หอประชุม"}
    db.session.remove()
    typed["version"] = str(document(table.charter_id).version)
    assert office.post(f"{BASE}/meeting", data=typed).status_code == 302
    draft = draft_of_item(item_id)
    assert draft is not None
    assert "แก้ข้อ 1" in draft.text
    page = office.get(HOME).text
    assert "ถอนออกจากวาระ" in page
    assert "/undo" not in page
    assert office.post(f"{BASE}/meeting/back", data={}).status_code == 302
    db.session.remove()
    assert motion_of(table.charter_id) is None


def test_a_change_names_the_resolution_it_comes_from(table: Table, office: FlaskClient) -> None:
    begin(table.hall)
    decide(table.hall, "yyyyyyyyyyyn")
    adopted = resolution_of_item(table.hall.items[0])
    assert adopted is not None
    typed = {"what": "amend", "text": "ทุกคน", "seen": table.seen(0), "resolution": adopted.id}
    assert office.post(f"{BASE}/clauses/{table.clauses[0]}", data=typed).status_code == 302
    assert f"/r/{adopted.id}" in office.get(HOME).text


def test_a_bylaw_has_the_same_table_at_its_own_address(table: Table, office: FlaskClient) -> None:
    typed = {"title": "ข้อบัญญัติบ้านน้ำเค็ม", "chapters": "ทะเล"}
    answer = office.post("/office/phangnga/found/charter", data=typed)
    assert answer.location == f"{HOME}/bylaw-1"
    bylaw = documents_of(table.hall.assembly_id)[1]
    place = f"start:h{chapters_in(bylaw.id)[0].id}"
    clause = {"place": place, "text": "ไม่จับปลาในฤดูวางไข่", "resolution": "0"}
    assert office.post(f"{HOME}/bylaw-1/new", data=clause).status_code == 302
    assert "ไม่จับปลาในฤดูวางไข่" in office.get(f"{HOME}/bylaw-1").text
    assert "ไม่จับปลา" not in office.get(HOME).text
    other = f"{HOME}/bylaw-1/clauses/{table.clauses[0]}"
    assert office.get(other).status_code == 404
    assert office.get(f"{HOME}/bylaw-9").status_code == 404


def test_the_table_of_others_is_closed(table: Table, office: FlaskClient) -> None:
    other = lay_table(gather(table.hall.app, slug="another", code="111111"))
    assert office.get("/office/another/charter").status_code == 403
    assert office.get(f"{BASE}/clauses/{other.clauses[0]}").status_code == 404
    assert table.hall.phone(0).get(HOME).status_code == 403


def test_a_program_gets_plain_answers(table: Table, office: FlaskClient) -> None:
    asked = {"Accept": "application/json"}
    typed = {"place": "after:c0", "text": "ใหม่", "resolution": 0}
    answer = office.post(f"{BASE}/new", json=typed, headers=asked)
    assert answer.status_code == 422
    assert json.loads(answer.text)["ok"] is False
    typed["place"] = f"start:{table.chapter(0)}"
    assert office.post(f"{BASE}/new", json=typed, headers=asked).get_json() == {"ok": True}


def test_a_bylaw_that_is_founded_twice_by_one_press_is_one(table: Table) -> None:
    found_bylaw(SYSTEM, table.hall.assembly_id, "หนึ่ง", "", ["ก"])
    found_bylaw(SYSTEM, table.hall.assembly_id, "สอง", "", ["ก"])
    slugs = [one.slug for one in documents_of(table.hall.assembly_id)]
    assert slugs == ["charter", "bylaw-1", "bylaw-2"]
