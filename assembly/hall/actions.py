"""What the screens show: the desk's choices, and the main screen following the room.

A wall is not a record: these verbs write no journal entry (a break does: it is the meeting's). All
may be repeated; the last counts.
"""

from datetime import time

from sqlalchemy import or_, select

from assembly.agenda.actions import item_in
from assembly.ballots.queries import ballot_of_item
from assembly.charter.queries import chapters_of
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.hall.events import ScreenChanged, ScreensChanged
from assembly.hall.models import Screen
from assembly.hall.queries import (
    current_matter,
    is_screen,
    matter_of,
    missing_on,
    screen_board,
    screen_state,
    screens_of,
)
from assembly.hall.rules import (
    MAIN,
    OF_AN_ITEM,
    THEMES,
    BallotIsOpen,
    MainScreenStays,
    NoSuchChapter,
    NoSuchSlide,
    check_may_show,
    check_screen_name,
    following,
    message_size,
    next_name,
    now_of,
    slide_for,
    with_the_floor,
)
from assembly.hall.slides import newest_page
from assembly.meetings.actions import keep_undo_too, leave_break, start_break
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting


@change
def show(
    actor: Actor,
    meeting_id: int,
    name: str,
    slide: str,
    item_id: int | None = None,
    chapter_id: int | None = None,
) -> None:
    """Put a slide on a screen; without ``item_id`` it is about the item the room is on.

    A new name becomes a screen of its own. Refuses: NoSuchScreen, NoSuchSlide, NothingToShow.
    """
    check_screen_name(name)
    sitting = meeting(meeting_id)
    item_id = item_id or sitting.current_item_id
    matter = matter_of(item_in(meeting_id, item_id).id) if item_id else None
    row = _row(meeting_id, name)
    missing = missing_on(sitting, screen_state(meeting_id, name))
    check_may_show(slide, matter.grown if matter else None, missing)
    row.slide, row.page, row.blank = slide, 1, False
    row.agenda_item_id = item_id if slide in OF_AN_ITEM else None
    row.chapter_id = _chapter_in(sitting, chapter_id)
    if slide == "charter":
        row.page = newest_page(screen_board(sitting.code, name))
    announce(ScreenChanged(meeting_id, name))


@change
def show_message(actor: Actor, meeting_id: int, name: str, text: str) -> None:
    """Put the desk's own words on a screen. Refuses: NoSuchScreen, EmptyMessage, MessageTooLong."""
    text = "\n".join(line for line in clean(text).splitlines() if line.strip())
    message_size(text)
    row = _row(meeting_id, name)
    row.slide, row.page, row.blank, row.message = "message", 1, False, text
    row.agenda_item_id = None
    announce(ScreenChanged(meeting_id, name))


@change
def add_screen(actor: Actor, meeting_id: int, name: str = "") -> str:
    """One screen more; answers its name, the next free number if none is given.

    It begins as the main one looks and moves with the room. Refuses: NoSuchScreen.
    """
    name = name or next_name({state.name for state in screens_of(meeting_id)})
    check_screen_name(name)
    if not is_screen(meeting_id, name):
        _row(meeting_id, name).follows = True
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
    row = _row(meeting_id, name)
    row.follows = follows
    if follows:
        _to_the_room(row, meeting(meeting_id))
    announce(ScreenChanged(meeting_id, name))


@change
def blank_all(actor: Actor, meeting_id: int, blank: bool) -> None:
    """Cover every screen of the meeting at once, or uncover all of them."""
    for state in screens_of(meeting_id):
        set_blank(actor, meeting_id, state.name, blank)


@change
def take_break(
    actor: Actor,
    meeting_id: int,
    version: int,
    minutes: int | None = None,
    until: time | None = None,
) -> None:
    """Start a break, unless the room is voting. Refuses: BallotIsOpen, and what a break refuses."""
    item_id = meeting(meeting_id).current_item_id
    ballot = ballot_of_item(item_id) if item_id else None
    if ballot is not None and ballot.state == "open":
        raise BallotIsOpen
    start_break(actor, meeting_id, version, minutes, until)


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
    """The screens that follow move with the room, also covered: what is blank stays blank.

    A room that goes on is on no break any more, whether or not the desk called it back first.
    """
    if happened != "break_started":
        leave_break(SYSTEM, meeting(meeting_id))
    for row in _followers(meeting_id):
        slide = following(happened, row.slide, same_item=row.agenda_item_id == item_id)
        keep_undo_too(meeting_id, row, "slide", "page", "agenda_item_id")
        row.slide, row.page = slide, 1
        row.agenda_item_id = item_id if slide in OF_AN_ITEM else None
        announce(ScreenChanged(meeting_id, row.name))


@change
def return_to_the_room(meeting_id: int) -> None:
    """After a break the screens that follow show what the room was on."""
    for row in _followers(meeting_id):
        _to_the_room(row, meeting(meeting_id))
        announce(ScreenChanged(meeting_id, row.name))


def _to_the_room(row: Screen, sitting: Meeting) -> None:
    matter = current_matter(sitting)
    on_break = sitting.break_until is not None
    grown = matter.grown if matter else None
    row.slide, row.page = slide_for(now_of(sitting.phase, grown, on_break=on_break)), 1
    row.agenda_item_id = matter.item.id if matter and row.slide in OF_AN_ITEM else None


def _followers(meeting_id: int) -> list[Screen]:
    """The main screen, and every other one that moves with the room."""
    _row(meeting_id, MAIN)
    follows = or_(Screen.name == MAIN, Screen.follows)
    wanted = select(Screen).where(Screen.meeting_id == meeting_id, follows)
    return list(session().scalars(wanted.order_by(Screen.name).with_for_update()))


def _chapter_in(sitting: Meeting, chapter_id: int | None) -> int | None:
    """The chapter, if it stands in this assembly's charter. Refuses: NoSuchChapter."""
    if chapter_id and chapter_id not in {c.id for c in chapters_of(sitting.assembly_id)}:
        raise NoSuchChapter
    return chapter_id or None


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
            follows=name == MAIN,
            chapter_id=seen.chapter_id,
            message=seen.message,
        )
        session().add(row)
        session().flush()
        announce(ScreensChanged(meeting_id, name))
    return row
