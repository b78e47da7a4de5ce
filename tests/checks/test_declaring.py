"""A declaration with a second person, from the count to the declared result, at desks and pages."""

import re

import pytest
from flask.testing import FlaskClient

from assembly.agenda.actions import open_item
from assembly.ballots.actions import (
    break_tie,
    cancel_ballot,
    close_ballot,
    count_ballot,
    declare_ballot,
)
from assembly.ballots.queries import board_of, broken_invariants, second_person
from assembly.ballots.queries.confirming import figures_to_confirm
from assembly.ballots.rules import Terms
from assembly.checks.actions import confirm, decline, settle_checks
from assembly.checks.queries import confirmation_of, what_needs
from assembly.checks.rules import NeedsSecondPerson, SamePerson, StillWaiting
from assembly.core.access import SYSTEM, Actor
from assembly.extensions import db
from assembly.resolutions.actions import put_to_vote, show_draft, write_draft
from tests.factories.decisions import QUESTION, TEXT, begin, everyone_votes, open_vote
from tests.factories.hall import Hall


def teller(hall: Hall) -> Actor:
    return Actor(staff_id=hall.staff["teller"], roles=frozenset({(hall.assembly_id, "teller")}))


def step(hall: Hall, verb, ballot_id: int, *more: str) -> None:
    verb(hall.facilitator, hall.meeting_id, hall.version, ballot_id, *more)


def counted(hall: Hall, method: str = "named") -> int:
    """The facilitator closed and opened the box of a vote that the assembly wants confirmed."""
    settle_checks(SYSTEM, hall.assembly_id, ["figures"])
    begin(hall)
    ballot_id = open_vote(hall, method=method)
    everyone_votes(hall, ballot_id, "yyyyyyyynnna")
    assert figures_to_confirm(f"ballot:{ballot_id}") is None
    for verb in (close_ballot, count_ballot):
        step(hall, verb, ballot_id)
    db.session.remove()
    return ballot_id


def sha_of(ballot_id: int) -> str:
    told = confirmation_of(f"ballot:{ballot_id}")
    assert told is not None
    return told.sha256


@pytest.mark.parametrize("method", ["named", "secret"])
def test_counting_asks_and_the_result_waits_for_the_second_person(hall: Hall, method: str) -> None:
    ballot_id = counted(hall, method)
    with pytest.raises(StillWaiting):
        step(hall, declare_ballot, ballot_id)
    with pytest.raises(SamePerson):
        confirm(hall.facilitator, f"ballot:{ballot_id}", sha_of(ballot_id))
    confirm(teller(hall), f"ballot:{ballot_id}", sha_of(ballot_id))
    step(hall, declare_ballot, ballot_id)
    assert board_of(ballot_id).declared


def test_nobody_is_asked_where_the_assembly_does_not_want_it(hall: Hall) -> None:
    begin(hall)
    ballot_id = open_vote(hall)
    for verb in (close_ballot, count_ballot, declare_ballot):
        step(hall, verb, ballot_id)
    assert confirmation_of(f"ballot:{ballot_id}") is None


def test_the_second_person_sees_every_figure(hall: Hall) -> None:
    shown = figures_to_confirm(f"ballot:{counted(hall)}")
    assert shown is not None
    assert dict(shown.lines) | {"เห็นด้วย": "8", "ไม่เห็นด้วย": "3", "งดออกเสียง": "1"} == dict(
        shown.lines
    )


def test_a_setting_switched_on_after_the_count_still_holds(hall: Hall) -> None:
    begin(hall)
    ballot_id = open_vote(hall)
    for verb in (close_ballot, count_ballot):
        step(hall, verb, ballot_id)
    settle_checks(SYSTEM, hall.assembly_id, ["figures"])
    with pytest.raises(NeedsSecondPerson):
        step(hall, declare_ballot, ballot_id)
    desk = hall.browser("facilitator")
    assert "ขอผู้ยืนยันคนที่สอง" in desk.get(f"/desk/{hall.code}").text
    desk.post(f"/desk/{hall.code}/ballots/{ballot_id}/ask", data={"version": hall.version})
    db.session.remove()
    second = second_person(ballot_id)
    assert second is not None
    assert second.state == "asked"


def test_a_casting_vote_changes_the_figures_and_asks_anew(hall: Hall) -> None:
    settle_checks(SYSTEM, hall.assembly_id, ["figures"])
    begin(hall)
    ballot_id = tied(hall)
    assert confirmation_of(f"ballot:{ballot_id}") is None, "the chair's vote is still to come"
    step(hall, break_tie, ballot_id, "yes")
    first = sha_of(ballot_id)
    confirm(teller(hall), f"ballot:{ballot_id}", first)
    step(hall, break_tie, ballot_id, "no")
    db.session.remove()
    assert sha_of(ballot_id) != first
    with pytest.raises(StillWaiting):
        step(hall, declare_ballot, ballot_id)


