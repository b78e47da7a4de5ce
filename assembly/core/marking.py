"""Marked text: what was taken away and what was added between two wordings of one paragraph.

Thai writes no spaces between words, and no word list travels with the program. So two wordings are
compared by letters held together (a leading vowel with its consonant, a number as a whole), and
what is alike but too short to be read as words is counted with the change around it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

import regex

SAME, GONE, NEW = "same", "gone", "new"
SHORTEST_ALIKE = 5  # tokens: less, in the middle of a change, reads as confetti
SHORTEST_EDGE = 3  # the same at the beginning or end of the paragraph
MOST_COMPARED = 250_000  # pairs of tokens; beyond, whole phrases are compared

_LEADING = "\u0e40\u0e41\u0e42\u0e43\u0e44"  # vowels written before their consonant
_TRAILING = "\u0e30\u0e32\u0e45\u0e46\u0e2f"  # vowels and signs that stand after one
_PHRASE = regex.compile(r"\s+|\S+")
_NUMBER = regex.compile(r"\p{Nd}+")
_LATIN = regex.compile(r"[\p{Latin}\p{M}]+")

Row: TypeAlias = tuple[Sequence[str], Sequence[str], bool]  # old, new, whether they are alike


@dataclass(frozen=True)
class Part:
    """A piece of marked text: ``same``, ``gone`` or ``new``."""

    kind: str
    text: str


@lru_cache(maxsize=2000)
def marked(old: str, new: str) -> tuple[Part, ...]:
    """The parts in reading order. ``same`` with ``gone`` are the old text, with ``new`` the new."""
    rows = _tidied(list(_compared(*_tokens_of(old, new))))
    found: list[tuple[str, str]] = []
    for before, after, alike in rows:
        found += [(SAME, before)] if alike else [(GONE, before), (NEW, after)]
    kept = [pair for pair in found if pair[1]]
    joined = ((kind, "".join(text for _, text in run)) for kind, run in _runs(kept))
    return tuple(Part(kind, text) for kind, text in joined)


def tokens(text: str) -> list[str]:
    """The text in pieces that are never cut: letters as people see them with what clings."""
    found: list[str] = []
    for letter in regex.findall(r"\X", text):
        if found and _clings(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _clings(before: str, letter: str) -> bool:
    return (
        (before in _LEADING and not letter.isspace())
        or letter in _TRAILING
        or (before.isspace() and letter.isspace())
        or any(kind.fullmatch(before) and kind.fullmatch(letter) for kind in (_NUMBER, _LATIN))
    )


def _tokens_of(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = tokens(old), tokens(new)
    if len(before) * len(after) > MOST_COMPARED:
        return _PHRASE.findall(old), _PHRASE.findall(new)
    return before, after


def _compared(before: list[str], after: list[str]) -> Iterator[Row]:
    """Runs that are alike and runs that are not, in turn."""
    if len(before) * len(after) > MOST_COMPARED:
        yield from _beyond_comparing(before, after)
        return
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for word, one, two, three, four in matched:
        yield before[one:two], after[three:four], word == "equal"


def _beyond_comparing(before: list[str], after: list[str]) -> Iterator[Row]:
    """Only the beginning and the end that are alike; all between them is changed."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    yield before[:start], before[:start], True
    yield before[start : len(before) - end], after[start : len(after) - end], False
    yield before[len(before) - end :], before[len(before) - end :], True


def _alike(before: list[str], after: list[str]) -> int:
    pairs = enumerate(zip(before, after, strict=False))
    shorter = min(len(before), len(after))
    return next((place for place, (one, other) in pairs if one != other), shorter)


def _tidied(rows: list[Row]) -> Iterator[tuple[str, str, bool]]:
    """The rows as text, with islands too short to read counted with the change they lie in."""
    rows = [row for row in rows if row[0] or row[1]]
    judged = [
        (before, after, alike and not _is_island(rows, place))
        for place, (before, after, alike) in enumerate(rows)
    ]
    for alike, run in groupby(judged, key=lambda row: row[2]):
        taken = list(run)
        old = "".join(token for before, _, _ in taken for token in before)
        new = "".join(token for _, after, _ in taken for token in after)
        yield old, new, alike


def _is_island(rows: list[Row], place: int) -> bool:
    """Whether what is alike is only a splinter of a word; between spaces it is a word itself."""
    run = rows[place][0]
    first, last = place == 0, place == len(rows) - 1
    if first and last:
        return False
    bordered = (first or run[0].isspace()) and (last or run[-1].isspace())
    says = any(not token.isspace() for token in run)
    if bordered and says:
        return False
    return len(run) < (SHORTEST_EDGE if first or last else SHORTEST_ALIKE)


def _runs(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    return groupby(pairs, key=lambda pair: pair[0])
