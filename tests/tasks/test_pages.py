"""The team's page: tasks are given and finished from it, and nothing typed is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from assembly.extensions import db
from assembly.tasks.queries import team_of
from tests.factories.hall import Hall

OFFICE = "/office/{}/team"
DAY = {"due-day": "1", "due-month": "3", "due-year": "2570"}


def team_page(hall: Hall) -> str:
    return OFFICE.format(hall.slug)


def test_the_secretary_gives_a_task_and_the_helper_finishes_it(hall: Hall) -> None:
    office, helper = hall.browser("secretary"), hall.browser("helper")
    asked = {"title": "โทรตามหนังสือที่ อบต.", "staff": str(hall.staff["helper"]), **DAY}
    assert office.post(team_page(hall), data=asked).status_code == 302
    seen = helper.get(team_page(hall)).text
    assert "โทรตามหนังสือที่ อบต." in seen
    assert "1 มี.ค. 70" in seen
    db.session.remove()
    (task,) = team_of(hall.assembly_id, hall.staff["helper"]).mine
    assert helper.post(f"{team_page(hall)}/{task.id}/done").status_code == 302
    assert "ยังไม่เสร็จ" in helper.get(team_page(hall)).text
    assert "ไม่มีงานที่รอท่าน" in helper.get(team_page(hall)).text


def test_the_office_tells_what_waits_for_its_keeper(hall: Hall) -> None:
    office = hall.browser("secretary")
    office.post(team_page(hall), data={"title": "ส่งหนังสือเตือน", "staff": hall.staff["secretary"]})
    assert "งานของท่าน 1 เรื่อง" in office.get(f"/office/{hall.slug}").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "เขียนก่อนว่าต้องทำอะไร"),
        ({"title": "งาน", **DAY, "due-year": "2026"}, "2569"),
        ({"title": "งาน", "staff": "99999"}, "เลือก"),
    ],
)
def test_a_refusal_keeps_what_was_typed(hall: Hall, typed: dict[str, str], said: str) -> None:
    answer = hall.browser("secretary").post(team_page(hall), data=typed)
    assert answer.status_code == 422
    assert f'value="{typed["title"]}"' in answer.text
    assert said in answer.text
    assert "Not a valid" not in answer.text


def test_a_changed_task_carries_its_version(hall: Hall) -> None:
    office = hall.browser("secretary")
    office.post(team_page(hall), data={"title": "หาห้อง", "staff": "0"})
    db.session.remove()
    (task,) = team_of(hall.assembly_id, None).others
    typed = {f"t{task.id}-title": "หาห้องใหญ่", f"t{task.id}-staff": "0", f"t{task.id}-version": "1"}
    assert office.post(f"{team_page(hall)}/{task.id}", data=typed).status_code == 302
    again = office.post(f"{team_page(hall)}/{task.id}", data={**typed, f"t{task.id}-title": "อื่น"})
    assert again.status_code == 409
    assert 'value="อื่น"' in again.text


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.dictionaries(
        some.sampled_from(["title", "staff", "about", "due-day", "due-year"]),
        some.text(max_size=40),
    )
)
def test_whatever_is_sent_the_office_answers(hall: Hall, sent: dict[str, str]) -> None:
    answer = hall.browser("secretary").post(team_page(hall), data=sent)
    assert answer.status_code in (302, 422), answer.text
