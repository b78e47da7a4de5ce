"""A day in the village hall: called, counted, heard, answered or sent up, closed."""

from datetime import date

import pytest
from sqlalchemy import select

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from assembly.grievances.models import GrievanceMessage, GrievanceStep
from assembly.journal.models import Entry
from assembly.meetings.actions import call_meeting
from assembly.meetings.queries import meeting_or_none
from assembly.stages.queries import stage_board
from tests.factories.hall import Hall, gather
from tests.stages.conftest import BANGMUANG, Helper, code_of, told, tracking, version_of

WATER = "น้ำประปาไหลวันละชั่วโมงเดียว"
LAND = "อยู่มาสามรุ่นแต่ไม่มีเอกสารสิทธิ์"


def board(code: str):  # type: ignore[no-untyped-def]  # the test reads it field by field
    db.session.remove()
    row = meeting_or_none(code)
    assert row is not None
    return stage_board(row.id)


def test_a_helper_runs_a_stage_from_the_call_to_the_close(helper: Helper) -> None:
    code = code_of(helper.calls())
    page = helper.browser.get(f"/stage/{code}").text
    assert "อำเภอตะกั่วป่า" in page
    assert "นับคนที่มา" in page
    assert helper.presses(code, "open").status_code == 302
    heads = {"student": "4", "working": "21", "parent": "9", "other": ""}
    assert helper.presses(code, "heads", **heads).status_code == 302
    assert board(code).people == 34
    assert helper.writes(code, WATER, strategy="9", urgent="1").status_code == 201
    assert helper.writes(code, LAND, strategy="3", target_group="parent").status_code == 201
    water, land = told()
    assert (water.urgent, water.typed_by) == (True, helper.hall.staff["helper"])
    assert (land.target_group, land.meeting_id) == ("parent", board(code).about.id)
    answer = {"version": str(water.version), "answer": "เทศบาลจะต่อท่อให้ภายในเดือนนี้"}
    address = f"/stage/{code}/grievances/{water.id}/answer"
    assert helper.browser.post(address, data=answer).status_code == 302
    assert helper.presses(code, "up").status_code == 302
    assert helper.presses(code, "summary", summary="น้ำกับที่ดิน").status_code == 302
    assert helper.presses(code, "close").status_code == 302
    page = helper.browser.get(f"/stage/{code}").text
    assert "ตอบแล้ว 1 · ส่งเข้าจังหวัด 1 · ยังไม่ได้ตัดสิน 0" in page
    assert "เทศบาลจะต่อท่อให้ภายในเดือนนี้" in page
    assert board(code).summary == "น้ำกับที่ดิน"


def test_the_sender_reads_the_answer_and_the_journal_dates_nobody(helper: Helper) -> None:
    code = code_of(helper.calls())
    helper.presses(code, "open")
    helper.writes(code, WATER)
    (water,) = told()
    address = f"/stage/{code}/grievances/{water.id}/answer"
    helper.browser.post(address, data={"version": "1", "answer": "จะไปดูพรุ่งนี้"})
    steps = session().scalars(select(GrievanceStep.kind)).all()
    messages = session().scalars(select(GrievanceMessage)).all()
    assert "answered" in steps
    assert [(one.text, one.from_sender) for one in messages] == [("จะไปดูพรุ่งนี้", False)]
    subjects = session().scalars(select(Entry.subject)).all()
    assert not [subject for subject in subjects if subject.startswith("grievance:")]


def test_heads_are_corrected_and_two_helpers_never_overwrite_each_other(helper: Helper) -> None:
    code = code_of(helper.calls())
    seen = str(board(code).about.version)
    first = {"version": seen, "student": "5"}
    assert helper.browser.post(f"/stage/{code}/heads", data=first).status_code == 302
    late = helper.browser.post(f"/stage/{code}/heads", data={"version": seen, "working": "7"})
    assert late.status_code == 409
    assert 'value="7"' in late.text  # what was typed stays
    assert board(code).people == 5
    helper.presses(code, "heads", student="6", working="7")
    assert board(code).people == 13


def test_what_another_helper_did_with_a_grievance_is_not_done_again(helper: Helper) -> None:
    code = code_of(helper.calls())
    helper.writes(code, WATER)
    (water,) = told()
    address = f"/stage/{code}/grievances/{water.id}"
    assert helper.browser.post(f"{address}/up", data={"version": "1"}).status_code == 302
    late = helper.browser.post(f"{address}/answer", data={"version": "1", "answer": "แก้แล้ว"})
    assert late.status_code == 409
    assert "มีผู้อื่นเพิ่งจัดการเรื่องนี้ไปก่อน" in late.text
    assert told()[0].outcome == "sent_up"


