from assembly.core.change import broadcasts
from assembly.grievances.events import GrievanceReviewed, GrievancesAttached, GrievanceTold
from assembly.live import push
from assembly.meetings.queries import meeting, meetings_of


@broadcasts(GrievanceTold)
def on_grievance_told(fact: GrievanceTold) -> None:
    _refresh_rooms(fact.assembly_id, urgent=False)


@broadcasts(GrievanceReviewed)
def on_grievance_reviewed(fact: GrievanceReviewed) -> None:
    _refresh_rooms(fact.assembly_id, urgent=True)


@broadcasts(GrievancesAttached)
def on_grievances_attached(fact: GrievancesAttached) -> None:
    push.refresh("now", meeting(fact.meeting_id).code)
    _refresh_rooms(meeting(fact.meeting_id).assembly_id, urgent=True)


def _refresh_rooms(assembly_id: int, *, urgent: bool) -> None:
    """The desks and walls of the assembly's meetings; costs nothing where nobody watches."""
    for sitting in meetings_of(assembly_id):
        if sitting.phase != "closed":
            push.refresh("desk", sitting.code, urgent=urgent)
            push.refresh("screen", f"{sitting.code}/main", urgent=urgent)
