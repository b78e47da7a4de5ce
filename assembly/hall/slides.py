"""Kind of slide → the data it needs. A slide is this, a template and its style, of one name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assembly.agenda.queries import items_of
from assembly.agenda.rules import timetable
from assembly.core import clock
from assembly.core.qr import Code, code_for
from assembly.core.web import public_url
from assembly.grievances.queries import wall
from assembly.hall.queries import ScreenBoard, Words, majority_line
from assembly.hall.queries.drafting import drafting_of
from assembly.hall.rules import PAGE_LINES, pages_of, window
from assembly.meetings.queries import Presence
from assembly.resolutions.queries import resolutions_of_meeting
from assembly.speakers.queries import floor_of
from assembly.speakers.rules import THE_RULE

MOST_ITEMS = 18  # points of the running order on one wall
MOST_WAITING = 4  # of those who wait to speak


@dataclass(frozen=True)
class Join:
    """The way in, as the foot of every slide shows it."""

    address: str
    code: str
    people: int
    qr: Code


def slide_of(board: ScreenBoard) -> Mapping[str, Any]:
    """All that ``hall/_screen.html`` draws: ``slide``, its template's name, and its data."""
    join = way_in(board.sitting.code, board.presence)
    return {"slide": board.slide, "wall": board, "join": join, **_NEEDS[board.slide](board)}


def way_in(code: str, here: Presence) -> Join:
    """Address, code and QR of a meeting, and how many are in the room."""
    home = public_url()
    return Join(home.split("://", 1)[-1], code, here.people, code_for(f"{home}/m/{code}"))


def _agenda(board: ScreenBoard) -> Mapping[str, Any]:
    items = items_of(board.sitting.id)
    here = next((place for place, item in enumerate(items) if item.phase != "done"), len(items))
    sitting = board.sitting
    plan = timetable(items, sitting.opened_at, None, clock.now())
    return {"items": window(items, here, MOST_ITEMS), "plan": plan}


def _wall(board: ScreenBoard) -> Mapping[str, Any]:
    return {"matrix": wall(board.sitting.assembly_id)}


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


def _nothing_more(_board: ScreenBoard) -> Mapping[str, Any]:
    return {}


_NEEDS: Mapping[str, Callable[[ScreenBoard], Mapping[str, Any]]] = {
    "welcome": _nothing_more,
    "agenda": _agenda,
    "item": _matter,
    "speakers": _speakers,
    "wall": _wall,
    "draft": _draft,
    "ballot": _matter,
    "result": _result,
    "adopted": _adopted,
    "thanks": _thanks,
    "attendance": _nothing_more,
}
