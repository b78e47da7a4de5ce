"""What the screens show: the desk's choices, and the screens following the room.

A wall is not a record: these verbs write no journal entry (a break does: it is the meeting's). All
may be repeated; the last counts.
"""

from assembly.hall.actions.following import follow, follow_floor, forget_item, return_to_the_room
from assembly.hall.actions.scenes import (
    blank_all,
    set_blank,
    set_theme,
    show,
    show_message,
    take_break,
    turn_page,
)
from assembly.hall.actions.screens import add_screen, remove_screen, set_follows

__all__ = [
    "add_screen",
    "blank_all",
    "follow",
    "follow_floor",
    "forget_item",
    "remove_screen",
    "return_to_the_room",
    "set_blank",
    "set_follows",
    "set_theme",
    "show",
    "show_message",
    "take_break",
    "turn_page",
]
