"""Opening, finishing and putting off the items the room goes through."""

from assembly.agenda.actions.ground import item_in
from assembly.agenda.events import ItemFinished, ItemOpened
from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.agenda.rules import (
    TOLD,
    ItemIsOver,
    NoReason,
)
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.meetings.actions import keep_undo, take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.rules import check_is_open, check_not_over

# What opening, finishing and putting off change in an item.
COURSE = ("phase", "opened_at", "closed_at", "outcome", "outcome_reason")


@change
def open_item(actor: Actor, meeting_id: int, version: int, item_id: int) -> None:
    """Make an item the one the room is on; the item before it is finished. May be repeated."""
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("เปิดวาระ %(number)s"), row.number)
    check_is_open(sitting.phase)
    keep_undo(sitting, sitting, "current_item_id")
    keep_undo(sitting, row, *COURSE)
    if sitting.current_item_id not in (None, item_id):
        _finish(actor, sitting, item(sitting.current_item_id))
    sitting.current_item_id = item_id
    row.phase, row.opened_at, row.outcome = "open", row.opened_at or clock.now(), ""
    record(actor, "item_opened", f"item:{item_id}", {"number": row.number})
    announce(ItemOpened(item_id, meeting_id))


@change
def finish_item(actor: Actor, meeting_id: int, version: int, item_id: int) -> None:
    """Finish an item; the room is then between items. What was there to inform is noted."""
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("จบวาระ %(number)s"), row.number)
    check_is_open(sitting.phase)
    _leave(sitting, item_id)
    _finish(actor, sitting, row)


@change
def postpone_item(actor: Actor, meeting_id: int, version: int, item_id: int, reason: str) -> None:
    """Put an item off to a later meeting. Refuses: NoReason, ItemIsOver, BallotAlreadyOpen."""
    set_aside = ("postponed", N_("เลื่อนวาระ %(number)s"))
    _set_aside(actor, meeting_id, version, item_id, reason, *set_aside)


@change
def withdraw_item(actor: Actor, meeting_id: int, version: int, item_id: int, reason: str) -> None:
    """Take a matter back for good. Refuses: NoReason, ItemIsOver, BallotAlreadyOpen."""
    set_aside = ("withdrawn", N_("ถอนวาระ %(number)s"))
    _set_aside(actor, meeting_id, version, item_id, reason, *set_aside)


def note_outcome(item_id: int, outcome: str) -> None:
    """How an item will end once it is finished, where a ballot says so. Inside a change."""
    item(item_id).outcome = outcome


def _finish(actor: Actor, sitting: Meeting, row: AgendaItem, outcome: str = "") -> None:
    keep_undo(sitting, row, *COURSE)
    row.phase, row.closed_at = "done", clock.now()
    row.outcome = outcome or row.outcome or ("noted" if row.kind in TOLD else "")
    record(actor, "item_finished", f"item:{row.id}", {"number": row.number})
    announce(ItemFinished(row.id, row.meeting_id))


def _leave(sitting: Meeting, item_id: int) -> None:
    """The room is between items if it was on this one."""
    keep_undo(sitting, sitting, "current_item_id")
    if sitting.current_item_id == item_id:
        sitting.current_item_id = None


def _set_aside(
    actor: Actor, meeting_id: int, version: int, item_id: int, reason: str, outcome: str, did: str
) -> None:
    row, reason = item_in(meeting_id, item_id), clean(reason, newlines=False)
    if not reason:
        raise NoReason
    sitting = take_turn(actor, meeting_id, version, did, row.number)
    check_not_over(sitting.phase)
    if row.phase == "done":
        raise ItemIsOver
    content: Content = {"number": row.number, "reason": reason}
    record(actor, f"item_{outcome}", f"item:{item_id}", content)
    if sitting.current_item_id == item_id:
        _leave(sitting, item_id)
        _finish(actor, sitting, row, outcome)
    else:
        keep_undo(sitting, row, *COURSE)
        row.phase, row.outcome, row.closed_at = "done", outcome, clock.now()
    row.outcome_reason = reason
