"""The clock: planned minutes against the hour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from assembly.agenda.rules.order import Point
from assembly.agenda.rules.steps import ItemPhase


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
