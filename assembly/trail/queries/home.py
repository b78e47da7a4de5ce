"""An assembly's public home, and everything under one of its strategies."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from assembly.agenda.queries import items_under
from assembly.charter.queries import (
    ChapterView,
    CharterBook,
    DocumentView,
    book_of,
    public_documents_of,
)
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current
from assembly.grievances.queries import counts_by_district, counts_by_item, wall
from assembly.meetings.queries import DistrictCount, MeetingView, meetings_of, view_of
from assembly.plans.models import Strategy
from assembly.plans.queries import strategies_of
from assembly.resolutions.models import Resolution
from assembly.statements.queries import meetings_with_statements
from assembly.trail.queries.origins import Decided, Origin, decided_under, origins_of

NEWEST = 12  # resolutions that the home tells of; the register has them all


@dataclass(frozen=True)
class Matter:
    """An agenda item under a strategy, and how far it has come."""

    id: int
    number: str
    title: str
    phase: str
    meeting: MeetingView
    grievances: int
    resolution: Decided | None


@dataclass(frozen=True)
class StrategyLine:
    """A strategy among the others, with how many grievances name it."""

    number: int
    name: str
    short: str
    grievances: int


@dataclass(frozen=True)
class StrategyPage:
    strategy: StrategyLine
    others: tuple[StrategyLine, ...]
    districts: tuple[DistrictCount, ...]
    matters: tuple[Matter, ...]
    chapters: tuple[ChapterView, ...]


@dataclass(frozen=True)
class Numbered:
    """A resolution by its number, as a link."""

    id: int
    number: str
    title: str


@dataclass(frozen=True)
class HomePage:
    coming: tuple[MeetingView, ...]  # the open ones first, then the next
    past: tuple[MeetingView, ...]
    resolutions: tuple[Origin, ...]
    book: CharterBook | None
    strategies: tuple[StrategyLine, ...]
    districts: tuple[DistrictCount, ...]
    sensed: frozenset[int]  # past meetings whose sense may be read
    decided: Mapping[int, tuple[Numbered, ...]]  # by meeting, what it decided
    bylaws: tuple[DocumentView, ...] = ()


def home_page(assembly_id: int) -> HomePage:
    sittings = [view_of(row) for row in meetings_of(assembly_id)]
    coming = [row for row in sittings if row.phase != "closed"]
    return HomePage(
        coming=tuple(sorted(coming, key=lambda row: (row.phase != "open", row.held_on))),
        past=tuple(row for row in sittings if row.phase == "closed"),
        resolutions=tuple(origins_of(assembly_id, most=NEWEST)),
        book=book_of(assembly_id),
        strategies=_lines(assembly_id),
        districts=counts_by_district(assembly_id),
        sensed=meetings_with_statements(assembly_id),
        decided=_decided(assembly_id),
        bylaws=tuple(one for one in public_documents_of(assembly_id) if one.kind == "bylaw"),
    )


def _decided(assembly_id: int) -> dict[int, tuple[Numbered, ...]]:
    """What each meeting decided, in its order."""
    columns = (Resolution.meeting_id, Resolution.id, Resolution.number, Resolution.title)
    wanted = select(*columns).where(Resolution.assembly_id == assembly_id)
    found: dict[int, list[Numbered]] = defaultdict(list)
    for meeting_id, id_, number, title in session().execute(wanted.order_by(Resolution.id.desc())):
        found[meeting_id].append(Numbered(id_, number, title))
    return {id_: tuple(told) for id_, told in found.items()}


def strategy_page(assembly_id: int, number: int) -> StrategyPage:
    """Raises ``NotFound``."""
    found = next((s for s in strategies_of(assembly_id) if s.number == number), None)
    if found is None:
        raise NotFound
    lines, book = _lines(assembly_id), book_of(assembly_id)
    return StrategyPage(
        strategy=lines[[line.number for line in lines].index(number)],
        others=lines,
        districts=counts_by_district(assembly_id, strategy_id=found.id),
        matters=_matters(assembly_id, found.id),
        chapters=tuple(c for c in book.chapters if c.strategy_number == number) if book else (),
    )


def _matters(assembly_id: int, strategy_id: int) -> tuple[Matter, ...]:
    counts = counts_by_item(assembly_id)
    adopted = decided_under(assembly_id, strategy_id)
    sittings = {row.id: view_of(row) for row in meetings_of(assembly_id)}
    return tuple(
        Matter(
            id=row.id,
            number=row.number,
            title=row.title,
            phase=row.phase,
            meeting=sittings[row.meeting_id],
            grievances=sum(district.count for district in counts.get(row.id, ())),
            resolution=adopted.get(row.id),
        )
        for row in items_under(strategy_id)
    )


def _lines(assembly_id: int) -> tuple[StrategyLine, ...]:
    told = {row.strategy: sum(row.counts) for row in wall(assembly_id).rows}
    return tuple(_line(row, told.get(row.number, 0)) for row in strategies_of(assembly_id))


def _line(row: Strategy, grievances: int = 0) -> StrategyLine:
    name, short = (str(getattr(row, f"{part}_{current()}")) for part in ("name", "short"))
    return StrategyLine(row.number, name, short, grievances)
