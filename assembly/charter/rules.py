"""How clauses are numbered: straight through all chapters, and never anew once in an edition.

Before the first edition the numbers are plain: 1, 2, 3 … Afterwards a number that people have
cited stands for good: an added clause takes the number of the clause before it and a stroke
("12/1", "12/2"), or the next whole number at the very end; a removed one keeps its place and
number and reads "(ยกเลิก)". So numbers always rise with the text, and none is ever given twice.
"""

from collections.abc import Iterable, Sequence

from flask_babel import lazy_gettext as _l

REMOVED = _l("(ยกเลิก)")


def sort_key(number: str) -> tuple[int, ...]:
    """What puts numbers in the order of the text: "9" < "12" < "12/1" < "12/2" < "13"."""
    parts = tuple(int(part) for part in number.split("/"))
    if _written(parts) != number or min(parts) < 0 or parts[-1] == 0:
        raise ValueError(f"not a clause number: {number!r}")
    return parts


def number_all(standing: Sequence[str | None]) -> list[str]:
    """The numbers of all clauses, given those in the order of the text.

    A clause that was in an edition brings its number, removed or not, and keeps it; one that
    never was brings ``None`` and is numbered here. ``ValueError`` if what stands does not rise.
    """
    fixed = [None if number is None else sort_key(number) for number in standing]
    _must_rise(parts for parts in fixed if parts is not None)
    numbers: list[tuple[int, ...]] = []
    for place, parts in enumerate(fixed):
        following = next((later for later in fixed[place:] if later is not None), None)
        numbers.append(parts or _between(numbers[-1] if numbers else (0,), following))
    return [_written(parts) for parts in numbers]


def printed(text: str, *, removed: bool) -> str:
    """What stands after the clause's number."""
    return str(REMOVED) if removed else text


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


def _must_rise(numbers: Iterable[tuple[int, ...]]) -> None:
    last: tuple[int, ...] = (0,)
    for parts in numbers:
        if parts <= last:
            raise ValueError("clause numbers must rise with the text")
        last = parts


def _written(parts: tuple[int, ...]) -> str:
    return "/".join(str(part) for part in parts)
