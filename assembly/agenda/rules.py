"""Where an item stands, the one step the desk takes next; how items are numbered, moved and timed.

The facilitator has one obvious next step at any time. It follows from what is written down: the
phases of meeting and item, and how far draft, ballot and clause have come. Those three belong to
features above this one, so they are told here in words of the agenda's own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeAlias, TypeVar

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class MeetingPhase(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class ItemPhase(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"


class ItemKind(StrEnum):
    """What an item is there for."""

    INFORM = "inform"
    DELIBERATE = "deliberate"
    DECIDE = "decide"
    REPORT = "report"  # what became of the last meeting's resolutions


class DraftStage(StrEnum):
    NONE = "none"
    DRAFTING = "drafting"
    SHOWN = "shown"


class BallotStage(StrEnum):
    NONE = "none"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    DECLARED = "declared"


class ClauseStage(StrEnum):
    NONE = "none"  # the draft fell, or the assembly writes no clause from it
    DUE = "due"
    WRITTEN = "written"


class Step(StrEnum):
    """What the desk can do next."""

    OPEN_MEETING = "open_meeting"
    OPEN_ITEM = "open_item"
    WRITE_DRAFT = "write_draft"
    SHOW_DRAFT = "show_draft"
    OPEN_BALLOT = "open_ballot"
    CLOSE_BALLOT = "close_ballot"
    COUNT = "count"
    DECLARE = "declare"
    NEXT_ROUND = "next_round"  # a consensus call found objections: what comes of them
    WRITE_CLAUSE = "write_clause"
    FINISH_ITEM = "finish_item"
    NEXT_ITEM = "next_item"
    CLOSE_MEETING = "close_meeting"


class Mark(StrEnum):
    DONE = "done"
    HERE = "here"
    WAITING = "waiting"


# Steps that nothing takes back: the desk asks before it takes them.
ASKS_FIRST = frozenset(
    {Step.CLOSE_BALLOT, Step.COUNT, Step.DECLARE, Step.NEXT_ROUND, Step.CLOSE_MEETING}
)

_AFTER_BALLOT = {
    BallotStage.NONE: Step.OPEN_BALLOT,
    BallotStage.OPEN: Step.CLOSE_BALLOT,
    BallotStage.CLOSED: Step.COUNT,
    BallotStage.COUNTED: Step.DECLARE,
}
_AFTER_DRAFT = {DraftStage.NONE: Step.WRITE_DRAFT, DraftStage.DRAFTING: Step.SHOW_DRAFT}


@dataclass(frozen=True)
class Situation:
    """Where a meeting stands.

    ``item`` is the phase of the item the room is on, ``None`` between items; ``decides`` whether
    that item is there to be decided, not only heard; ``items_left`` whether any is still waiting.
    ``agreed`` is false once a consensus call was counted that found objections.
    """

    meeting: MeetingPhase
    item: ItemPhase | None = None
    decides: bool = True
    draft: DraftStage = DraftStage.NONE
    ballot: BallotStage = BallotStage.NONE
    agreed: bool = True
    clause: ClauseStage = ClauseStage.NONE
    items_left: bool = False


def next_step(now: Situation) -> Step | None:
    """The one next step; ``None`` once the meeting is closed."""
    if now.meeting is MeetingPhase.CLOSED:
        return None
    if now.meeting is MeetingPhase.PLANNED:
        return Step.OPEN_MEETING
    if now.item is ItemPhase.OPEN:
        return _step_within(now)
    if now.item is ItemPhase.WAITING:
        return Step.OPEN_ITEM
    if not now.items_left:
        return Step.CLOSE_MEETING
    return Step.OPEN_ITEM if now.item is None else Step.NEXT_ITEM


def path(now: Situation) -> list[tuple[Step, Mark]]:
    """The current item's steps from first to last, for the strip above the next step."""
    steps = _steps_of(now)
    if now.item is ItemPhase.DONE:
        return [(step, Mark.DONE) for step in steps]
    step = next_step(now)
    steps = [step if each is Step.DECLARE and step is Step.NEXT_ROUND else each for each in steps]
    here = steps.index(step) if step in steps else -1
    return [(each, _mark(place, here)) for place, each in enumerate(steps)]


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


def _step_within(now: Situation) -> Step:
    """The next step inside an open item."""
    if not _is_decided_here(now):
        return Step.FINISH_ITEM
    if now.ballot is BallotStage.NONE and now.draft in _AFTER_DRAFT:
        return _AFTER_DRAFT[now.draft]
    if now.ballot is BallotStage.COUNTED and not now.agreed:
        return Step.NEXT_ROUND
    if now.ballot in _AFTER_BALLOT:
        return _AFTER_BALLOT[now.ballot]
    return Step.WRITE_CLAUSE if now.clause is ClauseStage.DUE else Step.FINISH_ITEM


def _steps_of(now: Situation) -> list[Step]:
    if not _is_decided_here(now):
        return [Step.OPEN_ITEM, Step.FINISH_ITEM]
    decided = [Step.OPEN_ITEM, *_AFTER_DRAFT.values(), *_AFTER_BALLOT.values()]
    clause = [] if now.clause is ClauseStage.NONE else [Step.WRITE_CLAUSE]
    return [*decided, *clause, Step.FINISH_ITEM]


