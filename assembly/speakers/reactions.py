"""When the room moves on, nobody keeps the floor of what is past."""

from assembly.agenda.events import ItemFinished, ItemOpened
from assembly.core.change import reacts_to
from assembly.meetings.events import MeetingClosed
from assembly.meetings.queries import meeting
from assembly.speakers.actions import clear_floor


@reacts_to(ItemOpened)
def on_item_opened(fact: ItemOpened) -> None:
    """Opened once more, the item keeps who waits to speak on it."""
    clear_floor(fact.meeting_id, going_on=fact.item_id)


@reacts_to(ItemFinished)
def on_item_finished(fact: ItemFinished) -> None:
    """An item that is not the room's own may be finished without disturbing who speaks."""
    now_on = meeting(fact.meeting_id).current_item_id
    clear_floor(fact.meeting_id, going_on=None if now_on == fact.item_id else now_on)


@reacts_to(MeetingClosed)
def on_meeting_closed(fact: MeetingClosed) -> None:
    clear_floor(fact.meeting_id)
