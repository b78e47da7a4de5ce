"""The verbs of a meeting: calling, opening, resting, closing, checking in; and the desk's turns."""

from assembly.meetings.actions.attendance import check_in, check_in_with_slip, undo_check_in
from assembly.meetings.actions.calling import call_meeting, check_number, settle_meeting
from assembly.meetings.actions.course import (
    close_meeting,
    end_break,
    leave_break,
    open_meeting,
    start_break,
)
from assembly.meetings.actions.turns import (
    check_turn,
    keep_undo,
    keep_undo_too,
    take_turn,
    undo_step,
)

__all__ = [
    "call_meeting",
    "check_in",
    "check_in_with_slip",
    "check_number",
    "check_turn",
    "close_meeting",
    "end_break",
    "keep_undo",
    "keep_undo_too",
    "leave_break",
    "open_meeting",
    "settle_meeting",
    "start_break",
    "take_turn",
    "undo_check_in",
    "undo_step",
]
