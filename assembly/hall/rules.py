"""What the room sees: the slide that follows what happened, a phone's Now, the pages of a text."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from re import sub
from typing import TypeVar
from unicodedata import category

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

SLIDES = (
    "welcome",
    "agenda",
    "item",
    "speakers",
    "wall",
    "draft",
    "ballot",
    "result",
    "adopted",
    "charter",
    "message",
    "break",
    "thanks",
    "attendance",
)
# One key for each scene, the same at every moment: fingers learn them. N, B, E, T, S, U, R are the
# desk's own. A scene that is not built yet keeps its key.
SCENE_KEYS: Mapping[str, str] = {
    "welcome": "1",
    "agenda": "2",
    "item": "3",
    "wall": "4",
    "draft": "5",
    "ballot": "6",
    "result": "7",
    "adopted": "8",
    "charter": "9",
    "thanks": "0",
    "speakers": "Q",
    "attendance": "H",
    "message": "G",
    "break": "P",
}
OF_AN_ITEM = ("item", "speakers", "draft", "ballot", "result", "adopted")
PAGED = ("draft", "adopted", "charter")
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
    "break_started": "break",
}
# What a phone shows → the slide that says the same.
SHOWS: Mapping[str, str] = {
    "waiting": "welcome",
    "between": "agenda",
    "item": "item",
    "draft": "draft",
    "ballot": "ballot",
    "counting": "ballot",
    "result": "result",
    "break": "break",
    "closed": "thanks",
}

# What a page of the draft scene holds on the narrowest wall (4:3), in lines and letters of a line.
PAGE_LINES = 7
LINE_LETTERS = 58
QUARTERS = 4  # of a line, in which pages are measured …
GAP = 1  # … since a new paragraph costs a quarter of a line

# The message scene: letters of a line and lines, from the largest size down, on the narrowest wall.
MESSAGE_SIZES = (("huge", 18, 2), ("large", 26, 4), ("medium", 36, 6), ("small", 46, 8))
MESSAGE_MOST = 300  # letters as a reader counts them

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class NoSuchSlide(Refusal):
    status = 422
    message = _l("ไม่มีภาพนี้ให้ขึ้นจอ โปรดเลือกจากปุ่มข้างภาพตัวอย่าง")


class NothingToShow(Refusal):
    message = _l("วาระนี้ยังไม่มีสิ่งนี้ให้ขึ้นจอ บนจอยังเป็นภาพเดิม")


class NoSuchScreen(Refusal):
    status = 422
    message = _l("ชื่อจอใช้อักษรอังกฤษตัวเล็กและตัวเลข ไม่เกิน 20 ตัว")


class NoSuchChapter(Refusal):
    status = 422
    message = _l("ไม่มีหมวดนี้ในธรรมนูญ บนจอยังเป็นภาพเดิม")


class EmptyMessage(Refusal):
    status = 422
    message = _l("ยังไม่ได้พิมพ์ข้อความ พิมพ์ก่อนแล้วจึงขึ้นจอ")


class MessageTooLong(Refusal):
    status = 422
    message = _l("ข้อความยาวเกินหนึ่งจอ ตัดให้สั้นลง แล้วขึ้นจออีกครั้ง")


class MainScreenStays(Refusal):
    message = _l("จอใหญ่เป็นจอของห้อง จึงเอาออกไม่ได้ ถ้าไม่ต้องการให้เห็น กดจอว่าง")


class BallotIsOpen(Refusal):
    message = _l("ยังเปิดลงมติอยู่ ปิดลงมติก่อน แล้วจึงพัก")


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


def slide_for(now: str) -> str:
    """The slide of what the room is doing, for a screen that begins to move with it."""
    return SHOWS.get(now, "agenda")


def showable(grown: Grown | None, missing: Collection[str] = ()) -> tuple[str, ...]:
    """The slides that have something to show, in the order of the desk's buttons.

    ``missing`` names those that have not, whatever the item.
    """
    there = {
        "item": grown is not None,
        "speakers": grown is not None,
        "draft": grown is not None and grown.draft is not None,
        "ballot": grown is not None and grown.ballot in ("open", "closed"),
        "result": grown is not None and (grown.ballot in ("counted", "declared") or grown.interim),
        "adopted": grown is not None and grown.adopted,
    }
    return tuple(s for s in SLIDES if there.get(s, True) and s not in missing)


@dataclass(frozen=True)
class Scene:
    """A scene's button at the desk: always at the same place and key, ready or not."""

    slide: str
    key: str
    ready: bool


