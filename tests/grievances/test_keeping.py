"""The office settles how long words are kept; the page says what goes and what stays."""

import pytest
from sqlalchemy import select

from assembly.assemblies.actions import keep_for
from assembly.assemblies.models import Assembly
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.models import Entry
from tests.factories.hall import Hall
from tests.grievances.conftest import Fields
from tests.grievances.test_desk import told

PAGE = "/office/phangnga/keeping"


def kept(hall: Hall) -> int | None:
    db.session.remove()
    return session().get_one(Assembly, hall.assembly_id).keep_days


def test_the_secretary_settles_it_with_a_plain_form(hall: Hall) -> None:
    office = hall.browser("secretary")
    typed = Fields(office.get(PAGE).text).values
    answer = office.post(PAGE, data=typed | {"days": "365"}, follow_redirects=True)
    assert answer.status_code == 200
    assert "เก็บกำหนดเวลานี้แล้ว" in answer.text
    assert kept(hall) == 365
    assert "ถ้าลบวันนี้ จะลบ 0 เรื่อง" in answer.text


def test_it_can_be_for_good_again(hall: Hall) -> None:
    keep_for(SYSTEM, hall.assembly_id, 90)
    answer = hall.browser("admin").post(PAGE, data={"days": "0", "idempotency_key": "k"})
    assert answer.status_code == 302
    assert kept(hall) is None


@pytest.mark.parametrize("days", ["", "-1", "หนึ่งปี", "91", str(2**70)])
def test_no_other_time_is_taken(hall: Hall, days: str) -> None:
    answer = hall.browser("secretary").post(PAGE, data={"days": days})
    assert answer.status_code == 422
    assert "เลือกจากรายการ" in answer.text
    assert kept(hall) is None


def test_a_time_that_is_not_usual_is_shown_and_kept(hall: Hall) -> None:
    keep_for(SYSTEM, hall.assembly_id, 400)
    office = hall.browser("secretary")
    assert "400 วัน" in office.get(PAGE).text
    assert office.post(PAGE, data={"days": "400"}).status_code == 302
    assert kept(hall) == 400


def test_a_change_is_in_the_journal_and_no_change_is_not(hall: Hall) -> None:
    for _ in range(2):
        keep_for(SYSTEM, hall.assembly_id, 365)
    wanted = select(Entry).where(Entry.type == "keeping_settled")
    assert len(session().scalars(wanted).all()) == 1


@pytest.mark.parametrize(("role", "status"), [("helper", 403), ("teller", 403), ("admin", 200)])
def test_who_may(hall: Hall, role: str, status: int) -> None:
    told(hall, "น้ำเค็ม")
    assert hall.browser(role).get(PAGE).status_code == status
