"""The running order: adding, opening and finishing its items."""

from sqlalchemy import func, select

from assembly.agenda.events import ItemFinished, ItemOpened
from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import record
from assembly.meetings.actions import take_turn
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_is_open


@change
def add_item(
    actor: Actor,
    meeting_id: int,
    title: str,
    strategy_id: int | None = None,
    parent_id: int | None = None,
) -> int:
    """Add a point at the end of the running order, or of its parent's; answers its id."""
    siblings = select(func.count()).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id == parent_id
    )
    if parent_id is None:
        siblings = select(func.count()).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id.is_(None)
        )
    position = (session().scalar(siblings) or 0) + 1
    above = item(parent_id).number + "." if parent_id is not None else ""
    row = AgendaItem(
        assembly_id=meeting(meeting_id).assembly_id,
        meeting_id=meeting_id,
        parent_id=parent_id,
        strategy_id=strategy_id,
        position=position,
        number=f"{above}{position}",
        title=clean(title, newlines=False),
    )
    session().add(row)
    session().flush()
    record(actor, "item_added", f"item:{row.id}", {"number": row.number, "title": row.title})
    return row.id


@change
def open_item(actor: Actor, meeting_id: int, version: int, item_id: int) -> None:
    """Make an item the one the room is on; the item before it is finished. May be repeated."""
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("เปิดวาระ %(number)s"), row.number)
    check_is_open(sitting.phase)
    if sitting.current_item_id not in (None, item_id):
        _finish(actor, item(sitting.current_item_id))
    sitting.current_item_id = item_id
    row.phase, row.opened_at = "open", row.opened_at or clock.now()
    record(actor, "item_opened", f"item:{item_id}", {"number": row.number})
    announce(ItemOpened(item_id, meeting_id))


@change
def finish_item(actor: Actor, meeting_id: int, version: int, item_id: int) -> None:
    """Finish an item; the room is then between items."""
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("จบวาระ %(number)s"), row.number)
    check_is_open(sitting.phase)
    if sitting.current_item_id == item_id:
        sitting.current_item_id = None
    _finish(actor, row)


@change
def write_discussion(actor: Actor, item_id: int, text: str) -> None:
    """The secretary's words on an item, for the minutes; the last saved text counts."""
    row = item(item_id)
    row.discussion = clean(text)
    record(actor, "discussion_written", f"item:{item_id}", {"length": len(row.discussion)})


def note_outcome(item_id: int, outcome: str) -> None:
    """How an item ended, where a ballot or a higher feature says it. Inside a change."""
    item(item_id).outcome = outcome


def item_in(meeting_id: int, item_id: int) -> AgendaItem:
    """The item, if it stands on this meeting's running order. Raises ``NotFound``."""
    row = item(item_id)
    if row.meeting_id != meeting_id:
        raise NotFound
    return row


def _finish(actor: Actor, row: AgendaItem) -> None:
    row.phase, row.closed_at = "done", clock.now()
    record(actor, "item_finished", f"item:{row.id}", {"number": row.number})
    announce(ItemFinished(row.id, row.meeting_id))
