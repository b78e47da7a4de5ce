from assembly.agenda.events import ItemCarriedOver
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.grievances.actions import follow_matter, seal_batch
from assembly.meetings.events import MeetingClosed, MeetingOpened
from assembly.meetings.queries import meeting


@reacts_to(MeetingOpened, MeetingClosed)
def on_meeting_bounds(fact: MeetingOpened | MeetingClosed) -> None:
    """What was told before or during a meeting enters the journal when it opens or closes."""
    seal_batch(SYSTEM, meeting(fact.meeting_id).assembly_id)


@reacts_to(ItemCarriedOver)
def on_item_carried_over(fact: ItemCarriedOver) -> None:
    follow_matter(SYSTEM, fact.from_id, fact.item_id)