def _is_decided_here(now: Situation) -> bool:
    """An item meant only to be heard becomes one to decide when a draft is written under it."""
    begun = (now.draft, now.ballot) != (DraftStage.NONE, BallotStage.NONE)
    return now.decides or begun


def _mark(place: int, here: int) -> Mark:
    if place == here:
        return Mark.HERE
    return Mark.DONE if place < here else Mark.WAITING


def _numbers_below(
    parent: int | None, prefix: str, below: dict[int | None, list[Placed]]
) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, point in enumerate(sorted(below.get(parent, ()), key=lambda p: p.position), 1):
        found[point.id] = f"{prefix}{place}"
        found |= _numbers_below(point.id, f"{prefix}{place}.", below)
    return found


# --- the order: what may stand where -----------------------------------------------------------

DEEPEST = 2  # 5, 5.1, 5.1.1
WAYS = ("up", "down", "in", "out")
LONGEST_TITLE = 200  # characters as people count them
LONGEST_REASON = 300
LONGEST_MINUTES = 600
TOLD = frozenset({ItemKind.INFORM, ItemKind.REPORT})  # these end with รับทราบ


class ItemIsOver(Refusal):
    message = _l("วาระนี้เปิดหรือจบไปแล้ว จึงย้ายหรือลบไม่ได้")


class ItemHasGrown(Refusal):
    message = _l("วาระนี้มีความทุกข์ ร่างมติ หรือวาระย่อยอยู่แล้ว จึงลบไม่ได้ เลื่อนหรือถอนเรื่องแทนได้")


class NoRoomThere(Refusal):
    message = _l("ย้ายไปตรงนั้นไม่ได้ เลขของวาระที่เปิดไปแล้วต้องคงเดิม")


class NoTitle(Refusal):
    status = 422
    message = _l("เขียนชื่อวาระก่อน")


class NoReason(Refusal):
    status = 422
    message = _l("เขียนเหตุผลสั้น ๆ ก่อน จะอยู่ในบันทึกเหตุการณ์")


class NothingToCarry(Refusal):
    message = _l("การประชุมครั้งก่อนไม่มีวาระค้าง")


class NotYetCarried(Refusal):
    message = _l("เสนอเรื่องขึ้นได้เฉพาะการประชุมของสมัชชาอื่นที่ยังไม่เปิด")


class CarriedBefore(Refusal):
    message = _l("เรื่องนี้ถูกนำไปเข้าวาระของการประชุมอื่นแล้ว")


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


# --- the clock: planned minutes against the hour -----------------------------------------------


class Timed(Point, Protocol):
    """An item with the minutes set aside for it and the hours it had."""

    @property
    def planned_minutes(self) -> int: ...
    @property
    def opened_at(self) -> datetime | None: ...
    @property
    def closed_at(self) -> datetime | None: ...


@dataclass(frozen=True)
class Timetable:
    """A meeting against its plan. ``late`` in whole minutes; less than nothing is early."""

    planned_end: datetime
    expected_end: datetime
    late: int
    to_come: int  # planned minutes of what is still waiting
    used: Mapping[int, int]  # item → minutes it had, or has had so far
    starts: Mapping[int, datetime]  # waiting item → when it is now expected


def timetable(
    order: Sequence[Timed], opened_at: datetime | None, closed_at: datetime | None, now: datetime
) -> Timetable | None:
    """``None`` before the opening, and where no time was set aside for anything.

    What is over takes no more time, however it ended; the item the room is on takes what is left
    of its minutes, if any; a heading has no time of its own.
    """
    headings = {item.parent_id for item in order}
    items = [item for item in order if item.id not in headings]
    if opened_at is None or not any(item.planned_minutes for item in items):
        return None
    ends, starts = closed_at or now, {}
    if closed_at is None:
        ends += sum((_left(i, now) for i in items if i.phase == ItemPhase.OPEN), timedelta())
        for item in (i for i in items if i.phase == ItemPhase.WAITING):
            starts[item.id] = ends
            ends += timedelta(minutes=item.planned_minutes)
    planned = opened_at + timedelta(minutes=sum(item.planned_minutes for item in items))
    waiting = (i.planned_minutes for i in items if i.phase == ItemPhase.WAITING)
    used = {i.id: _minutes(_used(i, now)) for i in items if i.opened_at is not None}
    return Timetable(planned, ends, _minutes(ends - planned), sum(waiting), used, starts)


def _used(item: Timed, now: datetime) -> timedelta:
    if item.opened_at is None:
        return timedelta()
    until = now if item.phase == ItemPhase.OPEN else item.closed_at or item.opened_at
    return max(until - item.opened_at, timedelta())


def _left(item: Timed, now: datetime) -> timedelta:
    return max(timedelta(minutes=item.planned_minutes) - _used(item, now), timedelta())


def _minutes(span: timedelta) -> int:
    """Whole minutes that have passed, on either side of nothing."""
    whole = abs(span) // timedelta(minutes=1)
    return whole if span >= timedelta() else -whole