def tied(hall: Hall) -> int:
    chair, item = hall.facilitator, hall.items[0]
    open_item(chair, hall.meeting_id, hall.version, item)
    write_draft(chair, hall.meeting_id, hall.version, item, QUESTION, TEXT)
    show_draft(chair, hall.meeting_id, hall.version, item)
    terms = Terms("named", "simple", chair_breaks_tie=True)
    ballot_id = put_to_vote(chair, hall.meeting_id, hall.version, item, terms)
    everyone_votes(hall, ballot_id, "yyyyyynnnnnn")
    for verb in (close_ballot, count_ballot):
        step(hall, verb, ballot_id)
    db.session.remove()
    return ballot_id


def test_figures_found_wrong_are_called_off_and_stay_in_the_journal(hall: Hall) -> None:
    ballot_id = counted(hall, "secret")
    decline(teller(hall), f"ballot:{ballot_id}", sha_of(ballot_id), "ใบนับอำเภอคุระบุรีหายไป")
    desk = hall.browser("facilitator").get(f"/desk/{hall.code}").text
    assert "ใบนับอำเภอคุระบุรีหายไป" in desk
    step(hall, cancel_ballot, ballot_id)
    db.session.remove()
    assert board_of(ballot_id).state == "cancelled"
    assert board_of(ballot_id).yes is None
    assert broken_invariants(hall.assembly_id) == []


def hidden(page: str, case: int) -> dict[str, str]:
    """What the case's form carries: its key, and the hash of what this page shows."""
    found = re.findall(rf'name="(c{case}-[a-z_0-9]+)"[^>]*value="([^"]*)"', page)
    return dict(found)


def waiting(browser: FlaskClient, hall: Hall) -> tuple[str, int]:
    page = browser.get(f"/office/{hall.slug}/checks").text
    found = re.search(r'id="check-(\d+)"', page)
    assert found, page
    return page, int(found[1])


def test_a_teller_confirms_at_an_own_sign_in_and_the_desk_goes_on(hall: Hall) -> None:
    """The journey: count → the desk waits → a teller compares and confirms → declared."""
    ballot_id = counted(hall)
    desk, second = hall.browser("facilitator"), hall.browser("teller")
    assert "รอผู้ยืนยันคนที่สอง" in desk.get(f"/desk/{hall.code}").text
    page, case = waiting(desk, hall)
    assert "ท่านเป็นผู้ขอ" in page
    assert "ลิงก์ของตนเอง" in page
    page, case = waiting(second, hall)
    answer = second.post(f"/office/{hall.slug}/checks/{case}/confirm", data=hidden(page, case))
    assert answer.status_code == 302, answer.text
    assert "ประกาศผล" in desk.get(f"/desk/{hall.code}").text
    declared = {"version": hall.version}
    desk.post(f"/desk/{hall.code}/ballots/{ballot_id}/declare", data=declared)
    db.session.remove()
    assert board_of(ballot_id).declared


def test_a_reason_too_long_is_kept_as_typed(hall: Hall) -> None:
    counted(hall)
    second = hall.browser("teller")
    page, case = waiting(second, hall)
    said = hidden(page, case) | {f"c{case}-reason": "ยาว" * 400}
    answer = second.post(f"/office/{hall.slug}/checks/{case}/decline", data=said)
    assert answer.status_code == 422
    assert "ยาวยาวยาว" in answer.text
    assert "ยาวเกิน" in answer.text


def test_who_asked_is_refused_with_a_sentence(hall: Hall) -> None:
    counted(hall)
    page, case = waiting(hall.browser("teller"), hall)
    desk = hall.browser("facilitator")
    answer = desk.post(f"/office/{hall.slug}/checks/{case}/confirm", data=hidden(page, case))
    assert answer.status_code == 409
    assert "ต้องให้เจ้าหน้าที่อีกคน" in answer.text


def test_an_admin_settles_what_needs_a_second_person(hall: Hall) -> None:
    admin = hall.browser("admin")
    admin.post(f"/office/{hall.slug}/checks/settings", data={"figures": "1", "minutes": "1"})
    db.session.remove()
    assert what_needs(hall.assembly_id) == ["figures", "minutes"]
    assert admin.get(f"/office/{hall.slug}/checks").text.count("checked") == 2
    admin.post(f"/office/{hall.slug}/checks/settings", json={"minutes": True})
    db.session.remove()
    assert what_needs(hall.assembly_id) == ["minutes"]


def test_a_teller_finds_the_way_from_the_count(hall: Hall) -> None:
    way = f'href="/office/{hall.slug}/checks"'
    assert way not in hall.browser("teller").get(f"/desk/{hall.code}/tellers").text
    counted(hall)
    assert way in hall.browser("teller").get(f"/desk/{hall.code}/tellers").text
