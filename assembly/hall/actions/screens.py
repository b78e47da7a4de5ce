"""How many screens there are, and which of them moves with the room."""

from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.hall.actions.following import to_the_room
from assembly.hall.actions.ground import row_of
from assembly.hall.events import ScreenChanged, ScreensChanged
from assembly.hall.models import Screen
from assembly.hall.queries import (
    is_screen,
    screens_of,
)
from assembly.hall.rules import (
    MAIN,
    MainScreenStays,
    check_screen_name,
    next_name,
)
from assembly.meetings.queries import meeting


@change
def add_screen(actor: Actor, meeting_id: int, name: str = "") -> str:
    """One screen more; answers its name, the next free number if none is given.

    It begins as the main one looks and moves with the room. Refuses: NoSuchScreen.
    """
    name = name or next_name({state.name for state in screens_of(meeting_id)})
    check_screen_name(name)
    if not is_screen(meeting_id, name):
        row_of(meeting_id, name).follows = True
    return name


@change
def remove_screen(actor: Actor, meeting_id: int, name: str) -> None:
    """Take a screen away; a wall that still has it open shows the main one.

    Refuses: MainScreenStays.
    """
    if name == MAIN:
        raise MainScreenStays
    row = session().get(Screen, (meeting_id, name), with_for_update=True)
    if row is not None:
        session().delete(row)
    announce(ScreensChanged(meeting_id, name))


@change
def set_follows(actor: Actor, meeting_id: int, name: str, follows: bool) -> None:
    """Let a screen move with the room, from what the room is on now; or stay where it is."""
    row = row_of(meeting_id, name)
    row.follows = follows
    if follows:
        to_the_room(row, meeting(meeting_id))
    announce(ScreenChanged(meeting_id, name))
