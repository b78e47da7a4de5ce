from assembly.agenda.events import ItemCarriedOver
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.grievances.actions import follow_matter, publish_batch, seal_batch
from assembly.meetings.events import MeetingClosed, MeetingOpened
from assembly.meetings.queries import meeting


@reacts_to(MeetingOpened, MeetingClosed)
def on_meeting_bounds(fact: MeetingOpened | MeetingClosed) -> None:
    """What was told enters the journal when a meeting opens or closes; then words become public."""
    assembly_id = meeting(fact.meeting_id).assembly_id
    seal_batch(SYSTEM, assembly_id)
    publish_batch(SYSTEM, assembly_id)


@reacts_to(ItemCarriedOver)
def on_item_carried_over(fact: ItemCarriedOver) -> None:
    follow_matter(SYSTEM, fact.from_id, fact.item_id)
