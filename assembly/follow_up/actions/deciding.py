"""What follows from the hall's decision about a promise."""

import logging
from dataclasses import replace

from assembly.ballots.rules import SENT_BACK, Outcome
from assembly.commitments.actions import extend, move, note_decision
from assembly.commitments.models import Commitment
from assembly.commitments.rules import By
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce
from assembly.core.db import session
from assembly.core.errors import Refusal
from assembly.follow_up import rules
from assembly.follow_up.actions.bringing import put_on
from assembly.follow_up.events import FollowUpChanged
from assembly.follow_up.models import FollowUp
from assembly.follow_up.queries import (
    asked_in,
    letter_below,
    meeting_to_raise_to,
    request_begun,
    target_of,
)
from assembly.journal.actions import Content, record
from assembly.requests.actions import escalate, write_request

log = logging.getLogger(__name__)
STATES = {"close": "kept", "end": "ended", "review": "review"}


def decide_by_ballot(row: FollowUp, *, carried: bool, outcome: str) -> None:
    """The result was declared: do what the hall decided. Runs with the declaration."""
    if outcome in SENT_BACK:
        _go_on(row, outcome)
    elif carried:
        row.state = "carried"
        _carry_out(row)
    else:
        row.state = "fallen"
        _note(row, carried=False)
    content: Content = {"kind": row.kind, "state": row.state, "ballot": row.ballot_id}
    record(_who(row), "follow_up_decided", f"commitment:{row.commitment_id}", content)
    announce(FollowUpChanged(row.id, row.meeting_id, row.commitment_id))


def put_again(row: FollowUp) -> None:
    """Its ballot was called off: it waits to be asked, as before."""
    row.ballot_id, row.state = None, "put"
    announce(FollowUpChanged(row.id, row.meeting_id, row.commitment_id))


def _go_on(row: FollowUp, outcome: str) -> None:
    """A round that found objections stays with its ballot; the question goes on, unless put off."""
    row.state = "withdrawn"
    if outcome == Outcome.POSTPONED:
        return
    again = FollowUp(state="put", made_at=clock.now(), made_by=row.made_by, **vars(asked_in(row)))
    again.meeting_id, again.agenda_item_id = row.meeting_id, row.agenda_item_id
    again.commitment_id = row.commitment_id
    session().add(again)
    session().flush()
    announce(FollowUpChanged(again.id, again.meeting_id, again.commitment_id))


def _carry_out(row: FollowUp) -> None:
    """What the office changed meanwhile is not undone: then the decision is only noted.

    A step is done whole or not at all, and whatever hinders it, the hall's result is declared.
    """
    try:
        with session().begin_nested():
            _act(row)
    except Refusal:
        _note(row, carried=True)
    except Exception:
        log.exception("what the hall decided by ballot %s was only noted", row.ballot_id)
        _note(row, carried=True)


def _act(row: FollowUp) -> None:
    about = session().get_one(Commitment, row.commitment_id)
    seen = (_who(row), about.id, about.version)
    if row.kind == "escalate":
        _escalate(row, about)
    elif row.kind == "extend" and row.due_on:
        extend(*seen, row.due_on, row.reason, _by(row))
    else:
        move(*seen, STATES[row.kind], clock.today(), row.reason, _by(row))


def _escalate(row: FollowUp, about: Commitment) -> None:
    """A letter to the body above begins, or the matter stands on a running order above."""
    if row.organisation_id is not None:
        _begin_letter(row, about, row.organisation_id)
    elif row.to_meeting_id is not None:
        above = meeting_to_raise_to(row.to_meeting_id)
        if above is not None:
            put_on(_who(row), above, about, "raised")
    _note(row, carried=True)


def _begin_letter(row: FollowUp, about: Commitment, organisation_id: int) -> None:
    """As a draft for the office: it goes on from the letter below, where there was one."""
    who, below = _who(row), letter_below(about.id)
    try:
        if below is not None:
            escalate(who, below.id, below.version, organisation_id)
            return
    except Refusal:
        pass  # that letter went up already, or to a body beside: this one begins a line of its own
    write_request(who, about.id, request_begun(about, organisation_id))


def _note(row: FollowUp, *, carried: bool) -> None:
    asked = asked_in(row)
    words = rules.noted_words(asked, target_of(asked), carried=carried)
    note_decision(_who(row), row.commitment_id, words, _by(row))


def _by(row: FollowUp) -> By:
    return By("meeting", row.meeting_id, row.ballot_id)


def _who(row: FollowUp) -> Actor:
    """The hall decided; whoever put the question stands in the record."""
    return replace(SYSTEM, name=row.made_by)
