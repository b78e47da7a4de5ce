"""How clauses are numbered: straight through all chapters, and never anew once in an edition.

Before the first edition the numbers are plain: 1, 2, 3 … Afterwards a number that people have
cited stands for good: an added clause takes the number of the clause before it and a stroke
("12/1", "12/2"), or the next whole number at the very end; a removed one keeps its place and
number and reads "(ยกเลิก)". So numbers always rise with the text, and none is ever given twice.
"""

from collections.abc import Sequence
from itertools import pairwise


def straight(count: int) -> list[str]:
    """The numbers of all clauses before the first edition."""
    return [str(number) for number in range(1, count + 1)]


def added(standing: Sequence[str], place: int) -> str:
    """The number of a clause put in before ``standing[place]`` after the first edition.

    ``standing`` holds every number in the order of the text, those of removed clauses too, and
    none of them changes. ``ValueError`` if they do not rise, ``IndexError`` for no such place.
    """
    numbers = [(0,), *(sort_key(number) for number in standing)]
    if any(one >= following for one, following in pairwise(numbers)):
        raise ValueError("clause numbers must rise with the text")
    if not 0 <= place <= len(standing):
        raise IndexError(place)
    following = numbers[place + 1] if place < len(standing) else None
    return _written(_between(numbers[place], following))


def sort_key(number: str) -> tuple[int, ...]:
    """What puts numbers in the order of the text: "9" < "12" < "12/1" < "12/2" < "13"."""
    parts = tuple(int(part) for part in number.split("/"))
    if _written(parts) != number or min(parts) < 0 or parts[-1] == 0:
        raise ValueError(f"not a clause number: {number!r}")
    return parts


def _between(before: tuple[int, ...], following: tuple[int, ...] | None) -> tuple[int, ...]:
    """The number of a clause added after ``before``; ``(0,)`` stands before the first clause.

    First choice is a next sister (12/1 → 12/2), then the first daughter (12 → 12/1). Only where
    12/1 itself already follows 12 does a zero make room: 12/0/1.
    """
    if following is None:
        return (before[0] + 1,)
    sisters = ((*before[:depth], before[depth] + 1) for depth in range(1, len(before)))
    found = next((sister for sister in sisters if sister < following), (*before, 1))
    while found >= following:
        found = (*found[:-1], 0, 1)
    return found


def _written(parts: tuple[int, ...]) -> str:
    return "/".join(str(part) for part in parts)
