from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.grievances.actions import seal_batch
from assembly.meetings.events import MeetingClosed, MeetingOpened
from assembly.meetings.queries import meeting


@reacts_to(MeetingOpened, MeetingClosed)
def on_meeting_bounds(fact: MeetingOpened | MeetingClosed) -> None:
    """What was told before or during a meeting enters the journal when it opens or closes."""
    seal_batch(SYSTEM, meeting(fact.meeting_id).assembly_id)
