"""The screens that follow move with what happens in the room."""

from sqlalchemy import or_, select

from assembly.core.access import SYSTEM
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.hall.actions.ground import row_of
from assembly.hall.events import ScreenChanged
from assembly.hall.models import Screen
from assembly.hall.queries import (
    current_matter,
    follows_up,
)
from assembly.hall.rules import (
    MAIN,
    OF_AN_ITEM,
    following,
    now_of,
    opening_with,
    slide_for,
    with_the_floor,
)
from assembly.meetings.actions import keep_undo_too, leave_break
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting


@change
def follow(meeting_id: int, happened: str, item_id: int | None = None) -> None:
    """The screens that follow move with the room, also covered: what is blank stays blank.

    A room that goes on is on no break any more, whether or not the desk called it back first.
    """
    if happened != "break_started":
        leave_break(SYSTEM, meeting(meeting_id))
    promises = happened == "item_opened" and item_id is not None and follows_up(item_id)
    for row in _followers(meeting_id):
        same = row.agenda_item_id == item_id
        slide = following(happened, row.slide, same_item=same, promises=promises)
        keep_undo_too(meeting_id, row, "slide", "page", "agenda_item_id")
        row.slide, row.page = slide, 1
        row.agenda_item_id = item_id if slide in OF_AN_ITEM else None
        announce(ScreenChanged(meeting_id, row.name))


@change
def return_to_the_room(meeting_id: int) -> None:
    """After a break the screens that follow show what the room was on."""
    for row in _followers(meeting_id):
        to_the_room(row, meeting(meeting_id))
        announce(ScreenChanged(meeting_id, row.name))


def to_the_room(row: Screen, sitting: Meeting) -> None:
    matter = current_matter(sitting)
    on_break = sitting.break_until is not None
    grown = matter.grown if matter else None
    slide = slide_for(now_of(sitting.phase, grown, on_break=on_break))
    row.slide = opening_with(slide, promises=grown is not None and grown.promises)
    row.page = 1
    row.agenda_item_id = matter.item.id if matter and row.slide in OF_AN_ITEM else None


def _followers(meeting_id: int) -> list[Screen]:
    """The main screen, and every other one that moves with the room."""
    row_of(meeting_id, MAIN)
    follows = or_(Screen.name == MAIN, Screen.follows)
    wanted = select(Screen).where(Screen.meeting_id == meeting_id, follows)
    return list(session().scalars(wanted.order_by(Screen.name).with_for_update()))


@change
def follow_floor(meeting_id: int, *, speaking: bool, waiting: bool = False) -> None:
    """The main screen shows who speaks on the item it showed, and then the item again."""
    row = row_of(meeting_id, MAIN)
    slide = with_the_floor(row.slide, speaking=speaking, waiting=waiting)
    if slide != row.slide:
        row.slide, row.page = slide, 1
        row.agenda_item_id = row.agenda_item_id or meeting(meeting_id).current_item_id
        announce(ScreenChanged(meeting_id, MAIN))


@change
def forget_item(meeting_id: int, item_id: int) -> None:
    """No screen shows an item that leaves the running order."""
    for row in session().scalars(select(Screen).where(Screen.agenda_item_id == item_id)):
        keep_undo_too(meeting_id, row, "slide", "page", "agenda_item_id")
        row.slide, row.page, row.agenda_item_id = "agenda", 1, None
        announce(ScreenChanged(meeting_id, row.name))
