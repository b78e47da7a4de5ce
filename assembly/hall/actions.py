"""What the screens show: the desk's choices, and the main screen following the room.

A wall is not a record: these verbs write no journal entry. All may be repeated; the last counts.
"""

from sqlalchemy import select

from assembly.agenda.actions import item_in
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.hall.events import ScreenChanged
from assembly.hall.models import Screen
from assembly.hall.queries import matter_of, screen_state
from assembly.hall.rules import (
    MAIN,
    OF_AN_ITEM,
    THEMES,
    NoSuchSlide,
    check_may_show,
    check_screen_name,
    following,
    with_the_floor,
)
from assembly.meetings.actions import keep_undo_too
from assembly.meetings.queries import meeting


@change
def show(actor: Actor, meeting_id: int, name: str, slide: str, item_id: int | None = None) -> None:
    """Put a slide on a screen; without ``item_id`` it is about the item the room is on.

    A new name becomes a screen of its own. Refuses: NoSuchScreen, NoSuchSlide, NothingToShow.
    """
    check_screen_name(name)
    item_id = item_id or meeting(meeting_id).current_item_id
    matter = matter_of(item_in(meeting_id, item_id).id) if item_id else None
    check_may_show(slide, matter.grown if matter else None)
    row = _row(meeting_id, name)
    row.slide, row.page, row.blank = slide, 1, False
    row.agenda_item_id = item_id if slide in OF_AN_ITEM else None
    announce(ScreenChanged(meeting_id, name))


@change
def turn_page(actor: Actor, meeting_id: int, name: str, page: int) -> None:
    """Show another page of a long text; a page that is not there counts as the nearest one."""
    _row(meeting_id, name).page = max(1, page)
    announce(ScreenChanged(meeting_id, name))


@change
def set_theme(actor: Actor, meeting_id: int, name: str, theme: str) -> None:
    """Light for a bright hall, dark for a dark one. Refuses: NoSuchSlide."""
    if theme not in THEMES:
        raise NoSuchSlide
    _row(meeting_id, name).theme = theme
    announce(ScreenChanged(meeting_id, name))


@change
def set_blank(actor: Actor, meeting_id: int, name: str, blank: bool) -> None:
    """Take everything off a screen at once, or bring back what was there."""
    _row(meeting_id, name).blank = blank
    announce(ScreenChanged(meeting_id, name))


@change
def follow(meeting_id: int, happened: str, item_id: int | None = None) -> None:
    """The main screen moves with the room, also under its cover: what is blank stays blank."""
    row = _row(meeting_id, MAIN)
    slide = following(happened, row.slide, same_item=row.agenda_item_id == item_id)
    keep_undo_too(meeting_id, row, "slide", "page", "agenda_item_id")
    row.slide, row.page = slide, 1
    row.agenda_item_id = item_id if slide in OF_AN_ITEM else None
    announce(ScreenChanged(meeting_id, MAIN))


@change
def follow_floor(meeting_id: int, *, speaking: bool, waiting: bool = False) -> None:
    """The main screen shows who speaks on the item it showed, and then the item again."""
    row = _row(meeting_id, MAIN)
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


def _row(meeting_id: int, name: str) -> Screen:
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
        )
        session().add(row)
        session().flush()
    return row
