"""Behind a number stand people's words, and one click brings them before a meeting."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item, items_of
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.extensions import db
from assembly.grievances.models import Grievance, GrievanceStep
from assembly.grievances.queries import attached_to
from assembly.matrix.actions import make_item
from assembly.matrix.queries import ON_A_PAGE, cell_page
from assembly.matrix.rules import ChooseMeeting, NothingLeftHere
from assembly.meetings.actions import close_meeting, open_meeting
from assembly.stages.actions import call_stage
from assembly.stages.rules import Call
from tests.factories.hall import Hall, gather
from tests.matrix.test_table import heard, mark

ADDRESS = "/matrix/phangnga/9/8202"


def made(hall: Hall) -> list[AgendaItem]:
    db.session.remove()
    known = set(hall.items)
    return [item(view.id) for view in items_of(hall.meeting_id) if view.id not in known]


def test_the_texts_of_a_cell_stand_there_with_what_is_known_of_them(hall: Hall) -> None:
    heard(hall, "820201", 9, urgent=True)
    heard(hall, "820202", 9)
    heard(hall, "820101", 9)
    page = hall.browser("helper").get(ADDRESS).text
    assert page.count("น้ำไม่ไหล") == 2
    assert "ด่วน" in page
    assert "เกาะยาวใหญ่" in page
    assert "ตั้งวาระพร้อม" not in page, "a helper reads, and lays no agenda"


def test_a_cell_without_words_says_what_will_be_there(hall: Hall) -> None:
    assert "ยังไม่มีความทุกข์ในช่องนี้" in hall.browser("helper").get(ADDRESS).text


def test_what_the_assembly_does_not_have_is_not_found(hall: Hall) -> None:
    desk = hall.browser("helper")
    for path in ("/matrix/phangnga/11/8202", "/matrix/phangnga/9/8301", "/matrix/phangnga/9/x"):
        assert desk.get(path).status_code == 404, path
    assert desk.get("/matrix/phangnga/0/8202?page=-4").status_code == 200


def test_many_texts_are_turned_over_in_pages(hall: Hall) -> None:
    heard(hall, "820201", 9, n=ON_A_PAGE + 3)
    first = cell_page(hall.assembly_id, 9, "8202")
    last = cell_page(hall.assembly_id, 9, "8202", 99)
    assert (len(first.rows), len(last.rows), last.page) == (ON_A_PAGE, 3, 2)
    assert "หน้า 1 จาก 2" in hall.browser("helper").get(ADDRESS).text


def test_one_click_makes_the_item_with_its_grievances_behind_it(hall: Hall) -> None:
    heard(hall, "820201", 9, n=3)
    desk = hall.browser("facilitator")
    page = desk.get(ADDRESS).text
    assert "ตั้งวาระพร้อมความทุกข์ 3 เรื่อง" in page
    sent = {"meeting": hall.meeting_id, "title": "สุขภาพ อำเภอเกาะยาว", "idempotency_key": "once"}
    for _press in range(2):  # a double tap is one item
        answer = desk.post(f"{ADDRESS}/item", data=sent)
        assert answer.status_code == 302
    (new,) = made(hall)
    assert (new.title, attached_to(new.id)) == ("สุขภาพ อำเภอเกาะยาว", 3)
    steps = session().scalars(select(GrievanceStep.note).where(GrievanceStep.kind == "agenda"))
    assert list(steps) == ["สุขภาพ อำเภอเกาะยาว"] * 3
    page = desk.get(ADDRESS).text
    assert f"วาระ {new.number}" in page
    assert "ตั้งวาระ" in page


def test_a_listening_stage_is_not_offered_as_it_decides_nothing(hall: Hall) -> None:
    heard(hall, "820201", 9)
    call = Call(date(2026, 11, 1), "ศาลากลางบ้าน", "8202")
    call_stage(SYSTEM, hall.assembly_id, call)
    desk = hall.browser("facilitator")
    for address in (ADDRESS, f"/inbox/{hall.slug}"):
        page = desk.get(address).text
        assert f'<option value="{hall.meeting_id}"' in page
        assert "เวทีรับฟังความทุกข์ ครั้งที่" not in page


def test_behind_each_text_stands_the_grievance_at_the_desk(hall: Hall) -> None:
    heard(hall, "820201", 9)
    desk = hall.browser("helper")
    ways = re.findall(r'href="(/inbox/[^"]+at=\d+)"', desk.get(ADDRESS).text)
    assert len(ways) == 1
    assert desk.get(ways[0]).status_code == 200


def test_a_subdistrict_is_looked_at_and_taken_up_alone(hall: Hall) -> None:
    heard(hall, "820201", 9)
    heard(hall, "820202", 9)
    desk = hall.browser("facilitator")
    page = desk.get(f"{ADDRESS}?subdistrict=820202").text
    assert page.count("น้ำไม่ไหล") == 1
    assert "ตั้งวาระพร้อมความทุกข์ 1 เรื่อง" in page
    sent = {"meeting": hall.meeting_id, "title": "เกาะยาวใหญ่", "subdistrict": "820202"}
    answer = desk.post(f"{ADDRESS}/item", data=sent)
    assert answer.location.endswith("?subdistrict=820202")
    (new,) = made(hall)
    assert attached_to(new.id) == 1
    for elsewhere in ("820101", "830101", "x"):
        assert desk.get(f"{ADDRESS}?subdistrict={elsewhere}").status_code == 404


def test_an_empty_cell_is_refused_politely_and_the_title_stays(hall: Hall) -> None:
    desk = hall.browser("facilitator")
    sent = {"meeting": hall.meeting_id, "title": "สุขภาพ"}
    answer = desk.post(f"{ADDRESS}/item", data=sent)
    assert answer.status_code == 409
    assert "ไม่มีอะไรให้นำเข้าวาระเพิ่ม" in answer.text
    asked = desk.post(f"{ADDRESS}/item", data=sent, headers={"Accept": "application/json"})
    assert asked.json["ok"] is False
    heard(hall, "820201", 9)
    wrong = desk.post(f"{ADDRESS}/item", data={"meeting": "", "title": "เรือพยาบาลของเกาะ"})
    assert wrong.status_code == 422
    assert "เรือพยาบาลของเกาะ" in wrong.text
    assert made(hall) == []


def test_what_is_settled_or_stands_elsewhere_is_not_taken(hall: Hall) -> None:
    heard(hall, "820201", 9, n=2)
    first = make_item(hall.facilitator, hall.assembly_id, 9, "8202", hall.meeting_id, "สุขภาพ")
    with pytest.raises(NothingLeftHere):
        make_item(hall.facilitator, hall.assembly_id, 9, "8202", hall.meeting_id, "อีกครั้ง")
    heard(hall, "820202", 9)
    make_item(hall.facilitator, hall.assembly_id, 9, "8202", hall.meeting_id, "เรื่องใหม่")
    assert attached_to(first) == 2
    mark(state="withdrawn", agenda_item_id=None)
    with pytest.raises(NothingLeftHere):
        make_item(hall.facilitator, hall.assembly_id, 9, "8202", hall.meeting_id, "ถอนแล้ว")


def test_a_meeting_that_is_over_or_anothers_takes_no_item(hall: Hall) -> None:
    heard(hall, "820201", 9)
    other = gather(hall.app, slug="another", code="111111")
    who, sitting = hall.facilitator, hall.meeting_id
    with pytest.raises(ChooseMeeting):
        make_item(who, hall.assembly_id, 9, "8202", other.meeting_id, "สุขภาพ")
    hall.everyone_checks_in()
    open_meeting(who, sitting, hall.version)
    close_meeting(who, sitting, hall.version)
    with pytest.raises(ChooseMeeting):
        make_item(who, hall.assembly_id, 9, "8202", sitting, "สุขภาพ")
    with pytest.raises(NotFound):
        make_item(who, hall.assembly_id, 12, "8202", sitting, "สุขภาพ")
    assert session().scalar(select(Grievance.agenda_item_id)) is None
