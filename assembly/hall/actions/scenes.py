"""What the desk puts on a screen: a scene, its page, its words, its light."""

from datetime import time

from assembly.agenda.actions import item_in
from assembly.ballots.queries import ballot_of_item
from assembly.charter.queries import chapters_of
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.text import clean
from assembly.follow_up.queries import page_of
from assembly.hall.actions.ground import row_of
from assembly.hall.events import ScreenChanged
from assembly.hall.queries import (
    matter_of,
    missing_on,
    screen_board,
    screen_state,
    screens_of,
)
from assembly.hall.rules import (
    OF_AN_ITEM,
    THEMES,
    BallotIsOpen,
    NoSuchChapter,
    NoSuchSlide,
    check_may_show,
    check_screen_name,
    message_size,
)
from assembly.hall.slides import newest_page
from assembly.meetings.actions import start_break
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
    commitment_id: int | None = None,
) -> None:
    """Put a slide on a screen; without ``item_id`` it is about the item the room is on.

    ``commitment_id``: the promise it begins with, where it shows promises.

    A new name becomes a screen of its own. Refuses: NoSuchScreen, NoSuchSlide, NothingToShow.
    """
    check_screen_name(name)
    sitting = meeting(meeting_id)
    item_id = item_id or sitting.current_item_id
    matter = matter_of(item_in(meeting_id, item_id).id) if item_id else None
    row = row_of(meeting_id, name)
    missing = missing_on(sitting, screen_state(meeting_id, name))
    check_may_show(slide, matter.grown if matter else None, missing)
    row.slide, row.page, row.blank = slide, 1, False
    row.agenda_item_id = item_id if slide in OF_AN_ITEM else None
    row.chapter_id = _chapter_in(sitting, chapter_id)
    if slide == "charter":
        row.page = newest_page(screen_board(sitting.code, name))
    if slide == "promises":
        row.page = page_of(sitting, commitment_id)
    announce(ScreenChanged(meeting_id, name))


@change
def show_message(actor: Actor, meeting_id: int, name: str, text: str) -> None:
    """Put the desk's own words on a screen. Refuses: NoSuchScreen, EmptyMessage, MessageTooLong."""
    text = "\n".join(line for line in clean(text).splitlines() if line.strip())
    message_size(text)
    row = row_of(meeting_id, name)
    row.slide, row.page, row.blank, row.message = "message", 1, False, text
    row.agenda_item_id = None
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
    row_of(meeting_id, name).page = max(1, page)
    announce(ScreenChanged(meeting_id, name))


@change
def set_theme(actor: Actor, meeting_id: int, name: str, theme: str) -> None:
    """Light for a bright hall, dark for a dark one. Refuses: NoSuchSlide."""
    if theme not in THEMES:
        raise NoSuchSlide
    row_of(meeting_id, name).theme = theme
    announce(ScreenChanged(meeting_id, name))


@change
def set_blank(actor: Actor, meeting_id: int, name: str, blank: bool) -> None:
    """Take everything off a screen at once, or bring back what was there."""
    row_of(meeting_id, name).blank = blank
    announce(ScreenChanged(meeting_id, name))


def _chapter_in(sitting: Meeting, chapter_id: int | None) -> int | None:
    """The chapter, if it stands in this assembly's charter. Refuses: NoSuchChapter."""
    if chapter_id and chapter_id not in {c.id for c in chapters_of(sitting.assembly_id)}:
        raise NoSuchChapter
    return chapter_id or None
