"""Carrying matters from one meeting to another."""

from sqlalchemy import select

from assembly.agenda.actions.order import add_item
from assembly.agenda.events import ItemCarriedOver
from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item, left_over_for
from assembly.agenda.rules import (
    CarriedBefore,
    NothingToCarry,
    NotYetCarried,
)
from assembly.core.access import Actor, require
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.journal.actions import record
from assembly.meetings.actions import take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_not_over
from assembly.plans.queries import strategies_of


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
