"""A meeting is called at the office: its day in B.E., its quorum, its order, slips for all."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from assembly.agenda.queries import items_of
from assembly.assemblies.queries import assembly_by_slug
from assembly.core import ids
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.eras import CommonEraYear, NoSuchDay, day_of
from assembly.extensions import db
from assembly.meetings.models import Meeting
from assembly.meetings.queries import next_number
from assembly.operator.addresses import link_of
from assembly.people.actions import add_staff, forget_member
from assembly.people.queries import paper_slips, slip_of
from assembly.people.rules import FORGOTTEN
from assembly.seeds.founding import found_from_template
from tests.factories.decisions import begin
from tests.factories.hall import Hall

SAID = {
    "kind": "plenary",
    "number": "",
    "theme_th": "สานพลังประชารัฐ",
    "theme_en": "",
    "day": 20,
    "month": 5,
    "year": 2570,
    "place": "หอประชุมอำเภอเกาะยาว",
    "quorum": 6,
    "quorum_percent": "",
    "quorum_districts": 4,
    "wifi_name": "samatcha",
    "wifi_password": "phangnga2570",
    "speech_seconds": 120,
    "template": "strategies",
}


def calls(office: FlaskClient, **otherwise: object) -> object:
    said = {**SAID, "idempotency_key": ids.token(), **otherwise}
    return office.post("/office/phangnga/call", data=said)


def called(hall: Hall) -> Meeting | None:
    db.session.remove()
    wanted = select(Meeting).where(Meeting.id != hall.meeting_id)
    return session().scalar(wanted)


def test_the_secretary_calls_the_next_plenary_with_all_it_needs(hall: Hall) -> None:
    office = hall.browser("secretary")
    page = office.get("/office/phangnga/call").text
    assert "สมัชชาใหญ่ 14" in page
    answer = calls(office)
    assert answer.location == "/office/phangnga"
    row = called(hall)
    assert row is not None
    assert (row.number, row.held_on.isoformat(), row.quorum) == (14, "2027-05-20", 6)
    assert (row.quorum_districts, row.wifi_name, row.speech_seconds) == (4, "samatcha", 120)
    assert len(items_of(row.id)) == 16
    assert len(paper_slips(row.id)) == 12
    told = office.get("/office/phangnga").text
    assert "เรียกสมัชชาใหญ่ ครั้งที่ 14/2570 แล้ว วันพฤหัสบดีที่ 20 พฤษภาคม 2570" in told


def test_the_facilitator_goes_on_to_lay_out_the_order(hall: Hall) -> None:
    answer = calls(hall.browser("facilitator"), template="empty")
    row = called(hall)
    assert row is not None
    assert answer.location == f"/desk/{row.code}/order"
    assert items_of(row.id) == []


def test_a_new_assembly_gets_from_nothing_to_its_first_desk(app: Flask) -> None:
    slug = found_from_template("blank")
    row = assembly_by_slug(slug)
    staff_id = add_staff(SYSTEM, "ธนพร", row.id, "facilitator")
    desk = app.test_client()
    path = link_of(staff_id, "facilitator", row, None).split("/in/")[1]
    assert desk.get(f"/in/{path}").location == f"/office/{slug}"
    assert "เรียกประชุมครั้งแรก" in desk.get(f"/office/{slug}").text
    said = {**SAID, "idempotency_key": ids.token(), "carry": "1"}
    order = desk.post(f"/office/{slug}/call", data=said).location
    assert "เรื่องเพื่อพิจารณา" in desk.get(order).text
    page = desk.get(order.removesuffix("/order")).text
    assert "สมัชชาใหญ่ ครั้งที่ 1/2570" in page


def test_a_double_tap_calls_one_meeting(hall: Hall) -> None:
    office = hall.browser("secretary")
    for _ in range(2):
        assert calls(office, idempotency_key="one-press").status_code == 302
    db.session.remove()
    assert next_number(hall.assembly_id, "plenary") == 15


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"year": 2027}, "ปี 2027 ดูเหมือน ค.ศ. ถ้าใช่ ให้ใส่ พ.ศ. 2570"),
        ({"year": 99}, "ไม่มีปี 99 ใส่ปี พ.ศ. 4 ตัว"),
        ({"day": 31, "month": 2}, "ไม่มีวันนี้ในปฏิทิน"),
        ({"month": ""}, "เลือกเดือน"),
        ({"day": ""}, "ใส่วันที่"),
        ({"place": " "}, "เขียนสถานที่"),
        ({"quorum": "", "quorum_districts": ""}, "ใส่องค์ประชุมอย่างน้อยหนึ่งช่อง"),
        ({"quorum_percent": 101}, "ใส่ร้อยละ ตั้งแต่ 0 ถึง 100"),
        ({"number": 13}, "การประชุมชุดนี้มีครั้งที่ 13 แล้ว"),
        ({"speech_seconds": 1}, "10 ถึง 3600 วินาที"),
        ({"template": "other"}, "เลือกจากรายการ"),
        ({"kind": "party"}, "เลือกจากรายการ"),
        ({"year": "ปีหน้า"}, "ใส่ปี พ.ศ. 4 ตัว เช่น 2569"),
    ],
)
def test_what_is_not_right_is_said_beside_its_field_and_nothing_is_lost(
    hall: Hall, wrong: dict[str, object], sentence: str
) -> None:
    answer = calls(hall.browser("secretary"), **wrong)
    assert answer.status_code in (409, 422)
    assert sentence in answer.text
    assert "สานพลังประชารัฐ" in answer.text
    assert called(hall) is None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(sorted(SAID)), st.text(max_size=30) | st.integers().map(str))
)
def test_no_input_breaks_the_page(hall: Hall, fields: dict[str, str]) -> None:
    office = office_of(hall)
    assert office.post("/office/phangnga/call", data={**SAID, **fields}).status_code < 500
    path = f"/office/phangnga/settings/{hall.code}"
    assert office.post(path, data={**SAID, "version": 1, **fields}).status_code < 500


_browsers: dict[int, FlaskClient] = {}


def office_of(hall: Hall) -> FlaskClient:
    if id(hall) not in _browsers:
        _browsers.clear()
        _browsers[id(hall)] = hall.browser("secretary")
    return _browsers[id(hall)]


def test_settings_are_changed_and_two_people_do_not_overwrite_each_other(hall: Hall) -> None:
    office, path = hall.browser("secretary"), f"/office/phangnga/settings/{hall.code}"
    page = office.get(path).text
    assert "วันศุกร์ที่ 20 พฤศจิกายน 2569" in page
    assert 'value="2569"' in page
    seen = hall.version
    assert office.post(path, data={**SAID, "version": seen}).location == "/office/phangnga"
    late = office.post(path, data={**SAID, "place": "ศาลากลางจังหวัด", "version": seen})
    assert late.status_code == 409
    assert "แก้ข้อมูลการประชุม" in late.text
    assert "ศาลากลางจังหวัด" in late.text
    db.session.remove()
    row = session().get_one(Meeting, hall.meeting_id)
    assert (row.place, row.number) == ("หอประชุมอำเภอเกาะยาว", 13)


def test_nobody_gets_a_slip_in_the_place_of_who_was_forgotten(hall: Hall) -> None:
    forget_member(SYSTEM, hall.members[0])
    office = hall.browser("secretary")
    assert office.post("/office/phangnga/call", data=SAID).status_code == 302
    called = session().scalars(select(Meeting).order_by(Meeting.id.desc())).first()
    assert called is not None
    assert [slip.member for slip in paper_slips(called.id) if FORGOTTEN in slip.member] == []
    lost = hall.browser("helper").post(
        f"/desk/{hall.code}/checkin/slip", data={"member": hall.members[0]}
    )
    assert lost.status_code == 404
    assert slip_of(hall.members[0], hall.meeting_id).revoked_at is not None


def test_an_open_meeting_keeps_the_number_its_resolutions_carry(hall: Hall) -> None:
    begin(hall)
    path, office = f"/office/phangnga/settings/{hall.code}", hall.browser("secretary")
    for change in ({"number": "14"}, {"kind": "working_group"}):
        answer = office.post(path, data={**SAID, **change, "version": hall.version})
        assert answer.status_code == 409
        assert "เลขมติใช้เลขนี้" in answer.text
    assert office.post(path, data={**SAID, "version": hall.version}).status_code == 302


def test_a_closed_meeting_is_settled_for_good(hall: Hall) -> None:
    from assembly.meetings.actions import close_meeting

    begin(hall)
    close_meeting(hall.facilitator, hall.meeting_id, hall.version)
    path = f"/office/phangnga/settings/{hall.code}"
    answer = hall.browser("secretary").post(path, data={**SAID, "version": hall.version})
    assert answer.status_code == 409
    assert path not in hall.browser("secretary").get("/office/phangnga").text


def test_a_day_of_the_buddhist_era_is_asked_not_guessed() -> None:
    assert day_of(29, 2, 2571).isoformat() == "2028-02-29"
    with pytest.raises(NoSuchDay):
        day_of(29, 2, 2570)
    with pytest.raises(CommonEraYear) as asked:
        day_of(20, 5, 2027)
    assert "2570" in asked.value.sentence
