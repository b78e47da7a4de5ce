"""What happened to minutes → the phone's page of their meeting, where it is over."""

from assembly.core.change import broadcasts
from assembly.live import push
from assembly.meetings.queries import meeting
from assembly.minutes.events import MinutesMoved


@broadcasts(MinutesMoved)
def on_minutes_moved(fact: MinutesMoved) -> None:
    push.refresh("now", meeting(fact.meeting_id).code, urgent=False)
