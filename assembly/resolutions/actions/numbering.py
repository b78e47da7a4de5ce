"""Numbers: the writer takes the counter; what is left out is left out with a reason."""

from sqlalchemy import select

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean, graphemes
from assembly.journal.actions import Content, record
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.resolutions.events import RegisterChanged
from assembly.resolutions.models import NumberGap, Resolution
from assembly.resolutions.queries import next_sequence_of
from assembly.resolutions.rules import (
    LONGEST_REASON,
    NoReason,
    NumberIsFarAhead,
    NumberIsGiven,
    ReasonTooLong,
    number,
)

TAKEN = N_("เลขนี้เป็นของมติที่รับรองก่อนเลขแต่ละชนิดการประชุมแยกกัน จึงข้ามไป")


def next_number(actor: Actor, sitting: Meeting) -> int:
    """The counter for the resolution adopted now: one after the highest ever given or left out.

    A number that another meeting of the assembly has given, before each kind had its own, is left
    out, and the register says why. Runs inside the adoption.
    """
    sequence = next_sequence_of(sitting.id)
    while _is_given(sitting, sequence):
        _leave_out(actor, sitting, sequence, TAKEN)
        sequence += 1
    return sequence


@change
def explain_gap(actor: Actor, meeting_id: int, sequence: int, reason: str) -> None:
    """Say why a number has no resolution; the next one may be left out the same way.

    May be said anew. Refuses: NumberIsGiven, NumberIsFarAhead, NoReason, ReasonTooLong.
    """
    sitting, reason = meeting(meeting_id), checked_reason(reason)
    if _has_resolution(meeting_id, sequence):
        raise NumberIsGiven(number=number(sitting.number, sequence, sitting.kind))
    following = next_sequence_of(meeting_id)
    if not 1 <= sequence <= following:
        raise NumberIsFarAhead(number=number(sitting.number, following, sitting.kind))
    _leave_out(actor, sitting, sequence, reason)
    announce(RegisterChanged(sitting.assembly_id))


def checked_reason(reason: str) -> str:
    """A reason as it is kept. Refuses: NoReason, ReasonTooLong."""
    reason = clean(reason)
    over = graphemes(reason) - LONGEST_REASON
    if not reason:
        raise NoReason
    if over > 0:
        raise ReasonTooLong(most=LONGEST_REASON, over=over)
    return reason


def _leave_out(actor: Actor, sitting: Meeting, sequence: int, reason: str) -> None:
    session().merge(
        NumberGap(
            meeting_id=sitting.id,
            sequence=sequence,
            reason=reason,
            made_by=actor.name,
            made_at=clock.now(),
        )
    )
    session().flush()
    spelled = number(sitting.number, sequence, sitting.kind)
    content: Content = {"number": spelled, "reason": reason}
    record(actor, "number_left_out", f"meeting:{sitting.id}", content)


def _has_resolution(meeting_id: int, sequence: int) -> bool:
    wanted = select(Resolution.id).where(
        Resolution.meeting_id == meeting_id, Resolution.sequence == sequence
    )
    return session().scalar(wanted) is not None


def _is_given(sitting: Meeting, sequence: int) -> bool:
    spelled = number(sitting.number, sequence, sitting.kind)
    wanted = select(Resolution.id).where(
        Resolution.assembly_id == sitting.assembly_id, Resolution.number == spelled
    )
    return session().scalar(wanted.limit(1)) is not None
