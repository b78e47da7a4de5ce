"""Laying out the running order: what stands on it, and where."""

from collections.abc import Sequence

from assembly.agenda.actions.ground import item_in
from assembly.agenda.events import ItemRemoved
from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import is_grown, item, places_of
from assembly.agenda.rules import (
    DEEPEST,
    ItemHasGrown,
    ItemIsOver,
    NoRoomThere,
    NoTitle,
    Place,
    after,
    moved,
    renumbered,
)
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.meetings.actions import keep_undo, take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_not_over
from assembly.plans.queries import strategies_of


@change
def add_item(
    actor: Actor,
    meeting_id: int,
    title: str,
    strategy_id: int | None = None,
    parent_id: int | None = None,
    *,
    kind: str = "",
    minutes: int = 0,
    version: int | None = None,
    carried_from_id: int | None = None,
) -> int:
    """Add a point at the end of the running order, or of its parent's; answers its id.

    At the desk with the ``version`` that was seen. Without ``kind`` it is there to be decided if
    it stands under a strategy, else to inform. Refuses: NoTitle, NoRoomThere, Stale.
    """
    title = checked_title(title)
    if version is not None:
        sitting = take_turn(actor, meeting_id, version, N_("เพิ่มวาระ %(number)s"))
    else:
        sitting = meeting(meeting_id)
        sitting.undo = ""
    check_not_over(sitting.phase)
    _check_strategy(sitting.assembly_id, strategy_id)
    row = AgendaItem(
        assembly_id=sitting.assembly_id,
        meeting_id=meeting_id,
        parent_id=parent_id,
        strategy_id=strategy_id,
        title=title,
        kind=kind or _usual_kind(strategy_id),
        planned_minutes=minutes,
        carried_from_id=carried_from_id,
        **_at_the_end(meeting_id, parent_id),
    )
    session().add(row)
    session().flush()
    sitting.last_about = row.number if version is not None else sitting.last_about
    record(actor, "item_added", f"item:{row.id}", {"number": row.number, "title": row.title})
    return row.id


@change
def change_item(
    actor: Actor,
    meeting_id: int,
    version: int,
    item_id: int,
    title: str,
    strategy_id: int | None,
    kind: str,
    minutes: int,
) -> None:
    """Say anew what an item is about, until it is done. Refuses: NoTitle, ItemIsOver, Stale."""
    row, title = item_in(meeting_id, item_id), checked_title(title)
    sitting = take_turn(actor, meeting_id, version, N_("แก้วาระ %(number)s"), row.number)
    check_not_over(sitting.phase)
    _check_strategy(sitting.assembly_id, strategy_id)
    if row.phase == "done":
        raise ItemIsOver
    keep_undo(sitting, row, "title", "strategy_id", "kind", "planned_minutes")
    row.title, row.strategy_id, row.kind, row.planned_minutes = title, strategy_id, kind, minutes
    content: Content = {"title": title, "strategy": strategy_id, "kind": kind, "minutes": minutes}
    record(actor, "item_changed", f"item:{item_id}", content)


@change
def move_item(
    actor: Actor, meeting_id: int, version: int, item_id: int, parent_id: int | None, place: int
) -> None:
    """Put a waiting item, with all below it, at the nth place below a parent.

    Refuses: ItemIsOver, NoRoomThere, Stale.
    """
    row = item_in(meeting_id, item_id)
    if parent_id is not None:
        item_in(meeting_id, parent_id)
    sitting = take_turn(actor, meeting_id, version, N_("ย้ายวาระ %(number)s"), row.number)
    check_not_over(sitting.phase)
    order = places_of(meeting_id)
    _stand(sitting, after(order, moved(order, item_id, parent_id, place)))
    record(actor, "item_moved", f"item:{item_id}", {"number": row.number})


@change
def remove_item(actor: Actor, meeting_id: int, version: int, item_id: int) -> None:
    """Take a waiting item off the order, if nothing grew from it.

    Refuses: ItemIsOver, ItemHasGrown, Stale.
    """
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("ลบวาระ %(number)s"), row.number)
    check_not_over(sitting.phase)
    if row.phase != "waiting":
        raise ItemIsOver
    keep_undo(sitting, row)
    announce(ItemRemoved(item_id, meeting_id))
    session().flush()
    if is_grown(item_id):
        raise ItemHasGrown
    session().delete(row)
    session().flush()
    _stand(sitting, after(places_of(meeting_id), {}))
    record(actor, "item_removed", f"item:{item_id}", {"number": row.number, "title": row.title})


def checked_title(title: str) -> str:
    """Refuses: NoTitle."""
    title = clean(title, newlines=False)
    if not title:
        raise NoTitle
    return title


def _usual_kind(strategy_id: int | None) -> str:
    return "decide" if strategy_id is not None else "inform"


def _check_strategy(assembly_id: int, strategy_id: int | None) -> None:
    if strategy_id is not None and strategy_id not in {s.id for s in strategies_of(assembly_id)}:
        raise NotFound


def _at_the_end(meeting_id: int, parent_id: int | None) -> dict[str, int | str]:
    """Position and number of one more item below a parent. Refuses: NoRoomThere."""
    order = places_of(meeting_id)
    above = {p.id: p for p in order}.get(parent_id or 0)
    if parent_id is not None and (above is None or above.phase != "waiting"):
        raise NoRoomThere
    siblings = [p for p in order if p.parent_id == parent_id]
    position = max((p.position for p in siblings), default=0) + 1
    new = Place(0, parent_id, position, "")
    if parent_id is not None and above and above.number.count(".") >= DEEPEST:
        raise NoRoomThere
    return {"position": position, "number": renumbered([*order, new])[0]}


def _stand(sitting: Meeting, order: Sequence[Place]) -> None:
    """Write where every item stands now, and what the last step moved."""
    rows = {place.id: item(place.id) for place in order}
    for place in order:
        row = rows[place.id]
        if (row.parent_id, row.position, row.number) != (
            place.parent_id,
            place.position,
            place.number,
        ):
            keep_undo(sitting, row, "parent_id", "position", "number")
            row.parent_id, row.position = place.parent_id, place.position
            row.number = place.number
