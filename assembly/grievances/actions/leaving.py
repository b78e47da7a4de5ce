"""A sender takes a grievance back, known by its tracking code alone."""

from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.grievances import rules
from assembly.grievances.actions.erasing import forget_for_good, wipe
from assembly.grievances.actions.ground import note_step
from assembly.grievances.events import GrievanceWithdrawn
from assembly.grievances.models import Grievance
from assembly.grievances.queries import came_to_the_room


@change
def withdraw(grievance_id: int) -> None:
    """Hide a grievance's words from everybody but its sender. May be repeated.

    The room may have decided on it: behind such an item its number and place still count.
    No journal entry, since its hour would date the sender; the next batch counts it.
    Refuses: GrievanceNotHere.
    """
    row = _row(grievance_id)
    if row.state != "withdrawn":
        _take_back(row)
        note_step(row, "withdrawn")


def erase(grievance_id: int) -> None:
    """Withdraw, and forget the words, contact, picture and messages for good. May be repeated.

    Runs outside a change: it ends when the database's own log holds nothing of them either.
    Refuses: GrievanceNotHere.
    """
    forget_for_good(_erase(grievance_id))


@change
def _erase(grievance_id: int) -> list[str]:
    """The names of its pictures' files, which are to go after the commit."""
    row = _row(grievance_id)
    if row.erased_leaf:
        return []
    if row.state != "withdrawn":
        _take_back(row)
    files = wipe([row])
    note_step(row, "erased")
    return files[row.id]


def _row(grievance_id: int) -> Grievance:
    row = session().get(Grievance, grievance_id)
    if row is None:
        raise rules.GrievanceNotHere
    return row


def _take_back(row: Grievance) -> None:
    if not came_to_the_room(row.agenda_item_id):
        row.agenda_item_id = row.issue_id = None
    row.state, row.published_on = "withdrawn", None
    row.version += 1
    announce(GrievanceWithdrawn(row.assembly_id))
