"""Somebody at the door who guesses, and what it costs those who wait behind."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from assembly.core.access import SYSTEM
from assembly.meetings import views
from assembly.meetings.queries import present_now
from assembly.people.actions import make_link
from assembly.people.queries import paper_slips
from tests.factories.hall import Hall


@pytest.fixture(autouse=True)
def fresh_budgets() -> Iterator[None]:
    yield
    views.wrong_everywhere.clear()
    views.wrong_here.budgets.clear()


def guesses(browser: FlaskClient, times: int) -> list[int]:
    return [browser.post("/", data={"code": f"{n:012d}"}).status_code for n in range(times)]


def test_one_guesser_locks_nobody_out(hall: Hall, client: FlaskClient) -> None:
    """300 wrong codes in a minute, from one phone, kept every delegate from signing in."""
    answers = guesses(client, 320)
    assert answers.count(404) == 10, "the guesser waits"
    assert set(answers[10:]) == {429}
    slip, other = paper_slips(hall.meeting_id)[:2]
    assert hall.app.test_client().post("/", data={"code": slip.code}).status_code == 302
    assert hall.app.test_client().get(f"/s/{other.token}").status_code == 302


def test_a_scanned_slip_is_let_in_even_when_everybody_guesses(hall: Hall) -> None:
    for _ in range(views.wrong_everywhere.most):
        views.wrong_everywhere.add()
    slip = paper_slips(hall.meeting_id)[0]
    phone = hall.app.test_client()
    assert phone.post("/", data={"code": slip.code}).status_code == 429
    assert phone.get(f"/s/{slip.token}").status_code == 302


def test_a_scanner_that_only_looks_spends_no_link_and_checks_nobody_in(
    hall: Hall, client: FlaskClient
) -> None:
    """A HEAD request signed in as the facilitator and left the facilitator a dead link."""
    link = f"/in/{make_link(SYSTEM, hall.staff['facilitator'], f'/desk/{hall.code}')}"
    for address in (link, f"/s/{paper_slips(hall.meeting_id)[0].token}"):
        answer = client.head(address)
        assert (answer.status_code, answer.headers.get("Set-Cookie")) == (204, None)
    assert present_now(hall.meeting_id) == 0
    assert client.get(link).status_code == 302
