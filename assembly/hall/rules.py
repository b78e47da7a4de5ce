"""What the room sees: the slide that follows what happened, a phone's Now, the pages of a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from unicodedata import category

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

SLIDES = (
    "welcome", "agenda", "item", "speakers", "wall", "draft", "ballot", "result", "adopted",
    "thanks", "attendance",
)  # fmt: skip
OF_AN_ITEM = ("item", "speakers", "draft", "ballot", "result", "adopted")
THEMES = ("light", "dark")
MAIN = "main"

# What happened → the slide the room expects next. The desk may choose another at any time.
FOLLOWS: Mapping[str, str] = {
    "meeting_opened": "agenda",
    "item_opened": "item",
    "item_finished": "agenda",
    "draft_shown": "draft",
    "ballot_opened": "ballot",
    "ballot_closed": "ballot",
    "ballot_counted": "result",
    "ballot_declared": "result",
    "resolution_adopted": "adopted",
    "meeting_closed": "thanks",
}

# What a page of the draft scene holds on the narrowest wall (4:3), in lines and letters of a line.
PAGE_LINES = 7
LINE_LETTERS = 58
QUARTERS = 4  # of a line, in which pages are measured …
GAP = 1  # … since a new paragraph costs a quarter of a line


T = TypeVar("T")


class NoSuchSlide(Refusal):
    status = 422
    message = _l("ไม่มีภาพนี้ให้ขึ้นจอ โปรดเลือกจากปุ่มข้างภาพตัวอย่าง")


class NothingToShow(Refusal):
    message = _l("วาระนี้ยังไม่มีสิ่งนี้ให้ขึ้นจอ บนจอยังเป็นภาพเดิม")


class NoSuchScreen(Refusal):
    status = 422
    message = _l("ชื่อจอใช้อักษรอังกฤษตัวเล็กและตัวเลข ไม่เกิน 20 ตัว")


@dataclass(frozen=True)
class Grown:
    """How far an agenda item has grown; ``None`` for what does not exist yet."""

    draft: str | None = None
    ballot: str | None = None
    adopted: bool = False
    interim: bool = False  # the newest ballot was declared and left the draft to go on with


def following(happened: str, on_wall: str, *, same_item: bool) -> str:
    """The slide after something happened.

    A result that was just declared stays until the desk moves on: the room reads the figures first.
    """
    if happened == "resolution_adopted" and on_wall == "result" and same_item:
        return on_wall
    return FOLLOWS[happened]


def with_the_floor(on_wall: str, *, speaking: bool, waiting: bool) -> str:
    """The slide after the floor changed hands: only the item steps aside for who speaks.

    It comes back when nobody speaks and nobody waits; between two speakers the wall stays still and
    names the next. Whatever else the desk has put up stays.
    """
    if speaking:
        return "speakers" if on_wall == "item" else on_wall
    return "item" if on_wall == "speakers" and not waiting else on_wall


def showable(grown: Grown | None) -> tuple[str, ...]:
    """The slides that have something to show, in the order of the desk's buttons."""
    there = {
        "item": grown is not None,
        "speakers": grown is not None,
        "draft": grown is not None and grown.draft is not None,
        "ballot": grown is not None and grown.ballot in ("open", "closed"),
        "result": grown is not None and (grown.ballot in ("counted", "declared") or grown.interim),
        "adopted": grown is not None and grown.adopted,
    }
    return tuple(slide for slide in SLIDES if there.get(slide, True))


def check_may_show(slide: str, grown: Grown | None) -> None:
    """Refuses: NoSuchSlide, NothingToShow."""
    if slide not in SLIDES:
        raise NoSuchSlide
    if slide not in showable(grown):
        raise NothingToShow


def check_screen_name(name: str) -> None:
    """Refuses: NoSuchScreen."""
    if not (name.isascii() and name.isalnum() and name == name.lower() and len(name) <= 20):
        raise NoSuchScreen


