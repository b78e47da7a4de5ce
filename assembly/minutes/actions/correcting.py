"""Corrections: a delegate proposes, the secretary answers."""

from sqlalchemy import func, select

from assembly.core import clock, thai
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.minutes import rules
from assembly.minutes.actions.ground import keep, passage_of
from assembly.minutes.events import CorrectionMoved
from assembly.minutes.models import Correction, Minutes
from assembly.minutes.queries import correction, minutes_row, passage_row, wording
from assembly.people.actions import sign_in_afterwards


@change
def propose_correction(
    actor: Actor, meeting_id: int, place: str, base: int, text: str, reason: str
) -> int:
    """A delegate says how a passage, or a fact, should read; answers the correction's id.

    Raises ``NotCirculated``, ``CorrectedLate``, ``MinutesFrozen``, ``NothingToCorrect``,
    ``AskedEnough``, ``NoSuchPassage``.
    """
    row = minutes_row(meeting_id)
    until = row.correct_until if row else None
    shown = thai.long_date(until, current()) if until else ""
    state = row.state if row else "drafting"
    rules.check_takes_corrections(state, until, clock.today(), shown)
    said = clean(text)
    if row is None or said == _as_read(meeting_id, place, base):
        raise rules.NothingToCorrect
    _check_room(row, actor)
    made = Correction(
        assembly_id=row.assembly_id,
        minutes_id=row.id,
        place=place,
        base=base,
        text=said,
        reason=clean(reason, newlines=False),
        member_id=actor.member_id,
        proposed_at=clock.now(),
    )
    session().add(made)
    session().flush()
    _tell(actor, made, meeting_id, "proposed")
    return made.id


@change
def accept_correction(
    actor: Actor, correction_id: int, version: int, text: str, answer: str = ""
) -> None:
    """Into the passage, in the words the secretary settles on; a fact stays and is only noted.

    ``version``: the wording she read. Raises ``AlreadyAnswered``, ``PassageMoved``.
    """
    row, meeting_id = _open_one(correction_id)
    if row.place == rules.FACTS:
        _answer(actor, row, meeting_id, "noted", answer)
        return
    passage = passage_of(meeting_id, row.place)
    if passage.version != version:
        raise rules.PassageMoved
    keep(actor, passage, clean(text), "correction")
    _answer(actor, row, meeting_id, "accepted", answer)


@change
def decline_correction(actor: Actor, correction_id: int, answer: str) -> None:
    """Not so, and why. Raises ``AlreadyAnswered``."""
    row, meeting_id = _open_one(correction_id)
    _answer(actor, row, meeting_id, "declined", answer)


@change
def enter_to_read(meeting_id: int, code: str) -> str:
    """Whoever holds a slip of the meeting comes in again while its minutes go round.

    Answers the sign-in token. Raises ``NotCirculated``, ``WrongSlip``, ``SlipRevoked``.
    """
    row = minutes_row(meeting_id)
    if row is None or row.state != "circulated":
        raise rules.NotCirculated
    return sign_in_afterwards(meeting_id, code)


def _open_one(correction_id: int) -> tuple[Correction, int]:
    row = correction(correction_id)
    minutes = session().get_one(Minutes, row.minutes_id)
    rules.check_writable(minutes.state)
    if row.state != "open":
        raise rules.AlreadyAnswered
    return row, minutes.meeting_id


def _as_read(meeting_id: int, place: str, base: int) -> str:
    """The words its author read. Raises ``NoSuchPassage``."""
    if place == rules.FACTS:
        return ""
    if rules.item_of_place(place) is not None and passage_row(meeting_id, place) is None:
        passage_of(meeting_id, place)
    read = wording(passage_row(meeting_id, place), base)
    return read.text if read else ""


def _check_room(row: Minutes, actor: Actor) -> None:
    mine = select(func.count()).where(
        Correction.minutes_id == row.id, Correction.member_id == actor.member_id
    )
    if (session().scalar(mine) or 0) >= rules.MOST_CORRECTIONS:
        raise rules.AskedEnough(most=rules.MOST_CORRECTIONS)


def _answer(actor: Actor, row: Correction, meeting_id: int, state: str, answer: str) -> None:
    row.state, row.answer = state, clean(answer, newlines=False)
    row.decided_at = clock.now()
    session().flush()
    _tell(actor, row, meeting_id, state)


def _tell(actor: Actor, row: Correction, meeting_id: int, state: str) -> None:
    """The journal knows which passage and what became of it, not who and in which words."""
    told: Content = {"meeting": meeting_id, "place": row.place}
    record(actor, f"correction_{state}", f"correction:{row.id}", told)
    announce(CorrectionMoved(row.id, meeting_id, state))
