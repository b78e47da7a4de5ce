"""Grievances behind an agenda item: put there by the desk, and following their matter."""

from collections.abc import Sequence

from sqlalchemy import select, update

from assembly.agenda.actions import item_in
from assembly.agenda.models import AgendaItem
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.versions import touch
from assembly.grievances import rules
from assembly.grievances.actions.ground import note_step
from assembly.grievances.events import GrievancesAttached, GrievancesSorted
from assembly.grievances.models import Grievance
from assembly.journal.actions import Content, record
from assembly.meetings.actions import take_turn
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_not_over


@change
def attach(
    actor: Actor, meeting_id: int, version: int, item_id: int, grievance_ids: Sequence[int]
) -> None:
    """Put grievances behind an agenda item of the same assembly; that also reviews them.

    Words that were withheld stay withheld. Behind a finished item nothing changes any more.
    Refuses: NothingChosen, GrievanceNotHere, GrievanceWithdrawn, ItemIsDone, MeetingNotOpen, Stale.
    """
    item = item_in(meeting_id, item_id)
    rows = _chosen(item.assembly_id, set(grievance_ids))
    for behind in {item_id, *(row.agenda_item_id for row in rows)} - {None}:
        _check_may_change(behind)
    take_turn(actor, meeting_id, version, N_("นำความทุกข์เข้าวาระ %(number)s"), item.number)
    for row in rows:
        if row.agenda_item_id != item_id:
            note_step(row, "agenda", item.title)
        touch(actor, row, N_("นำเข้าระเบียบวาระ"))
        row.agenda_item_id = item_id
        row.state = "reviewed" if row.state == "new" else row.state
    ids_ = sorted(row.id for row in rows)
    record(
        actor, "grievances_attached", f"item:{item_id}", {"count": len(rows), "grievances": ids_}
    )
    announce(GrievancesAttached(item_id, meeting_id))
    announce(GrievancesSorted(item.assembly_id))


@change
def follow_matter(actor: Actor, from_item_id: int, item_id: int) -> None:
    """What stood behind a matter that goes on elsewhere now stands behind it there.

    Behind an item that was decided it stays: the decision stands on it. What its sender took back
    meanwhile goes on with no matter.
    """
    old = session().get_one(AgendaItem, from_item_id)
    if old.phase == "done" and old.outcome != "postponed":
        return
    behind = update(Grievance).where(Grievance.agenda_item_id == from_item_id)
    taken_back = behind.where(Grievance.state == "withdrawn")
    session().execute(taken_back.values(agenda_item_id=None, issue_id=None))
    rows = session().scalars(select(Grievance).where(Grievance.agenda_item_id == from_item_id))
    moved = [row.id for row in rows]
    session().execute(
        update(Grievance).where(Grievance.id.in_(moved)).values(agenda_item_id=item_id)
    )
    if moved:
        content: Content = {"from": from_item_id, "count": len(moved), "grievances": sorted(moved)}
        record(actor, "grievances_carried", f"item:{item_id}", content)


def _chosen(assembly_id: int, wanted: set[int]) -> list[Grievance]:
    if not wanted:
        raise rules.NothingChosen
    found = select(Grievance).where(Grievance.id.in_(wanted), Grievance.assembly_id == assembly_id)
    rows = list(session().scalars(found))
    if len(rows) != len(wanted):
        raise rules.GrievanceNotHere
    if any(row.state == "withdrawn" for row in rows):
        raise rules.GrievanceWithdrawn
    return rows


def _check_may_change(item_id: int | None) -> None:
    behind = session().get_one(AgendaItem, item_id)
    check_not_over(meeting(behind.meeting_id).phase)
    if behind.phase == "done":
        raise rules.ItemIsDone
