"""The matrix: how many grievances there are under a strategy in a place, and what is still owed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, func, select

from assembly.agenda.models import AgendaItem
from assembly.core.db import session
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.rules import is_unresolved


@dataclass(frozen=True)
class Count:
    """What stands in one cell, in a row of them, or in all."""

    told: int = 0
    unresolved: int = 0
    urgent: int = 0  # among the unresolved
    joined: int = 0  # people who suffer the same

    def __add__(self, more: "Count") -> "Count":
        return Count(
            self.told + more.told,
            self.unresolved + more.unresolved,
            self.urgent + more.urgent,
            self.joined + more.joined,
        )


# (strategy's id or None, code of the district or subdistrict) → count; what is not there is zero
Cells: TypeAlias = Mapping[tuple[int | None, str], Count]


def cells_of(assembly_id: int, within: str | None = None) -> Cells:
    """Every grievance but the withdrawn, by strategy and district.

    ``within`` a district: its own, by strategy and subdistrict.
    """
    mine = [Grievance.assembly_id == assembly_id, Grievance.state != "withdrawn"]
    mine += [Grievance.district_code == within] if within else []
    place = Grievance.subdistrict_code if within else Grievance.district_code
    found: dict[tuple[int | None, str], Count] = {}
    for strategy_id, code, count in (*_told(mine, place), *_joined(mine, place)):
        found[strategy_id, code] = found.get((strategy_id, code), Count()) + count
    return found


def published_cells(assembly_id: int) -> Mapping[tuple[int | None, str], int]:
    """What anybody may read, by strategy and district."""
    shown = [Grievance.assembly_id == assembly_id, Grievance.state == "reviewed"]
    wanted = _by(Grievance.district_code, func.count())
    wanted = wanted.where(*shown, Grievance.published_on.is_not(None))
    return {(strategy, place): n for strategy, place, n in session().execute(wanted)}


def _told(mine: list[ColumnElement[bool]], place: Any) -> list[tuple[int | None, str, Count]]:
    """Counted in groups that differ in nothing the rule asks, so that the rule is asked, not told
    again in SQL."""
    kinds = (Grievance.state, Grievance.answered_on.is_not(None), AgendaItem.phase == "done")
    wanted = _by(place, *kinds, Grievance.urgent, func.count(), kinds=(*kinds, Grievance.urgent))
    wanted = wanted.outerjoin(AgendaItem, AgendaItem.id == Grievance.agenda_item_id).where(*mine)
    told = []
    for strategy_id, code, state, answered, done, urgent, n in session().execute(wanted):
        owed = is_unresolved(state, is_answered=bool(answered), is_item_done=bool(done))
        told.append((strategy_id, code, Count(n, n if owed else 0, n if owed and urgent else 0)))
    return told


def _joined(mine: list[ColumnElement[bool]], place: Any) -> list[tuple[int | None, str, Count]]:
    wanted = _by(place, func.count()).join(MeToo, MeToo.grievance_id == Grievance.id).where(*mine)
    return [(s, code, Count(joined=n)) for s, code, n in session().execute(wanted)]


def _by(place: Any, *more: Any, kinds: tuple[Any, ...] = ()) -> Select[Any]:
    wanted: Select[Any] = select(Grievance.strategy_id, place, *more)
    return wanted.group_by(Grievance.strategy_id, place, *kinds)
