from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.meetings.events import MeetingClosed
from assembly.statements.actions import close_all


@reacts_to(MeetingClosed)
def on_meeting_closed(fact: MeetingClosed) -> None:
    close_all(SYSTEM, fact.meeting_id)
