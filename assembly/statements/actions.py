"""Putting statements to the hall, and saying what one thinks of them.

Statements live beside the meeting's main step, as the floor does: their desk verbs do not go
through ``take_turn``, so that nobody's next step goes stale. What is compared is the statement's
own state: who presses says how it stood, and is refused if another has just changed it.
"""

import hashlib

from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import LostForm, NotFound
from assembly.core.text import clean, graphemes, search_key
from assembly.journal.actions import record
from assembly.meetings.models import Meeting
from assembly.meetings.rules import check_is_open
from assembly.places.queries import districts_of
from assembly.statements import rules
from assembly.statements.events import OpinionGiven, StatementChanged
from assembly.statements.models import Opinion, Statement
from assembly.statements.queries import (
    answers_to,
    own_district,
    province_of,
    statement_in,
    statements_in,
    who_hash,
)


@change
def ask_statement(actor: Actor, meeting_id: int, text: str) -> int:
    """Put a sentence to the hall; answers its id.

    Refuses: MeetingIsOver, NothingStated, StatedTooMuch, AlreadyStated, TooManyStatements.
    """
    sitting = _held(meeting_id)
    if sitting.phase == "closed":
        raise rules.MeetingIsOver
    text = _checked(text)
    asked = statements_in(meeting_id)
    if search_key(text) in {search_key(one.text) for one in asked if one.state != "withheld"}:
        raise rules.AlreadyStated
    if len(asked) >= rules.MOST_STATEMENTS:
        raise rules.TooManyStatements(most=rules.MOST_STATEMENTS)
    row = Statement(
        assembly_id=sitting.assembly_id,
        meeting_id=meeting_id,
        number=max((one.number for one in asked), default=0) + 1,
        text=text,
        asked_on=clock.today(),
    )
    session().add(row)
    session().flush()
    words = hashlib.sha256(text.encode()).hexdigest()
    said = {"number": str(row.number), "text_sha256": words}
    record(actor, "statement_asked", f"statement:{row.id}", said)
    announce(StatementChanged(meeting_id))
    return row.id


@change
def set_state(actor: Actor, meeting_id: int, statement_id: int, state: str, seen: str) -> None:
    """Close, open again or withhold; ``seen`` is how it stood when pressed. May be repeated.

    Refuses: StatementMoved, MeetingIsOver.
    """
    sitting = _held(meeting_id)
    row = statement_in(meeting_id, statement_id)
    if row.state == state:
        return
    if row.state != seen:
        raise rules.StatementMoved
    if state == "open" and sitting.phase == "closed":
        raise rules.MeetingIsOver
    _settle(actor, row, state)


@change
def move_statement(actor: Actor, meeting_id: int, statement_id: int, by: int) -> None:
    """Ask it one place earlier (-1) or later (+1); at the end of the order it stays."""
    _held(meeting_id)
    row, order = statement_in(meeting_id, statement_id), statements_in(meeting_id)
    place = order.index(row) + by
    if not 0 <= place < len(order):
        return
    other = order[place]
    mine, theirs = row.number, other.number
    for one, number in ((row, 0), (other, mine), (row, theirs)):  # each number stands once
        one.number = number
        session().flush()
    announce(StatementChanged(meeting_id))


@change
def give_opinion(
    actor: Actor, meeting_id: int, statement_id: int, choice: str, district: str | None
) -> None:
    """What one participant thinks; again replaces it. A member's district is that on the roll.

    No journal entry and no time: an opinion is no vote, and nothing tells whose it is.
    Refuses: MeetingNotOpen, StatementNotOpen, NoSuchChoice, DistrictFirst, LostForm.
    """
    row = statement_in(meeting_id, statement_id)
    sitting = session().get_one(Meeting, meeting_id)
    check_is_open(sitting.phase)
    if row.state == "withheld":
        raise NotFound
    if row.state != "open":
        raise rules.StatementNotOpen
    if choice not in rules.WORDS:
        raise rules.NoSuchChoice
    if not actor.participant:
        raise LostForm
    where = own_district(actor, meeting_id) or _district_in(sitting, district)
    _keep(statement_id, who_hash(statement_id, actor.participant), where, choice)
    announce(OpinionGiven(meeting_id))


@change
def close_all(actor: Actor, meeting_id: int) -> None:
    """The meeting is over: nothing waits for opinions any more."""
    for row in statements_in(meeting_id):
        if row.state == "open":
            _settle(actor, row, "closed")


def _keep(statement_id: int, who: str, district: str | None, choice: str) -> None:
    wanted = select(Opinion).where(Opinion.statement_id == statement_id, Opinion.who_hash == who)
    kept = session().scalar(wanted)
    if kept is None:
        kept = Opinion(statement_id=statement_id, who_hash=who)
        session().add(kept)
    kept.district_code, kept.choice = district, choice
    session().flush()


def _settle(actor: Actor, row: Statement, state: str) -> None:
    row.state = state
    session().flush()
    kind = {"open": "statement_reopened"}.get(state, f"statement_{state}")
    record(actor, kind, f"statement:{row.id}", _counts(row.id))
    announce(StatementChanged(row.meeting_id))


def _counts(statement_id: int) -> dict[str, int]:
    """What the journal says of the answers: of very few only how many."""
    told = answers_to(statement_id)
    if told.n < rules.LEAST:
        return {"answers": told.n}
    return {"agree": told.agree, "disagree": told.disagree, "pass": told.passed}


def _checked(text: str) -> str:
    text = clean(text, newlines=False)
    count = graphemes(text)
    if not count:
        raise rules.NothingStated
    if count > rules.LONGEST:
        raise rules.StatedTooMuch(most=rules.LONGEST, over=count - rules.LONGEST)
    return text


def _district_in(sitting: Meeting, district: str | None) -> str | None:
    """The chosen district; ``None`` for elsewhere. Refuses: DistrictFirst."""
    if district == rules.ELSEWHERE:
        return None
    if district not in {row.code for row in districts_of(province_of(sitting))}:
        raise rules.DistrictFirst
    return district


def _held(meeting_id: int) -> Meeting:
    """The meeting, held until the change is through: two desks come one after another."""
    return session().get_one(Meeting, meeting_id, with_for_update=True)