def scenes(grown: Grown | None, missing: Collection[str] = ()) -> tuple[Scene, ...]:
    """Every scene there is. The desk's own words are always ready to be typed."""
    ready = {*showable(grown, missing), "message"}
    return tuple(Scene(slide, SCENE_KEYS[slide], slide in ready) for slide in SLIDES)


def check_may_show(slide: str, grown: Grown | None, missing: Collection[str] = ()) -> None:
    """Refuses: NoSuchSlide, NothingToShow."""
    if slide not in SLIDES:
        raise NoSuchSlide
    if slide not in showable(grown, missing):
        raise NothingToShow


def check_screen_name(name: str) -> None:
    """Refuses: NoSuchScreen."""
    if not (name.isascii() and name.isalnum() and name == name.lower() and len(name) <= 20):
        raise NoSuchScreen


def next_name(taken: Collection[str]) -> str:
    """The name of one screen more, when nobody gave it one: the main screen is the first."""
    return next(str(n) for n in count(2) if str(n) not in taken)


def wifi_said(name: str, password: str) -> str:
    """What a code says to join a network, as phones read it; what has a meaning there is escaped.

    segno's helper leaves the comma bare, at which some phones end the word.
    """
    name, password = (sub(r'([\\;,:"])', r"\\\1", word) for word in (name, password))
    return f"WIFI:T:WPA;S:{name};P:{password};;" if password else f"WIFI:T:nopass;S:{name};;"


def message_size(text: str) -> str:
    """How large the desk's own words stand on the wall. Refuses: EmptyMessage, MessageTooLong."""
    if not text.strip():
        raise EmptyMessage
    for size, letters, most in MESSAGE_SIZES:
        if sum(lines_of(line, letters) for line in text.splitlines()) <= most:
            return size
    raise MessageTooLong


def step_down(slide: str, grown: Grown | None, missing: Collection[str] = ()) -> str:
    """The slide that can be drawn now: a wall never shows an error or an empty frame."""
    if slide in showable(grown, missing):
        return slide
    return "agenda" if grown is None else "item"


def now_of(phase: str, grown: Grown | None, *, on_break: bool = False) -> str:
    """What a phone shows: waiting, break, between, item, draft, ballot, counting, result or
    closed."""
    if phase != "open":
        return "closed" if phase == "closed" else "waiting"
    if on_break:
        return "break"
    if grown is None:
        return "between"
    by_ballot = {"open": "ballot", "closed": "counting", "counted": "result", "declared": "result"}
    if grown.ballot in by_ballot:
        return by_ballot[grown.ballot]
    return "draft" if grown.draft in ("shown", "voting") else "item"


def mine_marker(phase: str, ballot_id: int | None, ballot_state: str | None) -> str:
    """Changes whenever what is personal on a phone changes; tells nothing about anybody."""
    if phase != "open" or ballot_id is None:
        return phase
    return f"ballot:{ballot_id}:{ballot_state}"


def mine_of(
    ballot: str | None, *, member_kind: str, is_elector: bool, received: bool, by_phone: bool = True
) -> str:
    """What is one's own: none, slip, observer, late, choices, voted, sealed, checked, missed.

    ``missed``: the ballot closed and no vote of this elector came from a phone (``by_phone``: it
    could have).
    """
    if ballot not in ("open", "closed", "counted", "declared"):
        return "none"
    if received:
        return {"open": "voted", "declared": "checked"}.get(ballot, "sealed")
    if ballot != "open":
        return "missed" if is_elector and by_phone else "none"
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
    keyed = pages_of_keyed([("", paragraph) for paragraph in paragraphs], lines, letters)
    return [[piece for _key, piece in page] for page in keyed]


def pages_of_keyed(
    texts: Iterable[tuple[K, str]], lines: int = PAGE_LINES, letters: int = LINE_LETTERS
) -> list[list[tuple[K, str]]]:
    """The same of texts that belong to something, as clauses to their numbers: each piece with it.

    A line break inside a text begins a piece of its own.
    """
    pages: list[list[tuple[K, str]]] = [[]]
    left = lines * QUARTERS
    for key, text in texts:
        for piece in _pieces(text.splitlines(), lines - 1, letters):
            need = lines_of(piece, letters) * QUARTERS + GAP
            if need > left and pages[-1]:
                pages.append([])
                left = lines * QUARTERS
            pages[-1].append((key, piece))
            left -= need
    return pages


def page_with(pages: Sequence[Sequence[tuple[K, str]]], key: K | None) -> int:
    """The number of the first page that has a piece of this one; else the first page."""
    return next((n for n, page in enumerate(pages, 1) if any(k == key for k, _ in page)), 1)


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
