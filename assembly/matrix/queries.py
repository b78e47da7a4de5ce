"""The matrix as the desk, a cell's own page and the public read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, func, select

from assembly.agenda.models import AgendaItem
from assembly.assemblies.queries import assembly
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import Cells, Count, cells_of, count_of, published_cells
from assembly.grievances.rules import is_unresolved
from assembly.matrix.rules import public_line, step
from assembly.meetings.queries import MeetingView, meetings_of, name_of, view_of
from assembly.places.models import District, Subdistrict
from assembly.places.queries import districts_of, subdistricts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name, strategies_of

ON_A_PAGE = 60


@dataclass(frozen=True)
class Place:
    code: str
    name: str


@dataclass(frozen=True)
class Cell:
    place: Place
    count: Count
    step: int  # how deep it is tinted


@dataclass(frozen=True)
class Line:
    """A strategy's cells; number 0: what stands under no strategy yet."""

    number: int
    name: str
    cells: tuple[Cell, ...]
    total: Count


@dataclass(frozen=True)
class Matrix:
    """Every strategy × every district of the province, or every subdistrict of one district."""

    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    totals: tuple[Count, ...]  # of each place
    total: Count
    district: Place | None  # the one that was opened
    districts: tuple[Place, ...]


@dataclass(frozen=True)
class PublicLine:
    number: int
    name: str
    counts: tuple[int | None, ...]  # ``None``: some, but too few to say
    total: int | None


@dataclass(frozen=True)
class PublicMatrix:
    places: tuple[Place, ...]
    lines: tuple[PublicLine, ...]
    most: int


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
    count: Count
    rows: tuple[Told, ...]
    free: int  # owed, and behind no item
    page: int
    pages: int
    meetings: tuple[MeetingView, ...]


def matrix_of(assembly_id: int, within: str | None = None) -> Matrix:
    """An unknown ``within`` shows the whole province."""
    districts = districts_of(assembly(assembly_id).province_code)
    opened = next((d for d in districts if d.code == within), None)
    inside = _inside(districts, opened)
    cells = cells_of(assembly_id, opened.code if opened else None)
    most = max((count.told for count in cells.values()), default=0)
    rows: list[Strategy | None] = [*strategies_of(assembly_id), None]
    lines = tuple(_line(row, inside, cells, most) for row in rows)
    totals = tuple(_sum([line.cells[at].count for line in lines]) for at in range(len(inside)))
    known = tuple(map(_place, districts))
    return Matrix(inside, lines, totals, _sum(totals), _place(opened) if opened else None, known)


def public_matrix(assembly_id: int) -> PublicMatrix:
    """Numbers of what was published, and nothing that counts a few people out."""
    places = tuple(map(_place, districts_of(assembly(assembly_id).province_code)))
    cells = published_cells(assembly_id)
    lines = []
    for row in [*strategies_of(assembly_id), None]:
        counts = [cells.get((row.id if row else None, place.code), 0) for place in places]
        lines.append(PublicLine(row.number if row else 0, _name(row), *public_line(counts)))
    return PublicMatrix(places, tuple(lines), max(cells.values(), default=0))


def cell_page(assembly_id: int, number: int, code: str, page: int = 1) -> CellPage:
    """Raises ``NotFound`` for a strategy or district that the assembly does not have."""
    strategy, place = place_in_matrix(assembly_id, number, code)
    count = count_of(assembly_id, strategy.id if strategy else None, code)
    pages = max(1, -(-count.told // ON_A_PAGE))
    page = min(max(page, 1), pages)
    return CellPage(
        number=number,
        strategy=_name(strategy),
        place=place,
        count=count,
        rows=_rows(assembly_id, strategy, code, page),
        free=len(free_ids(assembly_id, strategy, code)),
        page=page,
        pages=pages,
        meetings=meetings_to_come(assembly_id),
    )


def place_in_matrix(assembly_id: int, number: int, code: str) -> tuple[Strategy | None, Place]:
    """The strategy of a number (0: none) and the district of a code. Raises ``NotFound``."""
    strategy = next((row for row in strategies_of(assembly_id) if row.number == number), None)
    districts = districts_of(assembly(assembly_id).province_code)
    district = next((row for row in districts if row.code == code), None)
    if district is None or (strategy is None and number):
        raise NotFound
    return strategy, _place(district)


def free_ids(assembly_id: int, strategy: Strategy | None, code: str) -> list[int]:
    """What in a cell is owed an answer and stands behind no item yet."""
    wanted = select(Grievance.id).where(
        Grievance.agenda_item_id.is_(None),
        Grievance.answered_on.is_(None),
        Grievance.state != "withdrawn",
    )
    return sorted(session().scalars(_in_cell(wanted, assembly_id, strategy, code)))


def meetings_to_come(assembly_id: int) -> tuple[MeetingView, ...]:
    """Where an item can still be laid, the next one first."""
    rows = [row for row in meetings_of(assembly_id) if row.phase != "closed"]
    rows.sort(key=lambda row: (row.phase != "open", row.held_on, row.id))
    return tuple(map(view_of, rows))


def _rows(assembly_id: int, strategy: Strategy | None, code: str, page: int) -> tuple[Told, ...]:
    """The urgent ones first, then by place; days stand beside them, but give no order within."""
    joined = select(func.count()).where(MeToo.grievance_id == Grievance.id).scalar_subquery()
    wanted = _in_cell(
        select(Grievance, Subdistrict, joined, AgendaItem.number, AgendaItem.phase)
        .join(Subdistrict, Subdistrict.code == Grievance.subdistrict_code)
        .outerjoin(AgendaItem, AgendaItem.id == Grievance.agenda_item_id)
        .where(Grievance.state != "withdrawn"),
        assembly_id,
        strategy,
        code,
    ).order_by(Grievance.urgent.desc(), Subdistrict.position, Grievance.id)
    found = session().execute(wanted.limit(ON_A_PAGE).offset((page - 1) * ON_A_PAGE))
    return tuple(_told(*row) for row in found)


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


def _in_cell(
    wanted: Select[Any], assembly_id: int, strategy: Strategy | None, code: str
) -> Select[Any]:
    under = Grievance.strategy_id == strategy.id if strategy else Grievance.strategy_id.is_(None)
    return wanted.where(
        Grievance.assembly_id == assembly_id, Grievance.district_code == code, under
    )


def _line(row: Strategy | None, places: Sequence[Place], cells: Cells, most: int) -> Line:
    counts = [cells.get((row.id if row else None, place.code), Count()) for place in places]
    drawn = zip(places, counts, strict=True)
    filled = tuple(Cell(place, count, step(count.told, most)) for place, count in drawn)
    return Line(row.number if row else 0, _name(row), filled, _sum(counts))


def _name(row: Strategy | None) -> str:
    return short_name(row) or _("ยังไม่ได้จัดเข้ายุทธศาสตร์")


def _place(row: District | Subdistrict) -> Place:
    return Place(row.code, name_of(row))


def _inside(districts: Sequence[District], opened: District | None) -> tuple[Place, ...]:
    if opened is None:
        return tuple(map(_place, districts))
    rows = subdistricts_of(opened.province_code)
    return tuple(_place(row) for row in rows if row.district_code == opened.code)


def _sum(counts: Sequence[Count]) -> Count:
    return sum(counts, Count())
