"""Private links by which bodies answer without an account."""

from dataclasses import dataclass
from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.extensions import db
from assembly.proposals.actions import move_proposal, write_proposal
from assembly.proposals.queries import proposal
from assembly.proposals.rules import Written
from assembly.requests.actions import make_link
from assembly.requests.actions.answering import answer
from assembly.requests.models import ReplyLink
from assembly.requests.queries import LinkView, link_of, request_of_proposal
from assembly.requests.queries.linking import hash_of
from assembly.requests.rules.answering import Reply
from tests.factories.deciding import adopt, bodies
from tests.factories.hall import Hall
from tests.factories.promises import promised
from tests.factories.requests import ask, send


def linked(request_id: int, until: date | None = None) -> LinkView:
    """The private link of a request, made anew."""
    make_link(SYSTEM, request_id, until)
    db.session.remove()
    found = link_of(request_id)
    assert found is not None
    return found


@dataclass(frozen=True)
class Asked:
    """What a body was asked for, and the token of its link."""

    request_id: int
    token: str
    commitment_id: int = 0
    proposal_id: int = 0

    @property
    def path(self) -> str:
        return f"/reply/{self.token}"


def asked_for_promise(hall: Hall, days_ago: int = 40, place: int = 0) -> Asked:
    """The land office was asked so many days ago to do what it leads."""
    promise = promised(hall, place).first
    made = send(ask(promise), days_ago)
    return Asked(made, linked(made).token, promise)


def asked_by_proposal(hall: Hall) -> Asked:
    """A policy proposal was sent to the land office today."""
    said = Written(
        bodies(hall)["state"], "เจ้าพนักงานที่ดินจังหวัดพังงา", "ข้อเสนอให้ตรวจแนวเขต", "ตรวจแนวเขต"
    )
    proposal_id = write_proposal(SYSTEM, adopt(hall).id, 1, said)
    for step in ("heard", "adopted", "sent"):
        told = ("", "post", "สพง 15/2569") if step == "sent" else ()
        move_proposal(
            SYSTEM, proposal_id, proposal(proposal_id).version, step, clock.today(), *told
        )
        db.session.remove()
    made = request_of_proposal(proposal_id) or 0
    return Asked(made, linked(made).token, proposal_id=proposal_id)


def says(asked: Asked, kind: str, text: str = "", **more: object) -> int:
    """The body answers by its link; the answer's number."""
    done = answer(hash_of(asked.token), Reply(kind, text, **more))  # type: ignore[arg-type]  # its own fields
    db.session.remove()
    return done["number"]


@change
def grown_old(request_id: int, last_day: date) -> None:
    """As if the link of a request had been good until then."""
    found = link_of(request_id)
    assert found is not None
    session().get_one(ReplyLink, found.id).expires_on = last_day


def opens(app: Flask, link: LinkView | Asked, browser: FlaskClient | None = None) -> FlaskClient:
    """A body's browser, let in by its link."""
    browser = browser or app.test_client()
    answer = browser.get(link.path)
    assert answer.status_code == 302, answer.text
    return browser
