"""Opening and closing a meeting, and the breaks between."""

from datetime import UTC, time

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.i18n import N_
from assembly.journal.actions import make_checkpoint, record
from assembly.meetings.actions.turns import take_turn
from assembly.meetings.events import (
    BreakEnded,
    BreakStarted,
    MeetingClosed,
    MeetingOpened,
)
from assembly.meetings.models import Meeting
from assembly.meetings.queries import present_now
from assembly.meetings.rules import (
    NotOnBreak,
    break_ends,
    check_is_open,
    check_may_open,
)


@change
def open_meeting(actor: Actor, meeting_id: int, version: int) -> None:
    """Open a planned meeting; the journal's checkpoint marks the moment."""
    meeting = take_turn(actor, meeting_id, version, N_("เปิดประชุม"))
    check_may_open(meeting.phase)
    meeting.phase, meeting.opened_at = "open", clock.now()
    record(actor, "meeting_opened", f"meeting:{meeting_id}", {"present": present_now(meeting_id)})
    announce(MeetingOpened(meeting_id))
    make_checkpoint("meeting_opened", f"meeting:{meeting_id}")


@change
def close_meeting(actor: Actor, meeting_id: int, version: int) -> None:
    """Close an open meeting."""
    meeting = take_turn(actor, meeting_id, version, N_("ปิดประชุม"))
    check_is_open(meeting.phase)
    meeting.phase, meeting.closed_at, meeting.current_item_id = "closed", clock.now(), None
    record(actor, "meeting_closed", f"meeting:{meeting_id}", {"present": present_now(meeting_id)})
    announce(MeetingClosed(meeting_id))
    make_checkpoint("meeting_closed", f"meeting:{meeting_id}")


@change
def start_break(
    actor: Actor,
    meeting_id: int,
    version: int,
    minutes: int | None = None,
    until: time | None = None,
) -> None:
    """Let the room rest, for minutes or until a time of today; again, it moves the time of return.

    The hall's verb ``take_break`` also sees to it that no ballot is open. Raises ``OddBreak``.
    """
    meeting = take_turn(actor, meeting_id, version, N_("พักการประชุม"))
    check_is_open(meeting.phase)
    ends = break_ends(clock.now().astimezone(clock.BANGKOK), minutes, until)
    meeting.break_until = ends.astimezone(UTC)
    record(actor, "break_started", f"meeting:{meeting_id}", {"until": ends.isoformat()})
    announce(BreakStarted(meeting_id))


@change
def end_break(actor: Actor, meeting_id: int, version: int) -> None:
    """Call the room back. Raises ``NotOnBreak``."""
    meeting = take_turn(actor, meeting_id, version, N_("กลับเข้าประชุม"))
    if meeting.break_until is None:
        raise NotOnBreak
    leave_break(actor, meeting)
    announce(BreakEnded(meeting_id))


def leave_break(actor: Actor, meeting: Meeting) -> None:
    """Nobody is on a break any more, if anybody was: also when the desk simply goes on."""
    if meeting.break_until is not None:
        meeting.break_until = None
        record(actor, "break_ended", f"meeting:{meeting.id}", {})
