from dataclasses import dataclass

from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current


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


def item(item_id: int) -> AgendaItem:
    """Raises ``NotFound``."""
    found = session().get(AgendaItem, item_id)
    if found is None:
        raise NotFound
    return found


def items_of(meeting_id: int) -> list[ItemView]:
    """A meeting's running order, sub-items after their parent."""
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    rows = list(session().scalars(wanted.order_by(AgendaItem.position)))
    return _below(None, rows, 0)


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
    )


def _below(parent: int | None, rows: list[AgendaItem], depth: int) -> list[ItemView]:
    order: list[ItemView] = []
    for row in rows:
        if row.parent_id == parent:
            order += [view_of(row, depth), *_below(row.id, rows, depth + 1)]
    return order


@resolver("item_id")
def _assembly_of_item(item_id: int) -> int | None:
    return session().scalar(select(AgendaItem.assembly_id).where(AgendaItem.id == item_id))