def step_down(slide: str, grown: Grown | None) -> str:
    """The slide that can be drawn now: a wall never shows an error or an empty frame."""
    if slide in showable(grown):
        return slide
    return "agenda" if grown is None else "item"


def now_of(phase: str, grown: Grown | None) -> str:
    """What a phone shows: waiting, between, item, draft, ballot, counting, result or closed."""
    if phase != "open":
        return "closed" if phase == "closed" else "waiting"
    if grown is None:
        return "between"
    by_ballot = {"open": "ballot", "closed": "counting", "counted": "result", "declared": "result"}
    if grown.ballot in by_ballot:
        return by_ballot[grown.ballot]
    return "draft" if grown.draft in ("shown", "voting") else "item"


def mine_marker(
    phase: str, ballot_id: int | None, ballot_state: str | None, *, on_item: bool = False
) -> str:
    """Changes whenever what is personal on a phone changes; tells nothing about anybody.

    ``on_item``: the room is on an item, so whoever has a slip may ask to speak on it.
    """
    if phase == "open" and ballot_id is None and on_item:
        return "item"
    if phase != "open" or ballot_id is None:
        return phase
    return f"ballot:{ballot_id}:{ballot_state}"


def mine_of(ballot: str | None, *, member_kind: str, is_elector: bool, received: bool) -> str:
    """What stands in the personal region: see ``MineBoard``."""
    if ballot not in ("open", "closed", "counted", "declared"):
        return "none"
    if received:
        return {"open": "voted", "declared": "checked"}.get(ballot, "sealed")
    if ballot != "open":
        return "none"
    if not member_kind:
        return "slip"
    if member_kind != "delegate":
        return "observer"
    return "choices" if is_elector else "late"


def mine_elsewhere(kind: str, method: str, channel: str) -> str:
    """Where a person votes if not by pressing: hands are counted, paper and helpers have it."""
    if kind not in ("choices", "voted"):
        return kind
    if method == "hands":
        return "hands"
    return channel or kind


def pages_of(
    paragraphs: Iterable[str], lines: int = PAGE_LINES, letters: int = LINE_LETTERS
) -> list[list[str]]:
    """A long text in pages that fit the wall without smaller letters; never an empty list.

    A paragraph moves to the next page as a whole; one that is longer than a page is cut at a space.
    """
    pages: list[list[str]] = [[]]
    left = lines * QUARTERS
    for piece in _pieces(paragraphs, lines - 1, letters):
        need = lines_of(piece, letters) * QUARTERS + GAP
        if need > left and pages[-1]:
            pages.append([])
            left = lines * QUARTERS
        pages[-1].append(piece)
        left -= need
    return pages


def window(order: Sequence[T], here: int, most: int) -> Sequence[T]:
    """At most so many of an order, with the place where it stands and a little from before."""
    start = max(0, min(here - most // 3, len(order) - most))
    return order[start : start + most]


def lines_of(text: str, letters: int = LINE_LETTERS) -> int:
    """How many lines a text takes."""
    return max(1, -(-width_of(text) // letters))


def width_of(text: str) -> int:
    """How many letters stand side by side; marks above and below take no room of their own."""
    return sum(category(char) != "Mn" for char in text)


def _pieces(paragraphs: Iterable[str], lines: int, letters: int) -> Iterable[str]:
    """Every paragraph, those too long for a page in several pieces."""
    for paragraph in paragraphs:
        piece = ""
        for word in _words(paragraph, lines * letters):
            longer = f"{piece} {word}".strip()
            if piece and lines_of(longer, letters) > lines:
                yield piece
                longer = word
            piece = longer
        if piece:
            yield piece


def _words(paragraph: str, most: int) -> Iterable[str]:
    """What stands between spaces; what is wider than a page even so is cut before a letter."""
    for word in paragraph.split():
        start = width = 0
        for place, char in enumerate(word):
            wide = category(char) != "Mn"
            if wide and width == most:
                yield word[start:place]
                start, width = place, 0
            width += wide
        yield word[start:]
