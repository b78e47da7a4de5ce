"""One cell: the texts behind its number, and what of it can still be laid before a meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from assembly.agenda.models import AgendaItem
from assembly.assemblies.queries import assembly
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import Count, count_of
from assembly.grievances.rules import is_unresolved
from assembly.matrix.queries.ground import Place, name_under, place_of
from assembly.meetings.queries import MeetingView, meetings_for_items, name_of, view_of
from assembly.places.models import Subdistrict
from assembly.places.queries import districts_of, subdistrict_in
from assembly.plans.queries import strategies_of

ON_A_PAGE = 60


@dataclass(frozen=True)
class Spot:
    """Where one looks: a strategy (or none) in a district, or in one subdistrict of it."""

    assembly_id: int
    strategy_id: int | None
    name: str
    place: Place
    within: Place | None

    @property
    def subdistrict(self) -> str:
        return self.within.code if self.within else ""


@dataclass(frozen=True)
class Told:
    """One grievance of a cell, as the desk reads it."""

    id: int
    text: str
    subdistrict: str
    told_on: date
    state: str
    urgent: bool
    joined: int
    item: str  # the number of the agenda item it stands behind
    is_unresolved: bool


@dataclass(frozen=True)
class CellPage:
    number: int
    strategy: str
    place: Place
    subdistrict: Place | None
    count: Count
    rows: tuple[Told, ...]
    free: int  # owed, and behind no item
    page: int
    pages: int
    meetings: tuple[MeetingView, ...]


def cell_page(
    assembly_id: int, number: int, code: str, page: int = 1, subdistrict: str = ""
) -> CellPage:
    """Raises ``NotFound`` for a strategy or district that the assembly does not have."""
    where = spot_of(assembly_id, number, code, subdistrict)
    count = count_of(assembly_id, where.strategy_id, code, where.subdistrict)
    pages = max(1, -(-count.told // ON_A_PAGE))
    page = min(max(page, 1), pages)
    return CellPage(
        number=number,
        strategy=where.name,
        place=where.place,
        subdistrict=where.within,
        count=count,
        rows=_rows(where, page),
        free=len(free_ids(where)),
        page=page,
        pages=pages,
        meetings=meetings_to_come(assembly_id),
    )


def spot_of(assembly_id: int, number: int, code: str, subdistrict: str = "") -> Spot:
    """The strategy of a number (0: none) in a district, or in one subdistrict of it.

    Raises ``NotFound``.
    """
    strategy = next((row for row in strategies_of(assembly_id) if row.number == number), None)
    province = assembly(assembly_id).province_code
    district = next((row for row in districts_of(province) if row.code == code), None)
    within = subdistrict_in(province, subdistrict) if subdistrict else None
    missing = within is None or within.district_code != code
    if district is None or (strategy is None and number) or (subdistrict and missing):
        raise NotFound
    return Spot(
        assembly_id,
        strategy.id if strategy else None,
        name_under(strategy),
        place_of(district),
        place_of(within) if within else None,
    )


def free_ids(where: Spot) -> list[int]:
    """What in a cell is owed an answer and stands behind no item yet."""
    wanted = select(Grievance.id).where(
        Grievance.agenda_item_id.is_(None),
        Grievance.answered_on.is_(None),
        Grievance.state != "withdrawn",
    )
    return sorted(session().scalars(_in_cell(wanted, where)))


def meetings_to_come(assembly_id: int) -> tuple[MeetingView, ...]:
    """Where an item can still be laid, the next one first."""
    return tuple(map(view_of, meetings_for_items(assembly_id)))


def _rows(where: Spot, page: int) -> tuple[Told, ...]:
    """The urgent ones first, then by place; days stand beside them, but give no order within."""
    joined = select(func.count()).where(MeToo.grievance_id == Grievance.id).scalar_subquery()
    wanted = (
        select(Grievance, Subdistrict, joined, AgendaItem.number, AgendaItem.phase)
        .join(Subdistrict, Subdistrict.code == Grievance.subdistrict_code)
        .outerjoin(AgendaItem, AgendaItem.id == Grievance.agenda_item_id)
        .where(Grievance.state != "withdrawn")
        .order_by(Grievance.urgent.desc(), Subdistrict.position, Grievance.id)
    )
    found = _in_cell(wanted, where).limit(ON_A_PAGE).offset((page - 1) * ON_A_PAGE)
    return tuple(_told(*row) for row in session().execute(found))


def _told(
    row: Grievance, place: Subdistrict, joined: int, item: str | None, phase: str | None
) -> Told:
    owed = is_unresolved(
        row.state, is_answered=row.answered_on is not None, is_item_done=phase == "done"
    )
    return Told(
        id=row.id,
        text=row.text,
        subdistrict=name_of(place),
        told_on=row.told_on,
        state=row.state,
        urgent=row.urgent,
        joined=joined,
        item=item or "",
        is_unresolved=owed,
    )


def _in_cell(wanted: Select[Any], where: Spot) -> Select[Any]:
    under = Grievance.strategy_id
    wanted = wanted.where(
        Grievance.assembly_id == where.assembly_id,
        Grievance.district_code == where.place.code,
        under == where.strategy_id if where.strategy_id is not None else under.is_(None),
    )
    return wanted.where(Grievance.subdistrict_code == where.subdistrict) if where.within else wanted
