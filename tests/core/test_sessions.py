"""The cookie: a slow answer must not bring back what a later one has changed."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from assembly.core import web
from tests.factories.hall import Hall


def test_an_answer_that_changes_nothing_sends_no_cookie(hall: Hall, client: FlaskClient) -> None:
    for page in (f"/m/{hall.code}/tell", f"/m/{hall.code}"):
        assert "Set-Cookie" in client.get(page).headers, "a name, and a token for the forms"
        assert "Set-Cookie" not in client.get(page).headers


def test_a_slow_page_does_not_undo_what_was_chosen_meanwhile(
    hall: Hall, client: FlaskClient
) -> None:
    """The page is asked for, the district chosen, then the page arrives."""
    client.get(f"/m/{hall.code}/sense")
    before = client.get_cookie("assembly")
    client.post(f"/m/{hall.code}/sense/district", data={"district": "8202"})
    assert before is not None
    slow = hall.app.test_client()
    slow.set_cookie("assembly", before.value)
    late = slow.get(f"/m/{hall.code}/sense").headers.getlist("Set-Cookie")
    assert late == []


def test_who_comes_back_now_and_then_is_not_forgotten(
    hall: Hall, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(f"/m/{hall.code}/tell")
    with client.session_transaction() as kept:
        name = kept["participant"]
    monkeypatch.setattr(web, "FRESH", timedelta(seconds=-1))
    assert "Expires" in client.get(f"/m/{hall.code}/tell").headers["Set-Cookie"]
    with client.session_transaction() as kept:
        assert kept["participant"] == name


def test_a_cookie_that_is_none_is_a_fresh_start(hall: Hall, client: FlaskClient) -> None:
    for odd in ("", "x", "a.b.c", "eyJhIjoxfQ.awejoQ.x"):
        client.set_cookie("assembly", odd)
        assert client.get(f"/m/{hall.code}/tell").status_code == 200
