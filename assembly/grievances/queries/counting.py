"""How many, by district, strategy and item: numbers for everybody, zero too."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, func, or_, select

from assembly.agenda.models import AgendaItem
from assembly.assemblies.queries import assembly
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.meetings.queries import DistrictCount, name_of
from assembly.places.models import District
from assembly.places.queries import districts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name, strategies_of


@dataclass(frozen=True)
class WallRow:
    """A strategy's grievances in every district; without a strategy, its number is ``None``."""

    strategy: int | None
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Wall:
    """All grievances, by strategy and district; every strategy and district stands in it."""

    districts: tuple[str, ...]
    rows: tuple[WallRow, ...]

    @property
    def total(self) -> int:
        return sum(sum(row.counts) for row in self.rows)

    @property
    def places(self) -> int:
        """Districts that somebody was heard from."""
        return sum(map(any, zip(*(row.counts for row in self.rows), strict=True)))


def counts_by_district(
    assembly_id: int,
    item_ids: Collection[int] | None = None,
    strategy_id: int | None = None,
) -> tuple[DistrictCount, ...]:
    """Grievances in every district, zero too: all, those behind some items, or of one strategy.

    Behind an item may also stand what was told to a lower assembly, and rose with the matter.
    """
    wanted = select(Grievance.district_code, func.count())
    if item_ids is not None:
        wanted = wanted.where(Grievance.agenda_item_id.in_(item_ids))
    else:
        wanted = wanted.where(_counted(assembly_id))
    if strategy_id is not None:
        wanted = wanted.where(Grievance.strategy_id == strategy_id)
    found = session().execute(wanted.group_by(Grievance.district_code))
    return _spread(_districts(assembly_id), dict(found.all()))


def counts_by_item(assembly_id: int) -> dict[int, tuple[DistrictCount, ...]]:
    """For every agenda item with grievances behind it, their number in every district."""
    wanted = (
        select(Grievance.agenda_item_id, Grievance.district_code, func.count())
        .join(AgendaItem, AgendaItem.id == Grievance.agenda_item_id)
        .where(AgendaItem.assembly_id == assembly_id)
        .group_by(Grievance.agenda_item_id, Grievance.district_code)
    )
    found: dict[int | None, dict[str, int]] = {}
    for item_id, district, count in session().execute(wanted):
        found.setdefault(item_id, {})[district] = count
    districts = _districts(assembly_id)
    return {item_id: _spread(districts, counts) for item_id, counts in found.items() if item_id}


def wall(assembly_id: int) -> Wall:
    """Strategies × districts; grievances without a strategy have a last row when there are any."""
    wanted = (
        select(Grievance.strategy_id, Grievance.district_code, func.count())
        .where(_counted(assembly_id))
        .group_by(Grievance.strategy_id, Grievance.district_code)
    )
    found = {(strategy, place): n for strategy, place, n in session().execute(wanted)}
    districts = _districts(assembly_id)

    def row(strategy: Strategy | None) -> WallRow:
        key = strategy.id if strategy else None
        counts = tuple(found.get((key, district.code), 0) for district in districts)
        name = short_name(strategy) or _("ยังไม่ได้จัดเข้ายุทธศาสตร์")
        return WallRow(strategy.number if strategy else None, name, counts)

    rows = [row(strategy) for strategy in strategies_of(assembly_id)]
    unsorted = row(None)
    rows += [unsorted] if sum(unsorted.counts) else []
    return Wall(tuple(name_of(district) for district in districts), tuple(rows))


def _counted(assembly_id: int) -> ColumnElement[bool]:
    """All grievances, but those withheld or withdrawn that stand behind no item.

    Withholding hides words that would hurt somebody; the trouble itself still counts where the
    facilitator found it worth an item. What was withdrawn stays only behind what was decided.
    """
    gone = Grievance.state.in_(("withheld", "withdrawn"))
    shown = or_(~gone, Grievance.agenda_item_id.is_not(None))
    return and_(Grievance.assembly_id == assembly_id, shown)


def _districts(assembly_id: int) -> list[District]:
    return districts_of(assembly(assembly_id).province_code)


def _spread(districts: list[District], found: Mapping[str, int]) -> tuple[DistrictCount, ...]:
    return tuple(DistrictCount(d.code, name_of(d), found.get(d.code, 0)) for d in districts)
