"""The door: codes and slips let people in; what is wrong is said beside the field, as typed."""

import pytest
from flask.testing import FlaskClient

from assembly.core.access import SYSTEM
from assembly.meetings.actions import close_meeting, open_meeting
from assembly.people.actions import issue_slip, revoke_slip
from assembly.people.queries import paper_slips
from tests.factories.hall import Hall


def test_six_digits_lead_to_the_meeting_however_they_are_typed(
    hall: Hall, client: FlaskClient
) -> None:
    for typed in ("482913", "482 913", " 482-913 ", "๔๘๒๙๑๓"):
        answer = client.post("/", data={"code": typed})
        assert answer.location == "/m/482913", typed


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ("111111", 404, "ไม่มีการประชุมที่ใช้รหัสนี้"),
        ("12345", 422, "ที่พิมพ์มามี 5 ตัว"),
        ("", 422, "รหัสบนจอมี 6 ตัว"),
        ("สวัสดี", 422, "รหัสบนจอมี 6 ตัว"),
        ("1" * 12, 404, "ไม่พบบัตรนี้"),
        ("9" * 60, 422, "รหัสยาวเกินไป"),
    ],
)
def test_a_wrong_code_is_answered_in_words_and_kept(
    hall: Hall, client: FlaskClient, typed: str, status: int, words: str
) -> None:
    page = client.post("/", data={"code": typed})
    assert page.status_code == status
    assert words in page.text
    assert f'value="{typed}"' in page.text


def test_a_typed_slip_signs_in_and_checks_in(hall: Hall, client: FlaskClient) -> None:
    slip = paper_slips(hall.meeting_id)[0]
    assert client.post("/", data={"code": slip.code}).location == "/m/482913"
    assert "ลงทะเบียนเข้าประชุมแล้ว" in client.get("/m/482913").text


def test_a_revoked_slip_says_where_to_get_another(hall: Hall, client: FlaskClient) -> None:
    slip = paper_slips(hall.meeting_id)[0]
    revoke_all(hall)
    page = client.get(f"/s/{slip.token}")
    assert page.status_code == 410
    assert "ถูกยกเลิกแล้ว" in page.text


def test_a_slip_that_comes_too_late_leads_to_the_minutes(hall: Hall, client: FlaskClient) -> None:
    slip = paper_slips(hall.meeting_id)[0]
    open_meeting(SYSTEM, hall.meeting_id, hall.version)
    close_meeting(SYSTEM, hall.meeting_id, hall.version)
    for page in (client.get(f"/s/{slip.token}"), client.post("/", data={"code": slip.code})):
        assert page.status_code == 410
        assert f'href="/minutes/{hall.code}"' in page.text
    assert "/minutes/" not in client.get("/").text


def revoke_all(hall: Hall) -> None:
    for slip_id in range(1, len(hall.members) + 1):
        revoke_slip(SYSTEM, slip_id)


def test_a_slip_says_in_json_what_it_says_on_the_page(hall: Hall, client: FlaskClient) -> None:
    answer = client.post("/", data={"code": "1" * 12}, headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json["reason"] == "wrong_slip"


def test_a_one_time_link_works_once(hall: Hall) -> None:
    desk = hall.browser("facilitator")
    assert desk.get(f"/desk/{hall.code}").status_code == 200
    assert hall.app.test_client().get("/in/no-such-link").status_code == 410


def test_the_next_person_on_the_phone_is_nobody_yet(hall: Hall) -> None:
    phone = hall.phone(0)
    assert phone.post("/out").status_code == 302
    ballotless = phone.post(f"/m/{hall.code}/ballots/1/vote", data={"choice": "yes"})
    assert ballotless.status_code in (403, 404)


def test_an_id_no_database_can_hold_is_simply_not_found(client: FlaskClient) -> None:
    for path in ("/r/99999999999999999999999", "/c/18446744073709551616"):
        assert client.get(path).status_code == 404


def test_a_lost_slip_is_replaced_and_the_old_paper_opens_nothing(hall: Hall) -> None:
    old = paper_slips(hall.meeting_id)[0]
    revoke_all(hall)
    assert paper_slips(hall.meeting_id) == []
    for member_id in hall.members:
        issue_slip(SYSTEM, member_id, hall.meeting_id)
    new = next(s for s in paper_slips(hall.meeting_id) if s.member == old.member)
    assert new.code != old.code
    assert hall.app.test_client().get(f"/s/{old.token}").status_code == 404
    assert hall.app.test_client().get(f"/s/{new.token}").status_code == 302
