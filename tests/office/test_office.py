"""The secretary arrives, writes the minutes, adopts an edition; everybody else stays outside."""

from datetime import date

from flask.testing import FlaskClient

from assembly.charter.queries import chapters_of
from assembly.core.access import SYSTEM
from assembly.extensions import db
from assembly.meetings.queries import meeting
from assembly.minutes.queries import text_at
from assembly.resolutions.actions import write_clause
from assembly.resolutions.queries import resolution_of_item
from assembly.stages.actions import call_stage
from assembly.stages.rules import Call
from tests.factories.decisions import begin, decide, lay_charter
from tests.factories.hall import Hall


def decided(hall: Hall) -> None:
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyyyyyynna")
    adopted = resolution_of_item(hall.items[0])
    assert adopted is not None
    write_clause(SYSTEM, adopted.id, chapters_of(hall.assembly_id)[3].id, "ชุมชนร่วมตรวจแนวเขต")


def words(hall: Hall) -> str:
    db.session.remove()
    return text_at(hall.meeting_id, f"item-{hall.items[0]}")


def test_office_leads_the_secretary_to_her_desk(hall: Hall) -> None:
    office = hall.browser("secretary")
    assert office.get("/office").location == "/office/phangnga"
    page = office.get("/office/phangnga")
    assert "ยังไม่มีมติ" in page.text
    assert "ยังไม่มีธรรมนูญ" in page.text


def test_the_desk_begins_with_what_waits(hall: Hall) -> None:
    office = hall.browser("secretary")
    assert "ไม่มีงานค้าง" in office.get("/office/phangnga").text
    decided(hall)
    page = office.get("/office/phangnga").text
    begin_ = page.index("งานที่รออยู่")
    assert begin_ < page.index(f'href="/office/phangnga/minutes/{hall.code}"', begin_)
    assert "กำลังประชุม เขียนไปพร้อมกันได้" in page
    assert "ยังไม่มีผู้รับผิดชอบครบ" in page
    assert "ไม่มีงานค้าง" not in page


def test_office_is_closed_to_strangers_in_words(hall: Hall, client: FlaskClient) -> None:
    page = client.get("/office", follow_redirects=True)
    assert "เปิดได้เฉพาะผู้มีหน้าที่" in page.text
    assert client.get("/office/phangnga").status_code == 403


def test_the_register_names_resolution_vote_and_clause(hall: Hall) -> None:
    decided(hall)
    page = hall.browser("secretary").get("/office/phangnga").text
    for words_ in ("13.1", "ให้ทุกอำเภอมีคณะทำงาน", "ข้อ 1", "สมัชชาใหญ่ ครั้งที่ 13"):
        assert words_ in page


def test_what_the_secretary_types_is_kept_and_shown_again(hall: Hall) -> None:
    decided(hall)
    office = hall.browser("secretary")
    first = hall.items[0]
    address = f"/office/phangnga/minutes/{hall.code}/items/{first}"
    typed = {f"item-{first}-text": "ผู้แทนเกาะยาวขอให้เดินสำรวจร่วมกัน"}
    saved = office.post(address, data=typed, headers={"Accept": "application/json"})
    assert saved.json["ok"] is True
    assert words(hall) == "ผู้แทนเกาะยาวขอให้เดินสำรวจร่วมกัน"
    page = office.get(f"/office/phangnga/minutes/{hall.code}").text
    assert "ผู้แทนเกาะยาวขอให้เดินสำรวจร่วมกัน" in page
    assert "เริ่มประชุมเวลา" in page
    assert "เห็นด้วย 9 เสียง" in page


def test_the_minutes_lead_to_every_version_of_a_draft(hall: Hall) -> None:
    decided(hall)
    desk = hall.browser("secretary")
    versions = f"/desk/{hall.code}/items/{hall.items[0]}/versions"
    assert versions in desk.get(f"/office/{hall.slug}/minutes/{hall.code}").text
    page = desk.get(versions).text
    assert "กลับไปที่รายงาน" in page
    assert "คืนเป็นฉบับนี้" not in page, "only who runs the meeting restores"


def test_too_long_a_text_is_refused_and_stays_in_its_box(hall: Hall) -> None:
    decided(hall)
    office = hall.browser("secretary")
    first = hall.items[0]
    address = f"/office/phangnga/minutes/{hall.code}/items/{first}"
    page = office.post(address, data={f"item-{first}-text": "ก" * 20_001})
    assert page.status_code == 422
    assert "ตัดออก 1 ตัว" in page.text
    assert "ก" * 20_001 in page.text
    assert words(hall) == ""


def test_slips_are_printed_for_every_delegate_and_for_nobody_outside(
    hall: Hall, client: FlaskClient
) -> None:
    address = f"/office/phangnga/slips/{hall.code}"
    assert client.get(address).status_code == 403
    page = hall.browser("helper").get(address).text
    assert page.count("slip-card") >= 12
    assert "ดลเลาะ" in page


def test_a_stage_in_the_list_leads_to_its_own_page_and_asks_for_no_slips(hall: Hall) -> None:
    call = Call(date(2026, 11, 1), "ศาลาบ้านน้ำเค็ม", "8205")
    code = meeting(call_stage(SYSTEM, hall.assembly_id, call)).code
    db.session.remove()
    page = hall.browser("secretary").get("/office/phangnga").text
    assert f'href="/stage/{code}"' in page
    assert "ศาลาบ้านน้ำเค็ม" in page
    assert f"/office/phangnga/slips/{code}" not in page
    assert f"/office/phangnga/slips/{hall.code}" in page
    assert f'href="/desk/{hall.code}"' in hall.browser("facilitator").get("/office/phangnga").text
