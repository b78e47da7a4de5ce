"""The private link of a request: made, printed again, prolonged, revoked; wrong ones."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.models import Payload
from assembly.operator.verifying import verify
from assembly.requests.actions import make_link, prolong_link, revoke_link
from assembly.requests.models import ReplyLink
from assembly.requests.queries import link_of, request_by_token
from assembly.requests.rules.linking import (
    LinkDayOutOfReach,
    NoReplyLink,
    ReplyLinkExpired,
    ReplyLinkNotOpen,
    ReplyLinkRevoked,
    WrongReplyLink,
)
from tests.factories.deciding import adopt, bodies
from tests.factories.hall import Hall
from tests.factories.replies import grown_old, linked
from tests.factories.requests import ask, promise, send


@pytest.fixture
def sent(hall: Hall) -> int:
    """A letter to the land office, sent forty days ago."""
    return send(ask(promise(adopt(hall), 1, bodies(hall)["state"])), 40)


def test_a_link_lets_in_and_can_be_printed_again(hall: Hall, sent: int) -> None:
    link = linked(sent)
    assert (link.is_alive, link.expires_on) == (True, clock.today() + timedelta(days=180))
    assert link_of(sent) == link
    found = request_by_token(link.token)
    assert (found.request_id, found.assembly_id) == (sent, hall.assembly_id)
    assert verify().faults == []


def test_the_token_stands_nowhere(sent: int) -> None:
    link = linked(sent)
    row = session().get_one(ReplyLink, link.id)
    told = [*session().scalars(select(Payload.content)), row.seed, row.token_hash]
    assert not any(link.token in one for one in told)


def test_a_new_link_ends_the_old_one(sent: int) -> None:
    old = linked(sent)
    new = linked(sent)
    assert old.token != new.token
    with pytest.raises(ReplyLinkRevoked):
        request_by_token(old.token)
    assert request_by_token(new.token).request_id == sent


def test_a_link_is_good_until_the_end_of_its_last_day_and_can_be_prolonged(sent: int) -> None:
    link, today = linked(sent), clock.today()
    grown_old(sent, today)
    assert request_by_token(link.token).request_id == sent
    grown_old(sent, today - timedelta(days=1))
    with pytest.raises(ReplyLinkExpired):
        request_by_token(link.token)
    prolong_link(SYSTEM, sent, today + timedelta(days=30))
    db.session.remove()
    assert request_by_token(link.token).expires_on == today + timedelta(days=30)
    for day in (today - timedelta(days=1), today + timedelta(days=731)):
        with pytest.raises(LinkDayOutOfReach):
            prolong_link(SYSTEM, sent, day)


def test_a_revoked_link_is_not_prolonged(sent: int) -> None:
    link = linked(sent)
    revoke_link(SYSTEM, sent)
    revoke_link(SYSTEM, sent)
    db.session.remove()
    assert link_of(sent) is None
    with pytest.raises(ReplyLinkRevoked):
        request_by_token(link.token)
    with pytest.raises(NoReplyLink):
        prolong_link(SYSTEM, sent)


def test_a_link_opens_nothing_before_the_letter_left(hall: Hall) -> None:
    draft = ask(promise(adopt(hall), 1, bodies(hall)["state"]))
    make_link(SYSTEM, draft)
    db.session.remove()
    link = link_of(draft)
    assert link is not None
    with pytest.raises(ReplyLinkNotOpen):
        request_by_token(link.token)


@pytest.mark.parametrize("token", ["", "0", "x" * 5000, "ก", "' or 1=1 --", "%00"])
def test_a_wrong_link_is_found_nowhere(sent: int, token: str) -> None:
    linked(sent)
    with pytest.raises(WrongReplyLink):
        request_by_token(token)
