"""The whole matrix: for the desk, and in numbers for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from assembly.assemblies.queries import assembly
from assembly.grievances.queries import Cells, Count, cells_of, off_the_wall, published_cells
from assembly.matrix.queries.ground import Place, name_under, place_of
from assembly.matrix.rules import public_line, step
from assembly.places.models import District
from assembly.places.queries import districts_of, subdistricts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import strategies_of


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
    hidden: int  # of all, those that no wall counts


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


def matrix_of(assembly_id: int, within: str | None = None) -> Matrix:
    """An unknown ``within`` shows the whole province."""
    districts = districts_of(assembly(assembly_id).province_code)
    opened = next((d for d in districts if d.code == within), None)
    inside = _inside(districts, opened)
    code = opened.code if opened else None
    cells = cells_of(assembly_id, code)
    most = max((count.told for count in cells.values()), default=0)
    rows: list[Strategy | None] = [*strategies_of(assembly_id), None]
    lines = tuple(_line(row, inside, cells, most) for row in rows)
    totals = tuple(_sum([line.cells[at].count for line in lines]) for at in range(len(inside)))
    known = tuple(map(place_of, districts))
    here, hidden = place_of(opened) if opened else None, off_the_wall(assembly_id, code)
    return Matrix(inside, lines, totals, _sum(totals), here, known, hidden)


def public_matrix(assembly_id: int) -> PublicMatrix:
    """Numbers of what was published, and nothing that counts a few people out."""
    places = tuple(map(place_of, districts_of(assembly(assembly_id).province_code)))
    cells = published_cells(assembly_id)
    lines = []
    for row in [*strategies_of(assembly_id), None]:
        counts = [cells.get((row.id if row else None, place.code), 0) for place in places]
        lines.append(PublicLine(row.number if row else 0, name_under(row), *public_line(counts)))
    return PublicMatrix(places, tuple(lines), max(cells.values(), default=0))


def _line(row: Strategy | None, places: Sequence[Place], cells: Cells, most: int) -> Line:
    counts = [cells.get((row.id if row else None, place.code), Count()) for place in places]
    drawn = zip(places, counts, strict=True)
    filled = tuple(Cell(place, count, step(count.told, most)) for place, count in drawn)
    return Line(row.number if row else 0, name_under(row), filled, _sum(counts))


def _inside(districts: Sequence[District], opened: District | None) -> tuple[Place, ...]:
    if opened is None:
        return tuple(map(place_of, districts))
    rows = subdistricts_of(opened.province_code)
    return tuple(place_of(row) for row in rows if row.district_code == opened.code)


def _sum(counts: Sequence[Count]) -> Count:
    return sum(counts, Count())
