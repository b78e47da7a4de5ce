"""From a cell of the matrix onto an agenda."""

from sqlalchemy import select

from assembly.agenda.actions import add_item
from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import items_of
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances.actions import attach
from assembly.grievances.actions.ground import note_step
from assembly.grievances.models import Grievance, GrievanceStep
from assembly.matrix.queries import free_ids, spot_of
from assembly.matrix.rules import ChooseMeeting, NothingLeftHere
from assembly.meetings.models import Meeting


@change
def make_item(
    actor: Actor,
    assembly_id: int,
    number: int,
    district_code: str,
    meeting_id: int,
    title: str,
    subdistrict: str = "",
) -> int:
    """An agenda item for what is owed in one cell, with its grievances behind it; answers its id.

    What already stands behind an item stays there. Again, it has nothing left to take and refuses.
    Refuses: NothingLeftHere, ChooseMeeting, NoTitle. Raises ``NotFound``.
    """
    where = spot_of(assembly_id, number, district_code, subdistrict)
    wanted = free_ids(where)
    if not wanted:
        raise NothingLeftHere
    sitting = session().get(Meeting, meeting_id, with_for_update=True)
    if sitting is None or sitting.assembly_id != assembly_id or sitting.phase == "closed":
        raise ChooseMeeting
    parent_id = _heading_of(meeting_id)
    item_id = add_item(actor, meeting_id, title, where.strategy_id, parent_id, kind="decide")
    attach(actor, meeting_id, sitting.version, item_id, wanted)
    _note(wanted, session().get_one(AgendaItem, item_id))
    return item_id


def _heading_of(meeting_id: int) -> int | None:
    """Beside the other matters under a strategy, while their heading still waits; else at the end.

    What was opened is not moved or joined: the room is on it.
    """
    rows = [session().get_one(AgendaItem, view.id) for view in items_of(meeting_id)]
    waiting = {row.id for row in rows if row.phase == "waiting"}
    beside = [row.parent_id for row in rows if row.strategy_id and row.parent_id in waiting]
    return beside[-1] if beside else None


def _note(ids: list[int], item: AgendaItem) -> None:
    """A line in the history of each that has none of today, whoever else wrote it."""
    today = select(GrievanceStep.grievance_id).where(
        GrievanceStep.kind == "agenda", GrievanceStep.happened_on == clock.today()
    )
    noted = set(session().scalars(today.where(GrievanceStep.grievance_id.in_(ids))))
    for row in session().scalars(select(Grievance).where(Grievance.id.in_(ids))):
        if row.id not in noted:
            note_step(row, "agenda", item.title)
