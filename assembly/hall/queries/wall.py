"""What the screens on the wall show."""

from dataclasses import dataclass, replace

from sqlalchemy import select

from assembly.ballots.queries import ballot_of_item
from assembly.charter.queries import chapters_of
from assembly.core.db import session
from assembly.hall.models import Screen
from assembly.hall.queries.matter import Matter, Sitting, matter_of, sitting_of
from assembly.hall.rules import MAIN, PAGED, step_down
from assembly.meetings.models import Meeting
from assembly.meetings.queries import Presence, meeting_by_code, presence
from assembly.statements.queries import has_statements


@dataclass(frozen=True)
class ScreenState:
    """A screen's row, or what stands for one that has none yet."""

    name: str = MAIN
    slide: str = "welcome"
    item_id: int | None = None
    page: int = 1
    theme: str = "light"
    blank: bool = False
    follows: bool = True
    chapter_id: int | None = None
    message: str = ""

    @property
    def has_pages(self) -> bool:
        return self.slide in PAGED


@dataclass(frozen=True)
class ScreenBoard:
    """What one screen of the meeting shows, with what every slide shows too."""

    name: str
    slide: str
    theme: str
    blank: bool
    page: int
    sitting: Sitting
    presence: Presence
    matter: Matter | None
    chapter_id: int | None
    message: str


def screen_board(code: str, name: str) -> ScreenBoard:
    row = meeting_by_code(code)
    state = screen_state(row.id, name)
    matter = _matter_on(row, state)
    return ScreenBoard(
        name=name,
        slide=step_down(state.slide, matter.grown if matter else None, missing_on(row, state)),
        theme=state.theme,
        blank=state.blank,
        page=state.page,
        sitting=sitting_of(row),
        presence=presence(row),
        matter=matter,
        chapter_id=state.chapter_id,
        message=state.message,
    )


def missing_on(row: Meeting, state: ScreenState) -> frozenset[str]:
    """The scenes that a screen cannot show now, whatever the item."""
    there = {
        "charter": state.chapter_id is not None or bool(chapters_of(row.assembly_id)),
        "message": bool(state.message),
        "break": row.break_until is not None,
        "sense": has_statements(row.id),
    }
    return frozenset(slide for slide, is_there in there.items() if not is_there)


def screen_state(meeting_id: int, name: str) -> ScreenState:
    """What a screen shows. One that the desk never spoke to shows what the main one shows."""
    row = session().get(Screen, (meeting_id, name)) or session().get(Screen, (meeting_id, MAIN))
    return _state(row, name) if row else ScreenState(name=name)


def screens_of(meeting_id: int) -> list[ScreenState]:
    """The main screen, then every other one the desk has spoken to."""
    wanted = select(Screen).where(Screen.meeting_id == meeting_id, Screen.name != MAIN)
    others = [_state(row, row.name) for row in session().scalars(wanted.order_by(Screen.name))]
    return [screen_state(meeting_id, MAIN), *others]


def is_screen(meeting_id: int, name: str) -> bool:
    """Whether a screen of this name stands in this meeting."""
    return name == MAIN or session().get(Screen, (meeting_id, name)) is not None


def _matter_on(row: Meeting, state: ScreenState) -> Matter | None:
    shown = state.item_id or row.current_item_id
    if shown is None:
        return None
    matter = matter_of(shown)
    if state.slide == "result" and matter.ballot is None:
        # Declared, and the draft goes on: the room reads the figures until the desk moves on.
        return replace(matter, ballot=ballot_of_item(shown))
    return matter


def _state(row: Screen, name: str) -> ScreenState:
    return ScreenState(
        name=name,
        slide=row.slide,
        item_id=row.agenda_item_id,
        page=row.page,
        theme=row.theme,
        blank=row.blank,
        follows=row.follows or name == MAIN,
        chapter_id=row.chapter_id,
        message=row.message,
    )
