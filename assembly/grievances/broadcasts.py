"""What the desk judged changes its lists and the wall. The hall itself follows what is told."""

from assembly.core.change import broadcasts
from assembly.grievances.events import GrievanceReviewed, GrievanceWithdrawn
from assembly.live import push
from assembly.meetings.queries import meetings_of


@broadcasts(GrievanceReviewed, GrievanceWithdrawn)
def on_grievance_reviewed(fact: GrievanceReviewed | GrievanceWithdrawn) -> None:
    for sitting in meetings_of(fact.assembly_id):
        if sitting.phase != "closed":
            push.refresh("desk", sitting.code)
            push.refresh("screen", f"{sitting.code}/main")
