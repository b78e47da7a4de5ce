"""Reads of grievances: one by its code, lists for the desk, numbers by district for everybody."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, func, or_, select

from assembly.agenda.models import AgendaItem
from assembly.assemblies.queries import assembly
from assembly.core import ids
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.grievances import rules
from assembly.grievances.models import Grievance
from assembly.journal.models import Entry, Payload
from assembly.meetings.queries import DistrictCount, name_of
from assembly.places.models import District
from assembly.places.queries import districts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import strategies_of


@dataclass(frozen=True)
class GrievanceView:
    """One grievance as the desk and its sender read it."""

    id: int
    text: str
    district: str
    subdistrict: str
    strategy_number: int | None
    strategy: str
    state: str
    agenda_item_id: int | None
    told_on: date


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


def tracking_hash(code: str) -> str:
    """What is kept of a tracking code."""
    return ids.keyed_hash("tracking", code)


def find_by_code(code: str) -> GrievanceView | None:
    """The grievance of a tracking code as a person typed it; ``None`` when there is none."""
    digits = ids.only_digits(code)
    if len(digits) != rules.CODE_DIGITS:
        return None
    wanted = select(Grievance).where(Grievance.tracking_hash == tracking_hash(digits))
    found = session().scalar(wanted)
    return view_of(found) if found else None


def assembly_told(grievance_id: int) -> int:
    """The assembly that a grievance was told to."""
    return session().get_one(Grievance, grievance_id).assembly_id


def new_grievances(assembly_id: int, limit: int) -> list[GrievanceView]:
    """What the desk has not read yet, the latest day first; within a day in no order."""
    wanted = select(Grievance).where(
        Grievance.assembly_id == assembly_id,
        Grievance.state == "new",
        Grievance.agenda_item_id.is_(None),
    )
    wanted = wanted.order_by(Grievance.told_on.desc(), Grievance.id).limit(limit)
    return [view_of(row) for row in session().scalars(wanted)]


def grievances_of_item(item_id: int) -> list[GrievanceView]:
    """The grievances behind an agenda item whose words may be shown."""
    wanted = select(Grievance).where(
        Grievance.agenda_item_id == item_id, Grievance.state == "reviewed"
    )
    return [view_of(row) for row in session().scalars(wanted.order_by(Grievance.id))]


def attached_to(item_id: int) -> int:
    """How many grievances stand behind an agenda item, withheld words included."""
    wanted = select(func.count()).where(Grievance.agenda_item_id == item_id)
    return session().scalar(wanted) or 0


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
        name = _short(strategy) or _("ยังไม่ได้จัดเข้ายุทธศาสตร์")
        return WallRow(strategy.number if strategy else None, name, counts)

    rows = [row(strategy) for strategy in strategies_of(assembly_id)]
    unsorted = row(None)
    rows += [unsorted] if sum(unsorted.counts) else []
    return Wall(tuple(name_of(district) for district in districts), tuple(rows))


def view_of(row: Grievance) -> GrievanceView:
    return GrievanceView(
        id=row.id,
        text=row.text,
        district=name_of(row.district),
        subdistrict=name_of(row.subdistrict),
        strategy_number=row.strategy.number if row.strategy else None,
        strategy=_short(row.strategy),
        state=row.state,
        agenda_item_id=row.agenda_item_id,
        told_on=row.told_on,
    )


def changed_batches() -> list[str]:
    """The journal's batches that the grievances no longer match: count or root is another.

    Empty while nothing was lost, added or reworded; for ``assembly verify``.
    """
    sealed = select(Entry.subject, Payload.content).join(Payload, Payload.seq == Entry.seq)
    wrong = []
    for subject, content in session().execute(sealed.where(Entry.type == "grievances_sealed")):
        said = json.loads(content)
        found = rules.seal(leaves_of(int(subject.removeprefix("assembly:")), said["batch"]))
        if any(found[name] != said[name] for name in found):
            wrong.append(f"{subject} batch:{said['batch']}")
    return wrong


def leaves_of(assembly_id: int, batch: int | None) -> list[bytes]:
    """What the grievances of a batch contribute to its root; ``None``: those in no batch yet."""
    wanted = select(Grievance).where(Grievance.assembly_id == assembly_id)
    wanted = wanted.where(Grievance.batch == batch if batch else Grievance.batch.is_(None))
    return [
        rules.leaf(
            row.text,
            id=row.id,
            subdistrict=row.subdistrict_code,
            strategy=row.strategy_id,
            told_on=row.told_on.isoformat(),
        )
        for row in session().scalars(wanted)
    ]


def _counted(assembly_id: int) -> ColumnElement[bool]:
    """All grievances, but those withheld that stand behind no item.

    Withholding hides words that would hurt somebody; the trouble itself still counts where the
    facilitator found it worth an item.
    """
    shown = or_(Grievance.state != "withheld", Grievance.agenda_item_id.is_not(None))
    return and_(Grievance.assembly_id == assembly_id, shown)


def _districts(assembly_id: int) -> list[District]:
    return districts_of(assembly(assembly_id).province_code)


def _spread(districts: list[District], found: Mapping[str, int]) -> tuple[DistrictCount, ...]:
    return tuple(DistrictCount(d.code, name_of(d), found.get(d.code, 0)) for d in districts)


def _short(strategy: Strategy | None) -> str:
    return str(getattr(strategy, f"short_{current()}")) if strategy else ""


@resolver("grievance_id")
def _assembly_of_grievance(grievance_id: int) -> int | None:
    return session().scalar(select(Grievance.assembly_id).where(Grievance.id == grievance_id))
