"""Kind of slide → the data it needs. A slide is this, a template and its style, of one name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assembly.agenda.queries import item, items_of
from assembly.agenda.rules import timetable
from assembly.charter.models import Chapter, Clause
from assembly.charter.queries import chapter_for, chapters_of, clauses_in
from assembly.core import clock
from assembly.core.qr import Code, code_for, wifi_said
from assembly.core.web import public_url
from assembly.follow_up.queries import promise_at
from assembly.grievances.queries import wall, wall_words
from assembly.hall.queries import ScreenBoard, Words, majority_line
from assembly.hall.queries.drafting import drafting_of
from assembly.hall.rules import (
    PAGE_LINES,
    message_size,
    page_with,
    pages_of,
    pages_of_keyed,
    window,
)
from assembly.meetings.models import Meeting
from assembly.meetings.queries import Presence, meeting
from assembly.resolutions.queries import resolutions_of_meeting
from assembly.speakers.queries import floor_of
from assembly.speakers.rules import THE_RULE
from assembly.stages.queries import coverage_of
from assembly.statements.queries import sense_of

MOST_ITEMS = 18  # points of the running order on one wall
MOST_WAITING = 4  # of those who wait to speak
CLAUSE_LETTERS = 48  # of a line, beside the hanging number of a clause


@dataclass(frozen=True)
class Join:
    """The way in, as the foot of every slide shows it."""

    address: str
    code: str
    people: int
    qr: Code


@dataclass(frozen=True)
class Wifi:
    """The hall's own network, as the welcome names it; its code joins a phone to it."""

    name: str
    password: str
    qr: Code


def slide_of(board: ScreenBoard) -> Mapping[str, Any]:
    """All that ``hall/_screen.html`` draws: ``slide``, its template's name, and its data."""
    join = way_in(board.sitting.code, board.presence)
    return {"slide": board.slide, "wall": board, "join": join, **_NEEDS[board.slide](board)}


def way_in(code: str, here: Presence) -> Join:
    """Address, code and QR of a meeting, and how many are in the room."""
    home = public_url()
    return Join(home.split("://", 1)[-1], code, here.people, code_for(f"{home}/m/{code}"))


def _welcome(board: ScreenBoard) -> Mapping[str, Any]:
    return {"wifi": wifi_of(meeting(board.sitting.id))}


def wifi_of(row: Meeting) -> Wifi | None:
    """The network written into the meeting's settings; ``None`` while there is none."""
    name, password = row.wifi_name, row.wifi_password
    if not name:
        return None
    return Wifi(name, password, code_for(wifi_said(name, password)))


def _charter(board: ScreenBoard) -> Mapping[str, Any]:
    """A chapter's clauses in pages; what was written in this meeting is marked."""
    chapter = chapter_on(board)
    clauses = clauses_in(chapter.id) if chapter else []
    pages = _chapter_pages(clauses)
    at = min(max(board.page, 1), len(pages))
    since = board.sitting.opened_at
    new = {clause.number for clause in clauses if since and clause.written_at >= since}
    shown = {"pieces": pages[at - 1], "page": at, "pages": len(pages)}
    return {"chapter": chapter, "new": new, **shown}


def newest_page(board: ScreenBoard) -> int:
    """The page of a chapter with the clause that was written last."""
    chapter = chapter_on(board)
    clauses = clauses_in(chapter.id) if chapter else []
    newest = max(clauses, key=lambda clause: (clause.written_at, clause.id), default=None)
    return page_with(_chapter_pages(clauses), newest.number) if newest else 1


def _chapter_pages(clauses: Sequence[Clause]) -> list[list[tuple[str, str]]]:
    return pages_of_keyed([(c.number, c.text) for c in clauses], PAGE_LINES, CLAUSE_LETTERS)


def chapter_on(board: ScreenBoard) -> Chapter | None:
    """The chosen chapter; without one, that of the strategy the room is on; else the first."""
    chapters = chapters_of(board.sitting.assembly_id)
    chosen = next((c for c in chapters if c.id == board.chapter_id), None)
    about = item(board.matter.item.id).strategy_id if board.matter else None
    fits = chapter_for(board.sitting.assembly_id, about) if about else None
    return chosen or fits or next(iter(chapters), None)


