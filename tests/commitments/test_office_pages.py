"""The secretary at her desk: she finds what is late, tells what happened, and nothing is lost."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.commitments.queries import commitment_view, timeline_of
from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from tests.factories.hall import Hall
from tests.factories.promises import (
    DUE,
    MET,
    Promised,
    divided,
    moved,
    promised,
    reported,
    row_of,
    version_of,
)

LIST = "/office/phangnga/commitments"
TODAY = {"day": "26", "month": "11", "year": "2569"}


@pytest.fixture
def scene(hall: Hall) -> Promised:
    return promised(hall)


@pytest.fixture
def office(scene: Promised) -> FlaskClient:
    return scene.hall.browser("secretary")


def day(name: str, when: date) -> dict[str, str]:
    parts = {"day": when.day, "month": when.month, "year": when.year + 543}
    return {f"{name}-{part}": str(said) for part, said in parts.items()}


@change
def due_was(commitment_id: int, when: date) -> None:
    from assembly.commitments.models import Commitment

    session().get_one(Commitment, commitment_id).due_on = when


def test_the_list_tells_what_is_late_and_what_nobody_reported(
    scene: Promised, office: FlaskClient
) -> None:
    due_was(scene.first, clock.today() - timedelta(days=12))
    page = office.get(LIST).text
    for said in ("เลยมา 12 วัน", "ยังไม่มีรายงาน", "สำนักงานที่ดินจังหวัดพังงา", "กับอีก 2", "รอดำเนินการ"):
        assert said in page, said
    assert page.index(f"commitment-{scene.first}") < page.index(f"commitment-{scene.ids[1]}")
    late = office.get(f"{LIST}?heed=late").text
    assert f"commitment-{scene.first}" in late
    assert f"commitment-{scene.ids[1]}" not in late
    assert "ไม่พบพันธสัญญาที่ค้น" in office.get(f"{LIST}?state=kept").text


def test_an_empty_list_says_how_promises_come(hall: Hall) -> None:
    page = hall.browser("secretary").get(LIST).text
    assert "เมื่อที่ประชุมรับรองมติ แต่ละข้อที่ขอให้ใครทำอะไรจะมาอยู่ตรงนี้เอง" in page


def test_the_desk_and_the_register_lead_to_it(scene: Promised, office: FlaskClient) -> None:
    due_was(scene.first, clock.today() - timedelta(days=1))
    desk = office.get("/office/phangnga").text
    assert "พันธสัญญาเลยกำหนด 1 ข้อ" in desk
    assert "พันธสัญญายังไม่มีรายงานเลย 2 ข้อ" in desk
    way = f"/office/phangnga/register/{scene.resolution_id}/items/2/commitment"
    assert way in office.get(f"/office/phangnga/register?at={scene.resolution_id}").text
    assert office.get(way).location == f"{LIST}/{scene.ids[1]}"
    nowhere = office.get(way.replace("/2/", "/9/"))
    assert nowhere.location == f"/office/phangnga/register?at={scene.resolution_id}"


def test_she_reports_and_the_matter_moves(scene: Promised, office: FlaskClient) -> None:
    at = f"{LIST}/{scene.first}"
    assert "ยังไม่มีใครรายงาน" in office.get(f"{LIST}/{scene.ids[1]}").text
    said = {"text": MET, "progress": "25", "moves": "y", "organisation": scene.bodies["state"]}
    answer = office.post(f"{at}/reports", data=said | day("happened_on", clock.today()))
    assert answer.location == at
    page = office.get(at).text
    for word in (MET, "คืบหน้า 25 ในร้อย", "กำลังขับเคลื่อน", "บันทึกโดย เจ้าหน้าที่ secretary"):
        assert word in page, word


def test_a_refused_report_keeps_every_word(scene: Promised, office: FlaskClient) -> None:
    said = {"text": MET, "progress": "250", "happened_on-day": "31", "happened_on-month": "2"}
    answer = office.post(f"{LIST}/{scene.first}/reports", data=said | {"happened_on-year": "2026"})
    assert answer.status_code == 422
    for word in (MET, 'value="250"', "ใส่ตัวเลข 0 ถึง 100", "ถ้าใช่ ให้ใส่ พ.ศ. 2569"):
        assert word in answer.text, word
    assert timeline_of(scene.first, public=False)[0].kind != "report"


def test_the_same_report_sent_twice_is_one(scene: Promised, office: FlaskClient) -> None:
    said = {"text": MET, "idempotency_key": "once"} | day("happened_on", clock.today())
    for _again in range(2):
        office.post(f"{LIST}/{scene.first}/reports", data=said)
    lines = timeline_of(scene.first, public=False)
    assert len([line for line in lines if line.kind == "report"]) == 1


def test_a_wrong_report_is_said_rightly_and_stays(scene: Promised, office: FlaskClient) -> None:
    wrong = reported(scene.hall, scene.first, "ตรวจครบ 90 แปลง", progress=90)
    db.session.remove()
    at = f"{LIST}/{scene.first}"
    page = office.get(f"{at}?amend={wrong}").text
    assert "แก้รายงานที่" in page
    assert "ตรวจครบ 90 แปลง</textarea>" in page
    number = timeline_of(scene.first, public=False)[0].number
    empty = office.post(f"{at}/reports/{number}", data={"text": "", "progress": "9"})
    assert empty.status_code == 422
    assert 'value="9"' in empty.text
    right = {"text": "ตรวจแล้ว 9 แปลง", "progress": "9"} | day("happened_on", clock.today())
    assert office.post(f"{at}/reports/{number}", data=right).status_code == 302
    page = office.get(at).text
    assert "<s>ตรวจครบ 90 แปลง</s>" in page
    assert f"แก้แล้วในรายงานที่ {number + 1}" in page
    assert office.get(f"{at}?amend={wrong}").status_code == 404


def test_a_state_is_changed_with_its_reason(scene: Promised, office: FlaskClient) -> None:
    at, seen = f"{LIST}/{scene.first}", version_of(scene.first)
    said = {"state": "kept", "reason": "", "version": seen} | day("day", clock.today())
    refused = office.post(f"{at}/state", data=said)
    assert refused.status_code == 422
    assert "เขียนสั้น ๆ ก่อนว่าเห็นได้จากอะไร" in refused.text
    said["reason"] = "หมุดครบทุกแปลง"
    assert office.post(f"{at}/state", data=said).status_code == 302
    second = office.post(f"{at}/state", data=said | {"state": "ended", "reason": "ไม่มีงบ"})
    assert second.status_code == 409
    assert "ไม่มีงบ" in second.text, "what was typed stays"
    assert "เพิ่งทำ “เปลี่ยนสถานะ” ไปก่อน" in second.text
    assert row_of(scene.first).state == "kept"


def test_another_day_with_its_reason(scene: Promised, office: FlaskClient) -> None:
    at, later = f"{LIST}/{scene.first}", DUE + timedelta(days=60)
    said = {"version": version_of(scene.first), "reason": "ฝนตกทั้งเดือน"} | day("due", later)
    assert office.post(f"{at}/due", data=said).status_code == 302
    assert row_of(scene.first).due_on == later
    assert "ฝนตกทั้งเดือน" in office.get(at).text


def test_it_becomes_a_project_in_parts(scene: Promised, office: FlaskClient) -> None:
    at, begins = f"{LIST}/{scene.first}", DUE - timedelta(days=364)
    said = {"title": "ตรวจแนวเขตร่วมกันสองปี", "expected": "ทุกแปลงมีหมุด", "place": "820201"}
    said |= {"is_project": "y", "version": str(version_of(scene.first))}
    assert office.post(at, data=said).status_code == 422, "a project needs a period"
    assert office.post(at, data=said | day("begins_on", begins)).status_code == 302
    part = {"title": "ปักหมุด", "weight": "3", "lead": str(scene.bodies["community"])}
    part |= {"partners": str(scene.bodies["private"])}
    for n, title in enumerate(("ปักหมุด", "ทำแผนที่")):
        sent = part | {"title": title, "weight": str(3 - n)}
        sent["version"] = str(version_of(scene.first))
        assert office.post(f"{at}/parts", data=sent).status_code == 302
    db.session.remove()
    whole = commitment_view(scene.first)
    one = whole.parts[0]
    page = office.get(f"{LIST}/{one.id}").text
    for word in ("โครงการร่วม", "น้ำหนัก 3 จาก 5", "แบ่งเป็น 2 ส่วน", "แก้ส่วนนี้", "หอการค้าจังหวัดพังงา"):
        assert word in page, word
    told = {"text": MET, "progress": "50"} | day("happened_on", clock.today())
    assert office.post(f"{LIST}/{one.id}/reports", data=told).status_code == 302
    assert row_of(scene.first).progress == 30
    said = {"title": "ปักหมุดเขต", "weight": "1", "version": str(version_of(one.id))}
    assert office.post(f"{LIST}/{one.id}/part", data=said).status_code == 302
    assert row_of(scene.first).progress == 50 // 3


def test_a_part_with_a_wrong_weight_is_shown_again(scene: Promised, office: FlaskClient) -> None:
    said = {"title": "ปักหมุด", "weight": "0", "version": str(version_of(scene.first))}
    answer = office.post(f"{LIST}/{scene.first}/parts", data=said)
    assert answer.status_code == 422
    assert "ปักหมุด</textarea>" in answer.text
    assert "ใส่ตัวเลข 1 ถึง 100" in answer.text


def test_programs_are_answered_in_their_way(scene: Promised, office: FlaskClient) -> None:
    json = {"Accept": "application/json"}
    at = f"{LIST}/{scene.first}"
    refused = office.post(f"{at}/state", json={"state": "kept"}, headers=json)
    assert refused.status_code == 422
    said = {"text": MET} | day("happened_on", clock.today())
    told = office.post(f"{at}/reports", json=said, headers=json)
    assert told.json["ok"]
    assert told.json["id"] > 0


def test_a_page_in_english_reads_its_dates_so(scene: Promised, office: FlaskClient) -> None:
    moved(scene.hall, scene.first, "review", "รอผลตรวจ")
    divided(scene.hall, scene.first, 1, 2)
    office.get(f"{LIST}?lang=en")
    db.session.remove()
    assert office.get(f"{LIST}/{scene.first}").status_code == 200


words = st.text(max_size=30) | st.sampled_from(["-1", "9" * 25, "0", "=1+1", "\0", "๓", "2570"])
names = [
    "text", "progress", "organisation", "moves", "state", "reason", "version", "title", "weight",
    "lead", "partners", "place", "strategy", "is_project", "expected", "due-day", "due-month",
    "due-year", "day-day", "day-month", "day-year", "happened_on-day", "happened_on-month",
    "happened_on-year", "begins_on-day", "begins_on-month", "begins_on-year",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.sampled_from(["", "/part", "/parts", "/reports", "/reports/1", "/state", "/due"]),
    st.dictionaries(st.sampled_from(names), words, max_size=12),
    st.booleans(),
)
def test_whatever_is_sent_there_is_an_answer(
    scene: Promised, office: FlaskClient, where: str, said: dict[str, str], now: bool
) -> None:
    if now:
        said = said | {"version": str(version_of(scene.first)), "title": said.get("title", "ก")}
    answer = office.post(f"{LIST}/{scene.first}{where}", data=said)
    assert answer.status_code in {302, 404, 409, 422}
