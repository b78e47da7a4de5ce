"""How organisations stand above and after one another: nothing ever leads round to itself."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

Key = TypeVar("Key", int, str)  # an id, or a name in a file

DEEPEST = 12  # levels of the tree: more than any province has, and a page can still draw it


class TooDeep(Refusal):
    message = _l("ผังโครงสร้างลึกได้ไม่เกิน %(most)s ชั้น")


class LeadsRound(Refusal):
    message = _l("เชื่อมแบบนี้ไม่ได้ %(one)s จะอยู่เหนือหรือก่อนตัวเอง")


@dataclass(frozen=True)
class Branch:
    """One organisation in the tree, and those directly below it, in order."""

    id: int
    depth: int
    below: tuple["Branch", ...] = ()

    @property
    def size(self) -> int:
        return 1 + sum(branch.size for branch in self.below)


def leads_round(above: Mapping[int, Collection[int]], low: int, high: int) -> bool:
    """Whether putting ``low`` under ``high`` would put something above itself."""
    return low == high or low in reach(above, high)


def has_loop(above: Mapping[int, Collection[int]]) -> int | None:
    """One that stands above itself, if any does."""
    return next((one for one in above if one in reach(above, one)), None)


def reach(links: Mapping[Key, Collection[Key]], start: Key) -> list[Key]:
    """Everything that is reached from a place, the nearest first, each once."""
    found: dict[Key, None] = {}
    row = list(links.get(start, ()))
    while row:
        fresh = [one for one in dict.fromkeys(row) if one not in found]
        found.update(dict.fromkeys(fresh))
        row = [onward for one in fresh for onward in links.get(one, ())]
    return list(found)


def forest(order: Iterable[int], parents: Mapping[int, int | None]) -> tuple[Branch, ...]:
    """All trees, roots and branches in the given order; a parent that is not there is none."""
    below: dict[int | None, list[int]] = {}
    known = list(order)
    for one in known:
        parent = parents.get(one)
        below.setdefault(parent if parent in parents else None, []).append(one)
    return tuple(_branch(root, 0, below) for root in below.get(None, ()))


def _branch(one: int, depth: int, below: Mapping[int | None, list[int]]) -> Branch:
    return Branch(one, depth, tuple(_branch(each, depth + 1, below) for each in below.get(one, ())))


def generations(start: int, earlier: Mapping[int, Collection[int]]) -> list[list[int]]:
    """From the oldest to the one asked about: who came before it, generation by generation."""
    found: list[list[int]] = [[start]]
    seen = {start}
    while True:
        row = [one for last in found[-1] for one in earlier.get(last, ()) if one not in seen]
        row = list(dict.fromkeys(row))
        if not row:
            return found[::-1]
        seen.update(row)
        found.append(row)


def check_depth(above: Mapping[int, Collection[int]]) -> None:
    """Refuses: TooDeep."""
    if any(len(reach(above, one)) >= DEEPEST for one in above):
        raise TooDeep(most=DEEPEST)
