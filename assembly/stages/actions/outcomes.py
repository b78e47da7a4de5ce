"""What became of a grievance at its stage: answered on the spot, or sent to the province."""

from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.text import clean, graphemes
from assembly.grievances.actions.ground import add_message, note_step
from assembly.grievances.events import GrievanceReviewed
from assembly.grievances.models import Grievance
from assembly.journal.actions import record
from assembly.stages import rules
from assembly.stages.queries import stage_row


@change
def answer_here(
    actor: Actor, meeting_id: int, grievance_id: int, version: int, answer: str
) -> None:
    """Write down the answer that was given at the stage; its sender reads it under the code.

    Refuses: ToldElsewhere, TouchedMeanwhile, NoAnswer, AnswerTooLong.
    """
    answer = clean(answer)
    _check_answer(answer)
    row = _told_here(meeting_id, grievance_id)
    rules.check_version(version, row.version)
    row.answered_on = clock.today()
    add_message(row, answer, from_sender=False)
    _became(actor, row, "answered")


@change
def send_up(actor: Actor, meeting_id: int, grievance_id: int, version: int) -> None:
    """Send a grievance on to the province's desk: nobody here could answer it.

    Refuses: ToldElsewhere, TouchedMeanwhile.
    """
    row = _told_here(meeting_id, grievance_id)
    rules.check_version(version, row.version)
    _became(actor, row, "sent_up")


@change
def send_rest_up(actor: Actor, meeting_id: int) -> int:
    """Send on all that nobody has decided about yet; answers how many. Refuses: NothingToSend."""
    stage_row(meeting_id)
    waiting = select(Grievance).where(
        Grievance.meeting_id == meeting_id,
        Grievance.outcome == "",
        Grievance.state != "withdrawn",
    )
    rows = list(session().scalars(waiting.order_by(Grievance.id)))
    if not rows:
        raise rules.NothingToSend
    for row in rows:
        _became(actor, row, "sent_up")
    return len(rows)


def _became(actor: Actor, row: Grievance, outcome: str) -> None:
    row.outcome = outcome
    row.version += 1
    note_step(row, outcome)
    # At the meeting, not at the grievance: the entry's hour would date a single person.
    record(actor, f"grievance_{outcome}", f"meeting:{row.meeting_id}", {})
    announce(GrievanceReviewed(row.assembly_id))


def _told_here(meeting_id: int, grievance_id: int) -> Grievance:
    stage_row(meeting_id)
    row = session().get(Grievance, grievance_id)
    if row is None or row.meeting_id != meeting_id or row.state == "withdrawn":
        raise rules.ToldElsewhere
    return row


def _check_answer(answer: str) -> None:
    length = graphemes(answer)
    if length < 1:
        raise rules.NoAnswer
    if length > rules.LONGEST_ANSWER:
        raise rules.AnswerTooLong(most=rules.LONGEST_ANSWER, over=length - rules.LONGEST_ANSWER)
