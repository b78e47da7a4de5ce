"""The register: every matter's life in one list, numbered or not, with the gaps between numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true

from assembly.agenda.models import AgendaItem
from assembly.ballots.models import Ballot
from assembly.charter.models import Clause
from assembly.core import thai
from assembly.core.db import session
from assembly.core.eras import span_of
from assembly.meetings.models import Meeting
from assembly.meetings.queries import title_of
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name
from assembly.resolutions.models import (
    ClauseSource,
    Draft,
    DraftVersion,
    ItemBody,
    OperativeItem,
    Resolution,
)
from assembly.resolutions.queries.asked import Asked
from assembly.resolutions.queries.effects import Effects, effects_of
from assembly.resolutions.queries.finding import said
from assembly.resolutions.queries.gaps import Gap, gaps_of
from assembly.resolutions.queries.items import ItemView, items_of_resolutions
from assembly.resolutions.rules import STATES, typed_number

Matters: TypeAlias = "Select[*tuple[Any, ...]]"

ON_A_PAGE = 50
SET_ASIDE = ("postponed", "withdrawn")


@dataclass(frozen=True)
class Entry:
    """One matter in the register."""

    item_id: int
    item: str
    title: str
    state: str
    reason: str  # why it was put off or taken back
    meeting_id: int
    meeting: str
    code: str
    held_on: date
    strategy_number: int | None
    strategy: str
    resolution_id: int = 0
    number: str = ""
    sequence: int = 0
    version: int = 0
    kind: str = ""  # of the ballot that decided, with its figures
    yes: int = 0
    no: int = 0
    abstain: int = 0
    clauses: tuple[tuple[int, str], ...] = ()
    items: tuple[ItemView, ...] = ()
    effects: Effects = field(default_factory=Effects)
    gaps: tuple[Gap, ...] = ()  # that stand just below it

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])

    @property
    def due(self) -> date | None:
        """The first day that something is due."""
        return min((item.due for item in self.items if item.due), default=None)


@dataclass(frozen=True)
class Register:
    asked: Asked
    entries: tuple[Entry, ...]
    found: int
    pages: int
    counts: tuple[tuple[str, str, int], ...]  # state, its name, how many of the whole register
    gaps: tuple[Gap, ...]  # above all entries of this page
    years: tuple[int, ...]
    meetings: tuple[tuple[int, str], ...]

    @property
    def total(self) -> int:
        return sum(count for _state, _name, count in self.counts)


def register_of(assembly_id: int, asked: Asked, *, public: bool) -> Register:
    """The matters an address asks for, the newest meeting first, within it by number.

    ``public`` leaves out drafts that the hall has not seen.
    """
    mine = _mine(assembly_id, public=public)
    counts = _counts(mine)
    narrowed = mine.where(*_narrowing(asked))
    found = session().scalar(select(func.count()).select_from(narrowed.subquery())) or 0
    pages = max(1, -(-found // ON_A_PAGE))
    asked = replace(asked, page=min(asked.page, pages))
    newest = (Meeting.held_on.desc(), Meeting.id.desc(), func.coalesce(Resolution.sequence, 0))
    ordered = narrowed.order_by(*newest[:2], newest[2].desc(), AgendaItem.id.desc())
    rows = session().execute(ordered.limit(ON_A_PAGE).offset((asked.page - 1) * ON_A_PAGE))
    left_out = gaps_of(assembly_id, asked.meeting or None) if asked.shows_gaps else ()
    entries, above = _with_gaps(_entries(list(rows)), left_out, first=asked.page == 1)
    meetings = _meetings(mine)
    return Register(
        asked=asked,
        entries=entries,
        found=found,
        pages=pages,
        counts=counts,
        gaps=above,
        years=tuple(sorted({thai.be_year(day) for _id, _name, day in meetings}, reverse=True)),
        meetings=tuple((id_, name) for id_, name, _day in meetings),
    )


def _mine(assembly_id: int, *, public: bool) -> Matters:
    """All matters of an assembly's register: a row each, with whatever has grown from it.

    In public a draft that the hall has not seen is not even joined: neither its title nor a search
    for its words may tell of it, where the matter itself is told because it was set aside.
    """
    seen = Draft.state != "drafting" if public else true()
    in_it = or_(Resolution.id.is_not(None), Draft.id.is_not(None))
    return (
        select(AgendaItem, Meeting, Draft, Resolution, Ballot, Strategy, state_of().label("state"))
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Draft, and_(Draft.agenda_item_id == AgendaItem.id, seen))
        .outerjoin(Resolution, Resolution.agenda_item_id == AgendaItem.id)
        .outerjoin(Ballot, Ballot.id == Draft.ballot_id)
        .outerjoin(Strategy, Strategy.id == AgendaItem.strategy_id)
        .where(AgendaItem.assembly_id == assembly_id, or_(in_it, AgendaItem.outcome.in_(SET_ASIDE)))
    )


def state_of() -> ColumnElement[str]:
    """What has become of a matter, as ``rules.STATES`` names it."""
    changed = select(DraftVersion.number).where(
        DraftVersion.draft_id == Draft.id, DraftVersion.because.like("amendment:%")
    )
    return case(
        (Resolution.id.is_not(None), Resolution.standing),
        (AgendaItem.outcome.in_(SET_ASIDE), AgendaItem.outcome),
        (Draft.state.in_(("postponed", "fallen", "voting")), Draft.state),
        (changed.exists(), "amended"),
        else_="draft",
    )


def _narrowing(asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [true()]
    as_number = typed_number(asked.words)
    if as_number:
        found.append(Resolution.number == as_number)
    elif asked.words.strip():
        found.append(said(asked.words))
    if asked.state:
        found.append(state_of() == asked.state)
    if asked.meeting:
        found.append(AgendaItem.meeting_id == asked.meeting)
    if asked.strategy:
        found.append(Strategy.number == asked.strategy)
    if asked.year:
        found.append(_in_year(asked.year))
    if asked.body:
        found.append(Resolution.id.in_(_acts(asked.body)))
    return found


def _in_year(be_year: int) -> ColumnElement[bool]:
    span = span_of(be_year)
    return Meeting.held_on.between(*span) if span else ~true()


def _acts(organisation_id: int) -> Select[Any]:
    wanted = select(OperativeItem.resolution_id)
    wanted = wanted.join(ItemBody, ItemBody.item_id == OperativeItem.id)
    return wanted.where(ItemBody.organisation_id == organisation_id)


def _counts(mine: Matters) -> tuple[tuple[str, str, int], ...]:
    inside = mine.with_only_columns(state_of().label("state")).subquery()
    rows = session().execute(select(inside.c.state, func.count()).group_by(inside.c.state))
    found: dict[str, int] = dict(rows.all())
    return tuple((key, str(name), found.get(key, 0)) for key, name in STATES.items())


def _meetings(mine: Matters) -> list[tuple[int, str, date]]:
    ids = mine.with_only_columns(Meeting.id).distinct()
    wanted = select(Meeting).where(Meeting.id.in_(ids))
    rows = session().scalars(wanted.order_by(Meeting.held_on.desc(), Meeting.id.desc()))
    return [(row.id, title_of(row), row.held_on) for row in rows]


def _entries(rows: list[Any]) -> list[Entry]:
    ids = [row.Resolution.id for row in rows if row.Resolution is not None]
    clauses, items, effects = _clauses(ids), items_of_resolutions(ids), effects_of(ids)
    titles = {row.Meeting.id: title_of(row.Meeting) for row in rows}
    return [_entry(row, titles, clauses, items, effects) for row in rows]


def _entry(
    row: Any,
    titles: Mapping[int, str],
    clauses: Mapping[int, list[tuple[int, str]]],
    items: Mapping[int, tuple[ItemView, ...]],
    effects: Mapping[int, Effects],
) -> Entry:
    matter, sitting, draft, ballot = row.AgendaItem, row.Meeting, row.Draft, row.Ballot
    found = Entry(
        item_id=matter.id,
        item=matter.number,
        title=draft.title if draft else matter.title,
        state=row.state,
        reason=matter.outcome_reason,
        meeting_id=sitting.id,
        meeting=titles[sitting.id],
        code=sitting.code,
        held_on=sitting.held_on,
        strategy_number=row.Strategy.number if row.Strategy else None,
        strategy=short_name(row.Strategy),
    )
    if ballot is not None and ballot.state == "declared":
        figures: dict[str, Any] = {w: getattr(ballot, w) or 0 for w in ("yes", "no", "abstain")}
        found = replace(found, kind=ballot.kind, **figures)
    if row.Resolution is None:
        return found
    adopted = row.Resolution
    return replace(
        found,
        title=adopted.title,
        resolution_id=adopted.id,
        number=adopted.number,
        sequence=adopted.sequence,
        version=adopted.version,
        clauses=tuple(clauses.get(adopted.id, ())),
        items=items.get(adopted.id, ()),
        effects=effects.get(adopted.id, Effects()),
    )


def _clauses(ids: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    wanted = select(ClauseSource.resolution_id, Clause.id, Clause.number)
    wanted = wanted.join(Clause, Clause.id == ClauseSource.clause_id)
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = session().execute(wanted.where(ClauseSource.resolution_id.in_(list(ids))))
    for source, clause_id, spelled in rows:
        found[source].append((clause_id, spelled))
    return found


def _with_gaps(
    entries: list[Entry], left_out: Iterable[Gap], *, first: bool
) -> tuple[tuple[Entry, ...], tuple[Gap, ...]]:
    """Each gap under the entry with the next higher number; what is above all stands on top."""
    under: dict[int, list[Gap]] = defaultdict(list)
    above = []
    for gap in sorted(left_out, key=lambda one: -one.sequence):
        higher = [
            place
            for place, entry in enumerate(entries)
            if entry.meeting_id == gap.meeting_id and entry.sequence > gap.sequence
        ]
        if higher:
            under[higher[-1]].append(gap)
        elif first or any(entry.meeting_id == gap.meeting_id for entry in entries):
            above.append(gap)
    told = (replace(entry, gaps=tuple(under[place])) for place, entry in enumerate(entries))
    return tuple(told), tuple(above)
