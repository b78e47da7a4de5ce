"""Who of the team does what until when: given, changed, done, and never somebody else's."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.errors import Stale
from assembly.extensions import db
from assembly.registry.actions import add_organisation
from assembly.tasks.actions import change_task, finish_task, give_task
from assembly.tasks.queries import Team, task, team_of
from assembly.tasks.rules import (
    AboutElsewhere,
    EmptyTask,
    NotOnTheTeam,
    NotYourTask,
    Said,
    TaskIsDone,
    TaskTooLong,
    about_what,
    pressing,
)
from tests.factories.hall import Hall, gather

TODAY = date(2026, 11, 20)


def team(hall: Hall, role: str = "secretary") -> Team:
    db.session.remove()
    return team_of(hall.assembly_id, hall.staff[role])


def secretary(hall: Hall) -> Actor:
    return worker(hall, "secretary")


def worker(hall: Hall, role: str) -> Actor:
    roles = frozenset({(hall.assembly_id, role)})
    return Actor(staff_id=hall.staff[role], name="มาลี", roles=roles)


def test_a_task_stands_with_who_does_it_and_counts_with_the_person(hall: Hall) -> None:
    body = add_organisation(
        SYSTEM, hall.assembly_id, "อบต.เกาะยาว", "local_government", "subdistrict"
    )
    late = clock.today() - timedelta(days=2)
    said = Said(" โทรตามหนังสือ ", hall.staff["helper"], late, f"organisation:{body}")
    give_task(secretary(hall), hall.assembly_id, said)
    give_task(secretary(hall), hall.assembly_id, Said("หาห้องประชุม"))
    board = team(hall, "helper")
    (mine,), (other,) = board.mine, board.others
    assert (mine.title, mine.pressing, mine.about) == (
        "โทรตามหนังสือ",
        "late",
        ("organisation", body),
    )
    assert (other.staff, other.pressing) == ("", "open")
    helper = next(one for one in board.people if one.id == hall.staff["helper"])
    assert (helper.roles, helper.tasks, helper.late) == (("helper",), 1, 1)


def test_the_one_who_has_it_or_the_office_says_that_it_is_done(hall: Hall) -> None:
    given_id = give_task(secretary(hall), hall.assembly_id, Said("พิมพ์บัตร", hall.staff["helper"]))
    with pytest.raises(NotYourTask):
        finish_task(worker(hall, "teller"), given_id)
    finish_task(worker(hall, "helper"), given_id)
    finish_task(worker(hall, "helper"), given_id)
    board = team(hall)
    assert [one.done_by for one in board.done] == ["มาลี"]
    assert board.waiting == 0
    with pytest.raises(TaskIsDone):
        change_task(secretary(hall), given_id, task(given_id).version, Said("อื่น"))
    finish_task(secretary(hall), given_id, done=False)
    assert team(hall, "helper").mine[0].done_on is None


def test_a_change_by_two_is_told_to_the_second(hall: Hall) -> None:
    given_id = give_task(secretary(hall), hall.assembly_id, Said("พิมพ์บัตร"))
    change_task(secretary(hall), given_id, 1, Said("พิมพ์บัตรผู้แทน", hall.staff["teller"]))
    with pytest.raises(Stale):
        change_task(secretary(hall), given_id, 1, Said("ลบ"))
    assert team(hall, "teller").mine[0].title == "พิมพ์บัตรผู้แทน"


def test_nothing_empty_too_long_or_of_another_assembly(hall: Hall) -> None:
    elsewhere = gather(hall.app, slug="another", code="111111")
    who, here = secretary(hall), hall.assembly_id
    body = add_organisation(SYSTEM, elsewhere.assembly_id, "อบต.อื่น", "state", "province")
    wrong = (
        (Said("  "), EmptyTask),
        (Said("ก" * 161), TaskTooLong),
        (Said("งาน", elsewhere.staff["secretary"]), NotOnTheTeam),
        (Said("งาน", about=f"organisation:{body}"), AboutElsewhere),
        (Said("งาน", about="grievance:1"), AboutElsewhere),
    )
    for said, refusal in wrong:
        with pytest.raises(refusal):
            give_task(who, here, said)
    assert team(hall).waiting == 0


@given(some.text(max_size=30))
def test_what_a_task_is_about_is_a_known_kind_and_a_number_or_nothing(about: str) -> None:
    found = about_what(about)
    assert found is None or f"{found[0]}:" == about[: about.index(":") + 1]


@given(some.integers(-400, 400))
def test_a_task_is_late_after_its_day_and_soon_in_the_week_before(days: int) -> None:
    due = TODAY + timedelta(days=days)
    expected = "late" if days < 0 else "soon" if days <= 7 else "open"
    assert pressing(due, None, TODAY) == expected
    assert pressing(due, TODAY, TODAY) == "done"
