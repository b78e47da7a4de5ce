"""The order: what may stand where, how items are numbered and moved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias, TypeVar

from assembly.agenda.rules.refusals import ItemIsOver, NoRoomThere
from assembly.agenda.rules.steps import ItemPhase
from assembly.core.errors import Refusal

DEEPEST = 2  # 5, 5.1, 5.1.1
WAYS = ("up", "down", "in", "out")
LONGEST_TITLE = 200  # characters as people count them
LONGEST_REASON = 300
LONGEST_MINUTES = 600


class Point(Protocol):
    """An item of the running order, as far as these rules look at it."""

    @property
    def id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def phase(self) -> str: ...


class Placed(Protocol):
    """An item with its place among its siblings."""

    @property
    def id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def position(self) -> int: ...


P = TypeVar("P", bound=Point)


def next_item(order: Sequence[P], current_id: int | None = None) -> P | None:
    """The item to open next: the first one waiting after the current, else the first skipped.

    ``order`` is the running order as read. An item with sub-items is a heading, never opened.
    """
    headings = {point.parent_id for point in order}
    places = {point.id: place for place, point in enumerate(order)}
    start = places.get(current_id, -1) + 1 if current_id is not None else 0
    turned = [*order[start:], *order[:start]]
    open_to = (p for p in turned if p.phase == ItemPhase.WAITING and p.id not in headings)
    return next(open_to, None)


def numbers(points: Iterable[Placed]) -> dict[int, str]:
    """The printed number of each item by its id: "5", and "5.1" for its first sub-item.

    Counted from one among siblings in the order of their positions; gaps close. ``ValueError`` if
    an item hangs from one that is not there.
    """
    below: dict[int | None, list[Placed]] = defaultdict(list)
    for point in points:
        below[point.parent_id].append(point)
    found = _numbers_below(None, "", below)
    if len(found) != sum(len(siblings) for siblings in below.values()):
        raise ValueError("an agenda item hangs from nothing")
    return found


def _numbers_below(
    parent: int | None, prefix: str, below: dict[int | None, list[Placed]]
) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, point in enumerate(sorted(below.get(parent, ()), key=lambda p: p.position), 1):
        found[point.id] = f"{prefix}{place}"
        found |= _numbers_below(point.id, f"{prefix}{place}.", below)
    return found


@dataclass(frozen=True)
class Place:
    """Where an item of the running order stands."""

    id: int
    parent_id: int | None
    position: int
    number: str
    phase: str = ItemPhase.WAITING


Moves: TypeAlias = "dict[int, tuple[int | None, int]]"  # item → its new parent and position


def renumbered(order: Sequence[Place]) -> dict[int, str]:
    """Numbers after a change of the order: what the room has opened keeps the one it had.

    So does a heading above it. Waiting items count on from there. Refuses: NoRoomThere.
    """
    below: dict[int | None, list[Place]] = defaultdict(list)
    for place in sorted(order, key=lambda p: p.position):
        below[place.parent_id].append(place)
    kept = kept_in(order)
    found: dict[int, str] = {}

    def count(parent: int | None, prefix: str) -> None:
        last = 0
        for place in below.get(parent, ()):
            last = _kept_number(place, prefix, last) if place.id in kept else last + 1
            found[place.id] = f"{prefix}{last}"
            count(place.id, f"{prefix}{last}.")

    count(None, "")
    return found


def moved(order: Sequence[Place], item_id: int, parent_id: int | None, place: int) -> Moves:
    """What must change for an item to be the nth below a parent; nth counts without itself.

    Refuses: ItemIsOver, NoRoomThere.
    """
    by_id = {p.id: p for p in order}
    if item_id in kept_in(order):
        raise ItemIsOver
    above = _above(by_id, parent_id)
    opened = parent_id in by_id and by_id[parent_id].phase != ItemPhase.WAITING
    too_deep = len(above) + _height(order, item_id) > DEEPEST
    if item_id in above or opened or too_deep:
        raise NoRoomThere
    siblings = [p for p in _siblings(order, parent_id) if p.id != item_id]
    siblings.insert(max(0, place - 1), by_id[item_id])
    return {p.id: (parent_id, n) for n, p in enumerate(siblings, 1)}


def stepped(order: Sequence[Place], item_id: int, way: str) -> tuple[int | None, int]:
    """Where one press leads: the parent, and the place below it. Refuses: NoRoomThere."""
    by_id = {p.id: p for p in order}
    parent = by_id[item_id].parent_id
    siblings = [p.id for p in _siblings(order, parent)]
    at = siblings.index(item_id)
    if way == "up" and at > 0:
        return parent, at
    if way == "down" and at < len(siblings) - 1:
        return parent, at + 2
    if way == "in" and at > 0:
        return siblings[at - 1], len(_siblings(order, siblings[at - 1])) + 1
    if way == "out" and parent is not None:
        grand = by_id[parent].parent_id
        return grand, [p.id for p in _siblings(order, grand)].index(parent) + 2
    raise NoRoomThere


def dropped(order: Sequence[Place], item_id: int, after_id: int | None) -> tuple[int | None, int]:
    """Where an item comes to stand when it is let go below a line of the list, or at its top.

    Below a heading it becomes the heading's first; below anything else, its next sibling.
    """
    by_id = {p.id: p for p in order}
    if after_id is None or after_id not in by_id:
        return None, 1
    if any(p.id != item_id for p in _siblings(order, after_id)):
        return after_id, 1
    parent = by_id[after_id].parent_id
    siblings = [p.id for p in _siblings(order, parent) if p.id != item_id]
    return parent, siblings.index(after_id) + 2 if after_id in siblings else 1


def after(order: Sequence[Place], moves: Moves) -> list[Place]:
    """The order as it stands once the moves are made and numbered. Refuses: NoRoomThere."""
    new = [
        replace(p, parent_id=moves[p.id][0], position=moves[p.id][1]) if p.id in moves else p
        for p in order
    ]
    numbered = renumbered(new)
    return [replace(p, number=numbered[p.id]) for p in new]


def ways_of(order: Sequence[Place], item_id: int) -> frozenset[str]:
    """The ways one press can move an item."""
    return frozenset(way for way in WAYS if _is_open(order, item_id, way))


def _is_open(order: Sequence[Place], item_id: int, way: str) -> bool:
    try:
        after(order, moved(order, item_id, *stepped(order, item_id, way)))
    except Refusal:
        return False
    return True


def _siblings(order: Iterable[Place], parent_id: int | None) -> list[Place]:
    return sorted((p for p in order if p.parent_id == parent_id), key=lambda p: p.position)


def _above(by_id: Mapping[int, Place], parent_id: int | None) -> list[int]:
    """The parent, its parent, and so on to the top."""
    above: list[int] = []
    while parent_id is not None and parent_id in by_id and parent_id not in above:
        above.append(parent_id)
        parent_id = by_id[parent_id].parent_id
    return above


def _height(order: Sequence[Place], item_id: int) -> int:
    """How many levels hang below an item."""
    below = [p for p in order if p.parent_id == item_id]
    return 1 + max(_height(order, p.id) for p in below) if below else 0


def kept_in(order: Sequence[Place]) -> set[int]:
    """What was opened once, and every heading above it."""
    by_id = {p.id: p for p in order}
    opened = [p for p in order if p.phase != ItemPhase.WAITING]
    return {p.id for p in opened} | {up for p in opened for up in _above(by_id, p.parent_id)}


def _kept_number(place: Place, prefix: str, last: int) -> int:
    own = place.number.removeprefix(prefix)
    if not place.number.startswith(prefix) or not own.isdecimal() or int(own) <= last:
        raise NoRoomThere
    return int(own)
