from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from assembly.agenda.models import AgendaItem
from assembly.agenda.rules import Place, kept_in, ways_of
from assembly.assemblies.queries import assembly
from assembly.assemblies.queries import view_of as assembly_view
from assembly.core.access import resolver
from assembly.core.db import Base, session
from assembly.core.errors import NotFound
from assembly.core.i18n import current
from assembly.meetings.models import Meeting
from assembly.meetings.queries import last_of_series, meeting, title_of
from assembly.plans.queries import strategies_of

UNFINISHED = {("waiting", ""), ("open", ""), ("done", "postponed")}


@dataclass(frozen=True)
class ItemView:
    """One point of the running order, in the order it is read."""

    id: int
    number: str
    title: str
    phase: str
    parent_id: int | None
    depth: int
    strategy_number: int | None
    strategy: str
    kind: str = "decide"
    planned_minutes: int = 0
    outcome: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    carried_from: str = ""  # the earlier meeting of the series, or the assembly it rose from


def item(item_id: int) -> AgendaItem:
    """Raises ``NotFound``."""
    found = session().get(AgendaItem, item_id)
    if found is None:
        raise NotFound
    return found


def items_of(meeting_id: int) -> list[ItemView]:
    """A meeting's running order, sub-items after their parent."""
    return _below(None, _rows_of(meeting_id), 0)


def items_under(strategy_id: int) -> list[AgendaItem]:
    """Every agenda item that ever stood under a strategy, the newest first."""
    wanted = select(AgendaItem).where(AgendaItem.strategy_id == strategy_id)
    return list(session().scalars(wanted.order_by(AgendaItem.id.desc())))


def view_of(row: AgendaItem, depth: int = 0) -> ItemView:
    strategy = row.strategy
    short = getattr(strategy, f"short_{current()}") if strategy else ""
    return ItemView(
        id=row.id,
        number=row.number,
        title=row.title,
        phase=row.phase,
        parent_id=row.parent_id,
        depth=depth,
        strategy_number=strategy.number if strategy else None,
        strategy=short,
        kind=row.kind,
        planned_minutes=row.planned_minutes,
        outcome=row.outcome,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        carried_from=_carried_from(row),
    )


def places_of(meeting_id: int) -> list[Place]:
    """A meeting's running order as the rules of moving look at it."""
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return [
        Place(row.id, row.parent_id, row.position, row.number, row.phase)
        for row in session().scalars(wanted.order_by(AgendaItem.position))
    ]


@dataclass(frozen=True)
class OrderLine:
    """An item as the order's own page shows it: where it may move, and whether it may go."""

    item: ItemView
    ways: frozenset[str]
    removable: bool
    movable: bool
    heading: bool  # it has sub-items, and is never opened itself


def lines_of(meeting_id: int) -> list[OrderLine]:
    """A meeting's running order, to be edited."""
    items, order = items_of(meeting_id), places_of(meeting_id)
    grown = _grown_among([item.id for item in items])
    movable = {place.id for place in order} - kept_in(order)
    return [
        OrderLine(
            item=item,
            ways=ways_of(order, item.id) if item.phase == "waiting" else frozenset(),
            removable=item.phase == "waiting" and item.id not in grown,
            movable=item.id in movable,
            heading=item.id in {other.parent_id for other in items},
        )
        for item in items
    ]


def strategy_choices(assembly_id: int) -> list[tuple[int, str]]:
    """What an item may stand under, to choose from."""
    name = f"short_{current()}"
    return [(s.id, f"{s.number} {getattr(s, name)}") for s in strategies_of(assembly_id)]


def planned_elsewhere(assembly_id: int) -> list[Meeting]:
    """Planned meetings of other assemblies: a matter may be raised to them."""
    wanted = select(Meeting).where(Meeting.assembly_id != assembly_id, Meeting.phase == "planned")
    return list(session().scalars(wanted.order_by(Meeting.held_on, Meeting.id)))


def _grown_among(item_ids: list[int]) -> set[int]:
    return {
        found
        for column in _pointing_at(AgendaItem.__tablename__)
        if column.table.name != "screen"  # a wall is no record
        for found in session().scalars(select(column).where(column.in_(item_ids)).distinct())
    }


def is_grown(item_id: int) -> bool:
    """Whether anything at all refers to an item: a sub-item, a grievance, a draft, a ballot …"""
    return any(
        session().scalar(select(exists().where(column == item_id)))
        for column in _pointing_at(AgendaItem.__tablename__)
    )


def unfinished_of(meeting_id: int) -> list[AgendaItem]:
    """What a meeting left waiting or put off, and no other meeting has taken up, as read."""
    rows = {row.id: row for row in _rows_of(meeting_id)}
    headings = {row.parent_id for row in rows.values()}
    taken = set(
        session().scalars(
            select(AgendaItem.carried_from_id).where(AgendaItem.carried_from_id.in_(rows))
        )
    )
    left = [rows[view.id] for view in items_of(meeting_id)]
    return [
        row
        for row in left
        if row.id not in headings | taken and (row.phase, row.outcome) in UNFINISHED
    ]


def left_over_for(row: Meeting) -> tuple[Meeting, list[AgendaItem]] | None:
    """The meeting before this one in its series, and what it left unfinished; if there is both."""
    before = last_of_series(row)
    left = unfinished_of(before.id) if before and before.phase == "closed" else []
    return (before, left) if before and left else None


def _rows_of(meeting_id: int) -> list[AgendaItem]:
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return list(session().scalars(wanted.order_by(AgendaItem.position)))


def _carried_from(row: AgendaItem) -> str:
    if row.carried_from_id is None:
        return ""
    source = item(row.carried_from_id)
    if source.assembly_id != row.assembly_id:
        return assembly_view(assembly(source.assembly_id)).title
    return title_of(meeting(source.meeting_id))


def _pointing_at(table: str) -> list[Any]:
    """Every column of every table that leads to a row of this one."""
    return [
        column
        for other in Base.metadata.tables.values()
        for column in other.columns
        if any(key.column.table.name == table for key in column.foreign_keys)
    ]


def _below(parent: int | None, rows: list[AgendaItem], depth: int) -> list[ItemView]:
    order: list[ItemView] = []
    for row in rows:
        if row.parent_id == parent:
            order += [view_of(row, depth), *_below(row.id, rows, depth + 1)]
    return order


@resolver("item_id")
def _assembly_of_item(item_id: int) -> int | None:
    return session().scalar(select(AgendaItem.assembly_id).where(AgendaItem.id == item_id))
