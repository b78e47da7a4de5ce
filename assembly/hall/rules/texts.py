"""How a long text is cut into pages that fit the wall, and how large a message stands."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar
from unicodedata import category

from assembly.hall.rules.refusals import EmptyMessage, MessageTooLong

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


def message_size(text: str) -> str:
    """How large the desk's own words stand on the wall. Refuses: EmptyMessage, MessageTooLong."""
    if not text.strip():
        raise EmptyMessage
    for size, letters, most in MESSAGE_SIZES:
        if sum(lines_of(line, letters) for line in text.splitlines()) <= most:
            return size
    raise MessageTooLong


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
