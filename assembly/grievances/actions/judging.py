"""What the desk may do with the words of a grievance: let them be shown, or withhold them."""

from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.grievances import rules
from assembly.grievances.actions.ground import note_step
from assembly.grievances.events import GrievanceReviewed
from assembly.grievances.models import Grievance
from assembly.journal.actions import record


@change
def review(actor: Actor, grievance_id: int) -> None:
    """Let a grievance's words be shown. May be repeated."""
    _judge(actor, grievance_id, "reviewed")


@change
def withhold(actor: Actor, grievance_id: int) -> None:
    """Hide a grievance's words from everybody but its sender. May be repeated."""
    _judge(actor, grievance_id, "withheld")


def _judge(actor: Actor, grievance_id: int, state: str) -> None:
    row = session().get(Grievance, grievance_id)
    if row is None:
        raise rules.GrievanceNotHere
    if row.state != state:
        note_step(row, state)
    row.state = state
    row.version += 1
    record(actor, f"grievance_{state}", f"grievance:{grievance_id}", {})
    announce(GrievanceReviewed(row.assembly_id))