def _message(board: ScreenBoard) -> Mapping[str, Any]:
    return {"lines": board.message.splitlines(), "size": message_size(board.message)}


def _agenda(board: ScreenBoard) -> Mapping[str, Any]:
    items = items_of(board.sitting.id)
    here = next((place for place, item in enumerate(items) if item.phase != "done"), len(items))
    sitting = board.sitting
    plan = timetable(items, sitting.opened_at, None, clock.now())
    return {"items": window(items, here, MOST_ITEMS), "plan": plan}


def _wall(board: ScreenBoard) -> Mapping[str, Any]:
    """Numbers as they come in; words only once they were read and published."""
    assembly_id = board.sitting.assembly_id
    return {"matrix": wall(assembly_id), "words": wall_words(assembly_id)}


def _draft(board: ScreenBoard) -> Mapping[str, Any]:
    """A question of several lines stands whole above the paragraphs and takes their room."""
    drafting = drafting_of(board.matter.item.id, board.page) if board.matter else None
    return {"matter": board.matter, "drafting": drafting}


def _adopted(board: ScreenBoard) -> Mapping[str, Any]:
    """The number takes the room of two lines."""
    return _paged(board, board.matter.resolution if board.matter else None, PAGE_LINES - 2)


def _paged(board: ScreenBoard, words: Words | None, lines: int) -> Mapping[str, Any]:
    """The page of a text that is on the wall."""
    pages = pages_of(words.paragraphs if words else (), lines)
    at = min(max(board.page, 1), len(pages))
    return {"matter": board.matter, "paragraphs": pages[at - 1], "page": at, "pages": len(pages)}


def _matter(board: ScreenBoard) -> Mapping[str, Any]:
    return {"matter": board.matter}


def _result(board: ScreenBoard) -> Mapping[str, Any]:
    """Also where the majority line stands, which is known once the box is open."""
    ballot = board.matter.ballot if board.matter else None
    return {"matter": board.matter, "needed": majority_line(ballot) if ballot else None}


def _thanks(board: ScreenBoard) -> Mapping[str, Any]:
    return {"decided": resolutions_of_meeting(board.sitting.id)}


def _speakers(board: ScreenBoard) -> Mapping[str, Any]:
    floor = floor_of(board.sitting.id)
    return {"matter": board.matter, "floor": floor, "rule": THE_RULE, "most": MOST_WAITING}


def _sense(board: ScreenBoard) -> Mapping[str, Any]:
    return {"sense": sense_of(meeting(board.sitting.id))}


def _coverage(board: ScreenBoard) -> Mapping[str, Any]:
    """Where was heard, in the columns of the foot."""
    return {"coverage": coverage_of(board.sitting.assembly_id)}


def _promises(board: ScreenBoard) -> Mapping[str, Any]:
    """The whole in numbers first, then one promise a page."""
    told = board.matter.report if board.matter else None
    follow = told.follow if told else None
    row, pages = meeting(board.sitting.id), follow.pages if follow else 1
    at = min(max(board.page, 1), pages)
    one = promise_at(row, follow, at) if follow else None
    return {"matter": board.matter, "follow": follow, "promise": one, "page": at, "pages": pages}


def _nothing_more(_board: ScreenBoard) -> Mapping[str, Any]:
    return {}


_NEEDS: Mapping[str, Callable[[ScreenBoard], Mapping[str, Any]]] = {
    "welcome": _welcome,
    "agenda": _agenda,
    "item": _matter,
    "speakers": _speakers,
    "wall": _wall,
    "draft": _draft,
    "ballot": _matter,
    "result": _result,
    "adopted": _adopted,
    "charter": _charter,
    "message": _message,
    "break": _nothing_more,
    "thanks": _thanks,
    "attendance": _nothing_more,
    "sense": _sense,
    "coverage": _coverage,
    "promises": _promises,
}
