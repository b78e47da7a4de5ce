"""Kind of slide → the data it needs. A slide is this, a template and its style, of one name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import segno

from assembly.agenda.queries import items_of
from assembly.core.web import public_url
from assembly.grievances.queries import wall
from assembly.hall.queries import ScreenBoard, majority_line
from assembly.hall.rules import pages_of, window
from assembly.meetings.queries import Presence
from assembly.resolutions.queries import resolutions_of_meeting

QUIET = 2  # modules of white around a code on the water
MOST_ITEMS = 18  # points of the running order on one wall


@dataclass(frozen=True)
class Code:
    """A code to scan, as one stroked path, and its width in modules with the border."""

    path: str
    size: int


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


@lru_cache(maxsize=64)
def code_for(address: str) -> Code:
    """The QR code of an address."""
    made = segno.make(address, error="m", micro=False)
    rows = [bytes(row) for row in made.matrix_iter(border=QUIET)]
    strokes = [stroke for y, row in enumerate(rows) for stroke in _strokes(y, row)]
    return Code("".join(strokes), len(rows))


def _strokes(y: int, row: bytes) -> list[str]:
    """The dark runs of one line of modules, each a horizontal stroke."""
    found, x = [], 0
    while (x := row.find(1, x)) >= 0:
        end = row.find(0, x)
        end = len(row) if end < 0 else end
        found.append(f"M{x} {y}.5h{end - x}")
        x = end
    return found


def _agenda(board: ScreenBoard) -> Mapping[str, Any]:
    items = items_of(board.sitting.id)
    here = next((place for place, item in enumerate(items) if item.phase != "done"), len(items))
    return {"items": window(items, here, MOST_ITEMS)}


def _wall(board: ScreenBoard) -> Mapping[str, Any]:
    return {"matrix": wall(board.sitting.assembly_id)}


def _draft(board: ScreenBoard) -> Mapping[str, Any]:
    draft = board.matter.draft if board.matter else None
    return _paged(board, draft.paragraphs if draft else ())


def _adopted(board: ScreenBoard) -> Mapping[str, Any]:
    adopted = board.matter.resolution if board.matter else None
    return _paged(board, adopted.paragraphs if adopted else ())


def _paged(board: ScreenBoard, paragraphs: tuple[str, ...]) -> Mapping[str, Any]:
    pages = pages_of(paragraphs)
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


def _nothing_more(_board: ScreenBoard) -> Mapping[str, Any]:
    return {}


_NEEDS: Mapping[str, Callable[[ScreenBoard], Mapping[str, Any]]] = {
    "welcome": _nothing_more,
    "agenda": _agenda,
    "item": _matter,
    "wall": _wall,
    "draft": _draft,
    "ballot": _matter,
    "result": _result,
    "adopted": _adopted,
    "thanks": _thanks,
}
