"""Private links by which bodies answer without an account."""

from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.requests.actions import make_link
from assembly.requests.models import ReplyLink
from assembly.requests.queries import LinkView, link_of


def linked(request_id: int, until: date | None = None) -> LinkView:
    """The private link of a request, made anew."""
    make_link(SYSTEM, request_id, until)
    db.session.remove()
    found = link_of(request_id)
    assert found is not None
    return found


@change
def grown_old(request_id: int, last_day: date) -> None:
    """As if the link of a request had been good until then."""
    found = link_of(request_id)
    assert found is not None
    session().get_one(ReplyLink, found.id).expires_on = last_day


def opens(app: Flask, link: LinkView) -> FlaskClient:
    """A body's browser, let in by its link."""
    browser = app.test_client()
    answer = browser.get(link.path)
    assert answer.status_code == 302, answer.text
    return browser
