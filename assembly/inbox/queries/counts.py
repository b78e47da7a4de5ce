"""How many there are, by district, strategy and status; zero is told too."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from sqlalchemy import and_, case, func, select, true

from assembly.assemblies.queries import assembly
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.grievances.rules import STATUS_WORDS
from assembly.inbox.queries.sieve import (
    NO_STRATEGY,
    SWITCHES,
    Sieve,
    conditions,
    is_raw,
    status_column,
    switch_column,
    unread_ones,
)
from assembly.meetings.queries import name_of
from assembly.places.queries import districts_of
from assembly.plans.queries import short_name, strategies_of

STATUS_NAMES: dict[str, Callable[[], str]] = {
    "new": lambda: _("ใหม่"),
    "cleared": lambda: _("ตรวจแล้ว"),
    "answered": lambda: _("ตอบแล้ว"),
    "forwarded": lambda: _("ส่งต่อแล้ว"),
    "in_issue": lambda: _("อยู่ในประเด็น"),
    "on_agenda": lambda: _("อยู่ในวาระ"),
    "withheld": lambda: _("ไม่เผยแพร่"),
    "withdrawn": lambda: _("ผู้แจ้งถอน"),
}


@dataclass(frozen=True)
class Facet:
    """One choice beside the list, and how many it would show."""

    key: str
    name: str
    count: int
    number: int | None = None  # of a strategy


@dataclass(frozen=True)
class Facets:
    statuses: tuple[Facet, ...]
    districts: tuple[Facet, ...]
    strategies: tuple[Facet, ...]
    total: int
    urgent: int
    unread: int
    raw: int


@dataclass(frozen=True)
class Cell:
    """Grievances of one district, strategy and status."""

    names: tuple[str, str, str]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Nudge:
    """What every desk of an assembly hears: numbers, nothing of anybody."""

    told: int
    new: int
    urgent: int
    unread: int
    changes: int  # grows with everything any desk does


def counts_of(assembly_id: int, sieve: Sieve) -> tuple[Sieve, Facets]:
    """Each choice counted as the others stand; and the sieve, looser where words found nothing."""
    found = _counted(assembly_id, sieve)
    if sieve.words and not found.total:
        sieve = replace(sieve, loose=True)
        found = _counted(assembly_id, sieve)
    return sieve, found


def _counted(assembly_id: int, sieve: Sieve) -> Facets:
    """All in one reading."""
    cells = _cells(assembly_id, sieve)
    chosen = (sieve.district, sieve.strategy, sieve.status)

    def summed(place: int | None, switch: str = "shown") -> Counter[str]:
        """Cells by one of their three names, where the other names are as chosen."""
        found: Counter[str] = Counter()
        others = [(n, name) for n, name in enumerate(chosen) if name and n != place]
        for cell in cells:
            is_asked = place == 2 or chosen[2] or cell.names[2] != "withdrawn"
            if is_asked and all(cell.names[n] == name for n, name in others):
                found["" if place is None else cell.names[place]] += cell.counts[switch]
        return found

    return Facets(
        statuses=tuple(_facets(summed(2), ((word, STATUS_NAMES[word]()) for word in STATUS_WORDS))),
        districts=tuple(_facets(summed(0), _districts(assembly_id))),
        strategies=_strategies(assembly_id, summed(1)),
        total=summed(None)[""],
        **{switch: summed(None, switch)[""] for switch in SWITCHES},
    )


def nudge_of(assembly_id: int) -> Nudge:
    here = Grievance.assembly_id == assembly_id
    told, changes = (
        session()
        .execute(select(func.count(), func.coalesce(func.sum(Grievance.version), 0)).where(here))
        .one()
    )
    open_ones = select(func.count()).where(here, is_raw())
    return Nudge(
        told=told,
        changes=int(changes),
        new=session().scalar(open_ones) or 0,
        urgent=session().scalar(open_ones.where(Grievance.urgent)) or 0,
        unread=_unread(assembly_id),
    )


def _cells(assembly_id: int, sieve: Sieve) -> list[Cell]:
    """District, strategy and status with what they hold: as it is chosen, and by each switch."""
    names = (Grievance.district_code, Grievance.strategy_id, status_column())
    on = {name: switch_column(name) for name in SWITCHES}
    chosen = [column for name, column in on.items() if getattr(sieve, name)]
    sums = {"shown": chosen} | {name: [*chosen, column] for name, column in on.items()}
    counted = [func.sum(case((and_(true(), *both), 1), else_=0)) for both in sums.values()]
    where = conditions(assembly_id, sieve, but=("district", "strategy", "status", *SWITCHES))
    found = session().execute(select(*names, *counted).where(*where).group_by(*names))
    numbers = {row.id: str(row.number) for row in strategies_of(assembly_id)}
    return [
        Cell(
            (district, numbers.get(strategy or 0, NO_STRATEGY), status),
            dict(zip(sums, map(int, counts), strict=True)),
        )
        for district, strategy, status, *counts in found
    ]


def _unread(assembly_id: int) -> int:
    wanted = select(func.count()).where(
        Grievance.assembly_id == assembly_id, Grievance.id.in_(unread_ones())
    )
    return session().scalar(wanted) or 0


def _districts(assembly_id: int) -> list[tuple[str, str]]:
    province = assembly(assembly_id).province_code
    return [(district.code, name_of(district)) for district in districts_of(province)]


def _strategies(assembly_id: int, found: Counter[str]) -> tuple[Facet, ...]:
    rows = [
        Facet(str(row.number), short_name(row), found[str(row.number)], row.number)
        for row in strategies_of(assembly_id)
    ]
    return (*rows, Facet(NO_STRATEGY, _("ยังไม่ได้จัด"), found[NO_STRATEGY]))


def _facets(found: Counter[str], names: Iterable[tuple[str, str]]) -> list[Facet]:
    return [Facet(key, name, found[key]) for key, name in names]
