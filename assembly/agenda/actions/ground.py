"""What every verb about an item asks first."""

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.core.errors import NotFound


def item_in(meeting_id: int, item_id: int) -> AgendaItem:
    """The item, if it stands on this meeting's running order. Raises ``NotFound``."""
    row = item(item_id)
    if row.meeting_id != meeting_id:
        raise NotFound
    return row
