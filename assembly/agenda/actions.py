"""The running order: laying it out, carrying matters over, opening and ending its items."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from assembly.agenda.events import ItemCarriedOver, ItemFinished, ItemOpened, ItemRemoved
from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import is_grown, item, left_over_for, places_of
from assembly.agenda.rules import (
    DEEPEST,
    TOLD,
    CarriedBefore,
    ItemHasGrown,
    ItemIsOver,
    NoReason,
    NoRoomThere,
    NothingToCarry,
    NoTitle,
    NotYetCarried,
    Place,
    after,
    moved,
    renumbered,
)
from assembly.core import clock
from assembly.core.access import Actor, require
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.meetings.actions import call_meeting, check_number, keep_undo, take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting, next_number
from assembly.meetings.rules import Settings, check_is_open, check_not_over
from assembly.people.actions import issue_slip
from assembly.people.queries import members_of
from assembly.plans.queries import strategies_of

# What opening, finishing and putting off change in an item.
COURSE = ("phase", "opened_at", "closed_at", "outcome")

TEMPLATES = ("standard", "strategies", "empty")
# The six standard ระเบียบวาระ, stored as they are read: a running order is the assembly's own text.
STANDARD = (
    (N_("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"), "inform"),
    (N_("รับรองรายงานการประชุม"), "deliberate"),
    (N_("เรื่องสืบเนื่อง"), "report"),
    (N_("เรื่องเพื่อทราบ"), "inform"),
    (N_("เรื่องเพื่อพิจารณา"), "decide"),
    (N_("เรื่องอื่น ๆ"), "deliberate"),
)


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


@change
def lay_order(actor: Actor, meeting_id: int, template: str) -> None:
    """Lay out the running order a new meeting begins with; see ``TEMPLATES``."""
    for title, kind in STANDARD if template != "empty" else ():
        heading = add_item(actor, meeting_id, title, kind=kind)
        if kind == "decide" and template == "strategies":
            for strategy in strategies_of(meeting(meeting_id).assembly_id):
                add_item(actor, meeting_id, strategy.name_th, strategy.id, heading)


@change
def prepare_meeting(
    actor: Actor, assembly_id: int, settings: Settings, template: str, *, carry: bool = False
) -> int:
    """Call a meeting: its settings, its running order, a slip for every member. Answers its id.

    ``carry`` brings what the last meeting of the series left. Refuses: NumberTaken.
    """
    number = settings.number or next_number(assembly_id, settings.kind)
    settings = replace(settings, number=number)
    check_number(assembly_id, settings)
    said = dict(vars(settings))
    themes = (said.pop("theme_th"), said.pop("theme_en"))
    meeting_id = call_meeting(actor, assembly_id, themes=themes, **said)
    lay_order(actor, meeting_id, template)
    if carry and left_over_for(meeting(meeting_id)):
        carry_over(actor, meeting_id, meeting(meeting_id).version)
    for kind in ("delegate", "observer"):
        for one in members_of(assembly_id, kind):
            issue_slip(actor, one.id, meeting_id)
    return meeting_id


@change
def carry_over(actor: Actor, meeting_id: int, version: int) -> int:
    """Bring what the last meeting of the series left unfinished; answers how many items.

    Each goes below the heading it stood under, where there is one of that name.
    Refuses: NothingToCarry, Stale.
    """
    sitting = take_turn(actor, meeting_id, version, N_("นำวาระค้างจากครั้งก่อนมา"))
    check_not_over(sitting.phase)
    found = left_over_for(sitting)
    if found is None:
        raise NothingToCarry
    for row in found[1]:
        _carry(actor, sitting, row, _same_heading(meeting_id, row.parent_id), row.strategy_id)
    return len(found[1])


@change
def raise_item(actor: Actor, item_id: int, meeting_id: int) -> int:
    """Raise a matter to a planned meeting of another assembly; answers the new item's id.

    The actor must run meetings in both. Refuses: Forbidden, NotYetCarried, CarriedBefore.
    """
    row, sitting = item(item_id), meeting(meeting_id)
    for assembly_id in (row.assembly_id, sitting.assembly_id):
        require(actor, "run_meeting", assembly_id)
    if sitting.phase != "planned" or sitting.assembly_id == row.assembly_id:
        raise NotYetCarried
    taken = select(AgendaItem.id).where(AgendaItem.carried_from_id == item_id)
    if session().scalar(taken) is not None:
        raise CarriedBefore
    take_turn(actor, meeting_id, sitting.version, N_("รับเรื่องจากสมัชชาอื่นเข้าวาระ"))
    return _carry(actor, sitting, row, None, _same_strategy(row, sitting.assembly_id))


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


def checked_title(title: str) -> str:
    """Refuses: NoTitle."""
    title = clean(title, newlines=False)
    if not title:
        raise NoTitle
    return title


def _finish(actor: Actor, sitting: Meeting, row: AgendaItem, outcome: str = "") -> None:
    keep_undo(sitting, row, *COURSE)
    row.phase, row.closed_at = "done", clock.now()
    row.outcome = outcome or ("noted" if row.kind in TOLD else "")
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


def _carry(
    actor: Actor, sitting: Meeting, row: AgendaItem, parent_id: int | None, strategy_id: int | None
) -> int:
    """The matter on another running order, with its link back; what hangs on it follows."""
    new = add_item(
        actor,
        sitting.id,
        row.title,
        strategy_id,
        parent_id,
        kind=row.kind,
        minutes=row.planned_minutes,
        carried_from_id=row.id,
    )
    record(actor, "item_carried_over", f"item:{new}", {"from": row.id})
    announce(ItemCarriedOver(new, row.id, sitting.id))
    return new


def _same_heading(meeting_id: int, parent_id: int | None) -> int | None:
    """The item of this meeting that is called as the old parent was."""
    title = item(parent_id).title if parent_id is not None else None
    wanted = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.title == title,
        AgendaItem.phase == "waiting",
    )
    return session().scalar(wanted.order_by(AgendaItem.position).limit(1))


def _same_strategy(row: AgendaItem, assembly_id: int) -> int | None:
    """The strategy of the same name in another assembly's plan."""
    called = row.strategy.name_th if row.strategy else None
    return next((s.id for s in strategies_of(assembly_id) if s.name_th == called), None)


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
