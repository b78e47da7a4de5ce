"""The promises of an assembly as an address asks for them, what is late first."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased

from assembly.commitments.models import Commitment, CommitmentBody
from assembly.commitments.queries.asked import Asked
from assembly.commitments.queries.one import CommitmentView, commitment_views
from assembly.commitments.rules import OPEN, STATES
from assembly.core import clock, thai
from assembly.core.db import session
from assembly.core.eras import span_of
from assembly.core.text import search_key
from assembly.plans.models import Strategy
from assembly.resolutions.models import OperativeItem, Resolution
from assembly.resolutions.rules import typed_number

ON_A_PAGE = 30
MOST_WORDS = 12


@dataclass(frozen=True)
class Heeded:
    """What somebody should look at: over its day, and without any report."""

    late: int
    unreported: int


@dataclass(frozen=True)
class Listing:
    asked: Asked
    rows: tuple[CommitmentView, ...]
    found: int
    pages: int
    counts: tuple[tuple[str, str, int], ...]  # state, its name, how many of the whole assembly
    late: int
    unreported: int
    years: tuple[int, ...]  # of the Buddhist Era in which something is due
    today: date

    @property
    def total(self) -> int:
        return sum(count for _state, _name, count in self.counts)


def listing_of(
    assembly_id: int,
    asked: Asked,
    *,
    among: Collection[int] | None = None,
    today: date | None = None,
    on_a_page: int = ON_A_PAGE,
) -> Listing:
    """The commitments an address asks for, each with its parts; ``among``: only of these ids."""
    today = today or clock.today()
    narrowed = _mine(assembly_id).where(*_narrowing(asked, today))
    if among is not None:
        narrowed = narrowed.where(Commitment.id.in_(among))
    found = session().scalar(narrowed.with_only_columns(func.count())) or 0
    pages = max(1, -(-found // on_a_page))
    asked = replace(asked, page=min(asked.page, pages))
    ordered = narrowed.order_by(*_order(today))
    ids = session().scalars(ordered.limit(on_a_page).offset((asked.page - 1) * on_a_page))
    heeded = heeded_in(assembly_id, today)
    return Listing(
        asked=asked,
        rows=tuple(commitment_views(list(ids)).values()),
        found=found,
        pages=pages,
        counts=counts_of(assembly_id),
        late=heeded.late,
        unreported=heeded.unreported,
        years=years_of(assembly_id),
        today=today,
    )


def counts_of(assembly_id: int) -> tuple[tuple[str, str, int], ...]:
    """How many are in which state, none too; parts are counted with their whole."""
    wanted = select(Commitment.state, func.count()).where(*_whole(assembly_id))
    found: dict[str, int] = dict(session().execute(wanted.group_by(Commitment.state)).all())
    return tuple((key, str(name), found.get(key, 0)) for key, name in STATES.items())


def heeded_in(assembly_id: int, today: date | None = None) -> Heeded:
    late = func.coalesce(func.sum(case((is_late_column(today or clock.today()), 1), else_=0)), 0)
    waits = func.coalesce(func.sum(case((_is_unreported(), 1), else_=0)), 0)
    row = session().execute(select(late, waits).where(*_whole(assembly_id))).one()
    return Heeded(int(row[0]), int(row[1]))


def is_late_column(today: date) -> ColumnElement[bool]:
    return and_(Commitment.state.in_(OPEN), Commitment.due_on < today)


def _is_unreported() -> ColumnElement[bool]:
    return and_(Commitment.state.in_(OPEN), Commitment.reported_on.is_(None))


def _whole(assembly_id: int) -> tuple[ColumnElement[bool], ...]:
    return Commitment.assembly_id == assembly_id, Commitment.parent_id.is_(None)


def _mine(assembly_id: int) -> "Select[int]":
    return (
        select(Commitment.id)
        .join(OperativeItem, OperativeItem.id == Commitment.item_id)
        .join(Resolution, Resolution.id == OperativeItem.resolution_id)
        .where(*_whole(assembly_id))
    )


def _order(today: date) -> tuple[Any, ...]:
    """What is late, what is looked at again, what is open, what is over; by day within each."""
    rank = case(
        (is_late_column(today), 0),
        (Commitment.state == "review", 1),
        (Commitment.state.in_(OPEN), 2),
        (Commitment.state == "kept", 3),
        else_=4,
    )
    undated = case((Commitment.due_on.is_(None), 1), else_=0)
    return rank, undated, Commitment.due_on, Commitment.id.desc()


def _narrowing(asked: Asked, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [true(), *_words(asked.words)]
    if asked.state:
        found.append(Commitment.state == asked.state)
    if asked.heed:
        found.append(is_late_column(today) if asked.heed == "late" else _is_unreported())
    if asked.strategy:
        own = select(Strategy.id).where(Strategy.number == asked.strategy)
        found.append(Commitment.strategy_id.in_(own))
    if asked.year:
        found.append(_in_year(asked.year))
    if asked.district:
        found.append(_or_a_part(lambda row: row.district_code == asked.district))
    if asked.body:
        acts = select(CommitmentBody.commitment_id)
        acts = acts.where(CommitmentBody.organisation_id == asked.body)
        found.append(_or_a_part(lambda row: row.id.in_(acts)))
    return found


def _or_a_part(holds: Any) -> ColumnElement[bool]:
    """Whether it holds for a whole, or for one of its parts."""
    part = aliased(Commitment)
    inside = select(part.parent_id).where(part.parent_id.is_not(None), holds(part))
    return or_(holds(Commitment), Commitment.id.in_(inside))


def _words(said: str) -> list[ColumnElement[bool]]:
    """All of the words occur, however they are typed; or the number of the resolution."""
    as_number = typed_number(said)
    if as_number:
        return [Resolution.number == as_number]
    words = dict.fromkeys(search_key(said).split())
    return [_or_a_part(_holds(word)) for word in list(words)[:MOST_WORDS]]


def _holds(word: str) -> Any:
    plain = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return lambda row: row.search.like(f"%{plain}%", escape="\\")


def _in_year(be_year: int) -> ColumnElement[bool]:
    span = span_of(be_year)
    return Commitment.due_on.between(*span) if span else ~true()


def years_of(assembly_id: int) -> tuple[int, ...]:
    """The years of the Buddhist Era in which something is due, the last first."""
    year = func.extract("year", Commitment.due_on)
    wanted = select(year).where(*_whole(assembly_id), Commitment.due_on.is_not(None))
    found = session().scalars(wanted.distinct())
    return tuple(sorted((int(n) + thai.BUDDHIST_ERA for n in found), reverse=True))
