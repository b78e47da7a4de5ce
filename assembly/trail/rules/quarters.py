"""The board's timeline: what was kept rises from the water, what falls due hangs below it.

Years are of the Buddhist Era, quarters those of the calendar. Plain data in, whole pixels out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assembly.core.thai import be_year

ROOM = 72  # the longest column, in pixels
LEAST = 5  # a column for one promise among very many
FEWEST, MOST = 3, 12  # years that are drawn; of more the oldest are told as text alone


class Dated(NamedTuple):
    """What the timeline knows of a promise: how it stands, its day, and the day it was kept."""

    standing: str
    due: date | None
    kept_on: date | None = None


@dataclass(frozen=True)
class Quarter:
    """Three months: what was kept in them, and how what falls due in them stands."""

    number: int
    done: int = 0  # kept in these months, whenever it was due
    kept: int = 0  # of those due in them
    late: int = 0
    ahead: int = 0

    @property
    def due(self) -> int:
        return self.kept + self.late + self.ahead


@dataclass(frozen=True)
class Year:
    year: int
    quarters: tuple[Quarter, ...]

    @property
    def done(self) -> int:
        return sum(quarter.done for quarter in self.quarters)

    @property
    def due(self) -> int:
        return sum(quarter.due for quarter in self.quarters)


@dataclass(frozen=True)
class Column:
    """One quarter as drawn: heights upwards and downwards from the waterline."""

    quarter: Quarter
    up: int
    kept: int
    late: int
    ahead: int

    @property
    def down(self) -> int:
        return self.kept + self.late + self.ahead


@dataclass(frozen=True)
class Panel:
    """One year of the picture; ``today`` is where the present day stands, in hundredths of it."""

    year: Year
    columns: tuple[Column, ...]
    today: int | None


def years_of(promises: Iterable[Dated], today: date) -> tuple[Year, ...]:
    """Every year from the first to the last day there is, the present one among them.

    What was ended is due no more. Years are at most ``MOST``: the present one and those nearest.
    """
    told: Counter[tuple[int, int, str]] = Counter()
    for one in promises:
        if one.kept_on is not None:
            told[*quarter_of(one.kept_on), "done"] += 1
        if one.due is not None and one.standing != "ended":
            as_due = one.standing if one.standing in ("kept", "late") else "ahead"
            told[*quarter_of(one.due), as_due] += 1
    years = _years(sorted({year for year, _, _ in told}), be_year(today))
    return tuple(Year(year, tuple(_quarter(told, year, n) for n in range(1, 5))) for year in years)


def drawn(years: Sequence[Year], today: date) -> tuple[Panel, ...]:
    """The panels, all at one scale: the largest column of all fills its room."""
    quarters = [quarter for year in years for quarter in year.quarters]
    most = max([1, *(max(quarter.done, quarter.due) for quarter in quarters)])
    return tuple(
        Panel(year, tuple(_column(q, most) for q in year.quarters), _share(year.year, today))
        for year in years
    )


def quarter_of(day: date) -> tuple[int, int]:
    """2569, 1"""
    return be_year(day), (day.month + 2) // 3


def _years(told: Sequence[int], now: int) -> list[int]:
    first, last = min([now, *told]), max([now, *told])
    last = max(last, first + FEWEST - 1)
    if last - first >= MOST:
        first = max(first, min(now - 2, last - MOST + 1))
        last = min(last, first + MOST - 1)
    return list(range(first, last + 1))


def _quarter(told: Counter[tuple[int, int, str]], year: int, number: int) -> Quarter:
    done, kept, late, ahead = (
        told[year, number, what] for what in ("done", "kept", "late", "ahead")
    )
    return Quarter(number, done, kept, late, ahead)


def _column(quarter: Quarter, most: int) -> Column:
    up, kept, late, ahead = (
        max(LEAST, ROOM * n // most) if n else 0
        for n in (quarter.done, quarter.kept, quarter.late, quarter.ahead)
    )
    return Column(quarter, up, kept, late, ahead)


def _share(year: int, today: date) -> int | None:
    """How much of the year has passed, in hundredths; nothing in another one."""
    if year != be_year(today):
        return None
    begun = date(today.year, 1, 1)
    return 100 * (today - begun).days // (date(today.year + 1, 1, 1) - begun).days
