"""The lines of a clause (its sub-levels), and which of one wording answers to which of another.

A line's mark, as (1) or (ก), is compared apart from its words: where one item is put in before
others only their marks change.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from assembly.core.marking import GONE, NEW, SAME, Part, marked
from assembly.core.words import words

LIKE_ENOUGH = 0.4  # of their words; less, and one line went and another came
MOST_MATCHED = 400  # pairs of lines; beyond, they are taken as they come

_MARK = re.compile(r"\((\d{1,3}|[\u0e01-\u0e2e])\)")  # digits of either script, a Thai consonant


@dataclass(frozen=True)
class Line:
    """One line of a clause in both wordings. ``level``: 0 text, 1 for (1), 2 for (ก)."""

    level: int
    mark: tuple[Part, ...]
    parts: tuple[Part, ...]

    @property
    def is_same(self) -> bool:
        return all(part.kind == SAME for part in (*self.mark, *self.parts))

    @property
    def has_before(self) -> bool:
        return any(part.kind != NEW for part in (*self.mark, *self.parts))

    @property
    def has_after(self) -> bool:
        return any(part.kind != GONE for part in (*self.mark, *self.parts))


@dataclass(frozen=True)
class Item:
    """A line as it stands in one wording."""

    mark: str
    words: str

    @property
    def level(self) -> int:
        if not self.mark:
            return 0
        return 1 if self.mark.strip("()").isdecimal() else 2


def items(text: str) -> tuple[Item, ...]:
    """The lines that say something."""
    return tuple(_item(line.strip()) for line in text.splitlines() if line.strip())


def compared_lines(old: str, new: str) -> tuple[Line, ...]:
    """Both wordings line by line, in reading order, with what changed in each marked."""
    before, after = items(old), items(new)
    old_words, new_words = ([one.words for one in side] for side in (before, after))
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    found: list[Line] = []
    for word, a, b, c, d in matcher.get_opcodes():
        pairs = _paired(before[a:b], after[c:d]) if word == "replace" else None
        pairs = pairs or list(zip_longest(before[a:b], after[c:d]))
        found += [_line(*pair) for pair in pairs]
    return tuple(found)


def _item(line: str) -> Item:
    found = _MARK.match(line)
    return Item(found[0], line[found.end() :].strip()) if found else Item("", line)


def _line(before: Item | None, after: Item | None) -> Line:
    one = after or before or Item("", "")
    if before is None or after is None:
        kind = NEW if before is None else GONE
        mark = (Part(kind, one.mark),) if one.mark else ()
        return Line(one.level, mark, (Part(kind, one.words),) if one.words else ())
    return Line(one.level, _marks(before.mark, after.mark), marked(before.words, after.words))


def _marks(before: str, after: str) -> tuple[Part, ...]:
    """A mark changes as a whole."""
    if before == after:
        return (Part(SAME, after),) if after else ()
    return tuple(Part(kind, mark) for kind, mark in ((GONE, before), (NEW, after)) if mark)


Pair = tuple[Item | None, Item | None]


def _paired(before: Sequence[Item], after: Sequence[Item]) -> list[Pair]:
    """Lines that are like enough in pairs, in order, as like as can be; the others alone."""
    if len(before) == len(after) == 1 or len(before) * len(after) > MOST_MATCHED:
        return list(zip_longest(before, after))
    return list(_walked(before, after, _best(before, after)))


def _best(before: Sequence[Item], after: Sequence[Item]) -> list[list[float]]:
    """How well the lines from each place on can be paired."""
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for one in reversed(range(len(before))):
        for other in reversed(range(len(after))):
            likeness = _likeness(before[one], after[other])
            together = likeness + best[one + 1][other + 1] if likeness >= LIKE_ENOUGH else 0.0
            best[one][other] = max(together, best[one + 1][other], best[one][other + 1])
    return best


def _walked(
    before: Sequence[Item], after: Sequence[Item], best: list[list[float]]
) -> Iterator[Pair]:
    one = other = 0
    while one < len(before) and other < len(after):
        if best[one][other] == best[one + 1][other]:
            yield before[one], None
            one += 1
        elif best[one][other] == best[one][other + 1]:
            yield None, after[other]
            other += 1
        else:
            yield before[one], after[other]
            one, other = one + 1, other + 1
    yield from ((line, None) for line in before[one:])
    yield from ((None, line) for line in after[other:])


def _likeness(before: Item, after: Item) -> float:
    return SequenceMatcher(None, words(before.words), words(after.words), autojunk=False).ratio()
