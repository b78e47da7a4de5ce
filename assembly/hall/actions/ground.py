"""What every verb of a screen begins with: its row."""

from assembly.core.change import announce
from assembly.core.db import session
from assembly.hall.events import ScreensChanged
from assembly.hall.models import Screen
from assembly.hall.queries import (
    screen_state,
)
from assembly.hall.rules import (
    MAIN,
    check_screen_name,
)


def row_of(meeting_id: int, name: str) -> Screen:
    """The screen's row, made at its first word; a new one begins as the main one looks."""
    check_screen_name(name)
    row = session().get(Screen, (meeting_id, name), with_for_update=True)
    if row is None:
        seen = screen_state(meeting_id, MAIN)
        row = Screen(
            meeting_id=meeting_id,
            name=name,
            slide=seen.slide,
            agenda_item_id=seen.item_id,
            page=seen.page,
            theme=seen.theme,
            blank=False,
            follows=name == MAIN,
            chapter_id=seen.chapter_id,
            message=seen.message,
        )
        session().add(row)
        session().flush()
        announce(ScreensChanged(meeting_id, name))
    return row
