"""Marked text: what was taken away and what was added between two wordings of one paragraph.

Two wordings are compared word by word (``core.words``). What is alike but no longer than the
changes on both its sides is counted with them: a lone "ของ" between two new phrases is confetti.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, groupby

import regex

from assembly.core.words import words

SAME, GONE, NEW = "same", "gone", "new"
MOST_COMPARED = 250_000  # pairs of words; beyond, whole phrases are compared
LONGEST_ISLAND = 12  # letters; a longer stretch is worth reading wherever it lies

_PHRASE = regex.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Part:
    """A piece of marked text: ``same``, ``gone`` or ``new``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Row:
    """A stretch of both wordings, alike or not."""

    old: str
    new: str
    alike: bool

    @property
    def size(self) -> int:
        """What the longer side says, without its blanks."""
        return max(len("".join(text.split())) for text in (self.old, self.new))


@lru_cache(maxsize=2000)
def marked(old: str, new: str) -> tuple[Part, ...]:
    """The parts in reading order. ``same`` with ``gone`` are the old text, with ``new`` the new."""
    found: list[tuple[str, str]] = []
    for row in _tidied([row for row in _compared(old, new) if row.old or row.new]):
        found += [(SAME, row.old)] if row.alike else [(GONE, row.old), (NEW, row.new)]
    return tuple(Part(kind, text) for kind, text in found if text)


def tokens(text: str) -> list[str]:
    """The text in pieces that are never cut: words, blanks, numbers, signs."""
    return list(words(text))


def _compared(old: str, new: str) -> Iterator[Row]:
    """Stretches that are alike and stretches that are not, in turn."""
    before, after = _pieces(old, new)
    start = _alike(before, after)
    end = _alike(_rest(before, start)[::-1], _rest(after, start)[::-1], backwards=True)
    yield Row(old[:start], old[:start], True)
    yield from _between(_rest(before, start, end), _rest(after, start, end))
    yield Row(old[len(old) - end :], old[len(old) - end :], True)


def _pieces(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = tokens(old), tokens(new)
    if len(before) * len(after) > MOST_COMPARED:
        return _PHRASE.findall(old), _PHRASE.findall(new)
    return before, after


def _alike(before: list[str], after: list[str], *, backwards: bool = False) -> int:
    """How far both make the same text, up to where a word ends in both.

    By text, not by pieces: one and the same phrase may be cut otherwise before another word.
    """
    old, new = ("".join(p[::-1] if backwards else p for p in pieces) for pieces in (before, after))
    pairs = enumerate(zip(old, new, strict=False))
    far = next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))
    ends = set(accumulate(map(len, before))) & set(accumulate(map(len, after)))
    return max((end for end in ends if end <= far), default=0)


def _rest(pieces: list[str], start: int, end: int = 0) -> list[str]:
    """The pieces without so many characters at the beginning and at the end."""
    last = sum(map(len, pieces)) - end
    placed = zip(pieces, accumulate(map(len, pieces)), strict=True)
    return [piece for piece, to in placed if start < to <= last]


def _between(before: list[str], after: list[str]) -> Iterator[Row]:
    """What lies between the alike beginning and end; if it is endless, changed as a whole."""
    old, new = "".join(before), "".join(after)
    if len(before) * len(after) > MOST_COMPARED:
        yield Row(old, new, False)
        return
    matcher = SequenceMatcher(None, _weighed(before), _weighed(after), autojunk=False)
    for word, one, two, three, four in matcher.get_opcodes():
        yield Row(old[one:two], new[three:four], word == "equal")


def _weighed(pieces: list[str]) -> list[tuple[str, int]]:
    """Each word as often as it has letters, so that the longest run of text that is alike wins,
    not the one of most words. No run begins inside a word: the letter before is alike as well."""
    return [(piece, place) for piece in pieces for place in range(len(piece))]


def _tidied(rows: list[Row]) -> Iterator[Row]:
    """The rows with islands too short to read counted with the changes they lie between."""
    judged = [(row, row.alike and not _is_island(rows, place)) for place, row in enumerate(rows)]
    for alike, run in groupby(judged, key=lambda pair: pair[1]):
        taken = [row for row, _alike in run]
        yield Row("".join(row.old for row in taken), "".join(row.new for row in taken), alike)


def _is_island(rows: list[Row], place: int) -> bool:
    """Whether what is alike is lost between two changes; between blanks it is read by itself."""
    run = rows[place].old
    if place in (0, len(rows) - 1):
        return False
    if run[0].isspace() and run[-1].isspace() and not run.isspace():
        return False
    around = min(rows[place - 1].size, rows[place + 1].size)
    return rows[place].size <= min(around, LONGEST_ISLAND)