def test_an_answer_that_is_refused_stays_where_it_was_typed(helper: Helper) -> None:
    code = code_of(helper.calls())
    helper.writes(code, WATER)
    (water,) = told()
    address = f"/stage/{code}/grievances/{water.id}/answer"
    empty = helper.browser.post(address, data={"version": "1", "answer": " "})
    assert empty.status_code == 422
    assert "เขียนคำตอบที่ให้ไว้ในเวทีก่อน" in empty.text
    long = helper.browser.post(address, data={"version": "1", "answer": "ก" * 1001})
    assert long.status_code == 422
    assert "ก" * 1001 in long.text
    assert "ตัดออก 1 ตัว" in long.text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"year": "2026"}, "ถ้าใช่ ให้ใส่ พ.ศ. 2569"),
        ({"day": "31"}, "ไม่มีวันนี้ในปฏิทิน"),
        ({"district": ""}, "เลือกอำเภอก่อน"),
        ({"district": "8301"}, "เลือกอำเภอจากรายการ"),
        ({"subdistrict": "820101"}, "เลือกตำบลที่อยู่ในอำเภอนั้น"),
        ({"place": ""}, "เขียนสถานที่"),
    ],
)
def test_a_call_that_is_not_in_order_says_what_is_missing(
    helper: Helper, wrong: dict[str, str], says: str
) -> None:
    answer = helper.calls(**wrong)
    assert answer.status_code == 422
    assert says in answer.text
    assert "ศาลาหมู่บ้าน" in answer.text or "place" in wrong


def test_a_stage_called_at_the_office_is_asked_for_its_district(helper: Helper) -> None:
    made = call_meeting(
        SYSTEM, helper.hall.assembly_id, 1, date(2026, 11, 20), "วัด", 5,
        kind="listening_stage", code="777777",
    )  # fmt: skip
    page = helper.browser.get("/stage/777777").text
    assert "เวทีนี้อยู่อำเภอไหน" in page
    assert helper.presses("777777", "heads", student="1").status_code == 404
    placed = helper.presses("777777", "place", district="8205", subdistrict=BANGMUANG)
    assert placed.status_code == 302
    assert board("777777").subdistrict == "บางม่วง"
    assert version_of(made) > 1


def test_a_plenary_is_no_stage_and_a_helper_does_not_open_it(helper: Helper, hall: Hall) -> None:
    assert helper.browser.get(f"/stage/{hall.code}").status_code == 404
    answer = helper.browser.post(f"/stage/{hall.code}/open", data={"version": str(hall.version)})
    assert answer.status_code == 404
    assert version_of(hall.meeting_id) == hall.version


def test_a_grievance_of_another_stage_is_not_answered_here(helper: Helper) -> None:
    here, there = code_of(helper.calls()), code_of(helper.calls(district="8201"))
    helper.writes(there, WATER)
    (water,) = told()
    answer = {"version": "1", "answer": "ตอบผิดเวที"}
    address = f"/stage/{here}/grievances/{water.id}/answer"
    assert helper.browser.post(address, data=answer).status_code == 404


def test_the_sheet_for_the_wall_leads_to_the_form_with_the_place(helper: Helper) -> None:
    code = code_of(helper.calls(subdistrict=BANGMUANG, wifi_name="บ้านน้ำเค็ม", wifi_password="1234"))
    page = helper.browser.get(f"/stage/{code}/poster").text
    assert f"{code[:3]} {code[3:]}" in page
    assert "ไวไฟ บ้านน้ำเค็ม" in page
    assert "ตำบลบางม่วง" in page


def test_the_list_of_stages_begins_empty_and_names_each(helper: Helper) -> None:
    address = f"/office/{helper.hall.slug}/stages"
    assert "ยังไม่มีเวที" in helper.browser.get(address).text
    helper.calls()
    page = helper.browser.get(address).text
    assert "อำเภอตะกั่วป่า" in page
    assert "ศาลาหมู่บ้านบ้านน้ำเค็ม" in page


def test_stages_of_two_assemblies_are_kept_apart(helper: Helper) -> None:
    gather(helper.hall.app, slug="another", code="111111")
    assert helper.browser.get("/office/another/stages").status_code == 403
    code = code_of(helper.calls())
    stranger = helper.hall.app.test_client()
    for way in ("", "/poster"):
        assert stranger.get(f"/stage/{code}{way}").status_code == 403
    assert tracking(helper.writes(code, WATER).text)
