"""The matrix: how many grievances there are under a strategy in a place, and what is still owed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, case, func, select, text

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


def cells_of(assembly_id: int, within: str | None = None, *, public: bool = False) -> Cells:
    """Every grievance but the withdrawn, by strategy and district.

    ``within`` a district: its own, by strategy and subdistrict. ``public``: the published only.
    """
    mine = _mine(assembly_id)
    mine += [Grievance.state == "reviewed", Grievance.published_on.is_not(None)] if public else []
    mine += [Grievance.district_code == within] if within else []
    return _counted(mine, Grievance.subdistrict_code if within else Grievance.district_code)


def count_of(
    assembly_id: int, strategy_id: int | None, district_code: str, subdistrict: str = ""
) -> Count:
    """One cell alone, or the part of it that came from one subdistrict."""
    under = Grievance.strategy_id
    mine = [under == strategy_id if strategy_id is not None else under.is_(None)]
    mine += [*_mine(assembly_id), Grievance.district_code == district_code]
    mine += [Grievance.subdistrict_code == subdistrict] if subdistrict else []
    found = _counted(mine, Grievance.district_code)
    return found.get((strategy_id, district_code), Count())


def off_the_wall(assembly_id: int, within: str | None = None) -> int:
    """How many of these no wall counts: withheld, and behind no item."""
    wanted = select(func.count()).where(
        Grievance.assembly_id == assembly_id,
        Grievance.state == "withheld",
        Grievance.agenda_item_id.is_(None),
    )
    mine = wanted.where(Grievance.district_code == within) if within else wanted
    return session().scalar(mine) or 0


def published_cells(assembly_id: int) -> Mapping[tuple[int | None, str], int]:
    """What anybody may read, by strategy and district."""
    shown = [Grievance.assembly_id == assembly_id, Grievance.state == "reviewed"]
    wanted = _by(Grievance.district_code, func.count())
    wanted = wanted.where(*shown, Grievance.published_on.is_not(None))
    return {(strategy, place): n for strategy, place, n in session().execute(wanted)}


def _mine(assembly_id: int) -> list[ColumnElement[bool]]:
    return [Grievance.assembly_id == assembly_id, Grievance.state != "withdrawn"]


def _counted(mine: list[ColumnElement[bool]], place: Any) -> Cells:
    found: dict[tuple[int | None, str], Count] = {}
    for strategy_id, code, count in (*_told(mine, place), *_joined(mine, place)):
        found[strategy_id, code] = found.get((strategy_id, code), Count()) + count
    return found


ANSWERED, DONE, URGENT = 4, 2, 1
# What the rule asks of a grievance, as one small number: the rule is asked of each group of equals,
# not told again in SQL. (The withdrawn are in no count, so their state is not asked.)
KIND = (
    case((Grievance.answered_on.is_not(None), ANSWERED), else_=0)
    + case((AgendaItem.phase == "done", DONE), else_=0)
    + case((Grievance.urgent, URGENT), else_=0)
)


def _told(mine: list[ColumnElement[bool]], place: Any) -> list[tuple[int | None, str, Count]]:
    # By the sum's name: its numbers are parameters, and no two of them are the same to a server.
    wanted = _by(place, KIND.label("asked"), func.count(), kinds=(text("asked"),))
    wanted = wanted.outerjoin(AgendaItem, AgendaItem.id == Grievance.agenda_item_id).where(*mine)
    told = []
    for strategy_id, code, kind, n in session().execute(wanted):
        owed = is_unresolved("", is_answered=bool(kind & ANSWERED), is_item_done=bool(kind & DONE))
        pressing = owed and bool(kind & URGENT)
        told.append((strategy_id, code, Count(n, n if owed else 0, n if pressing else 0)))
    return told


def _joined(mine: list[ColumnElement[bool]], place: Any) -> list[tuple[int | None, str, Count]]:
    wanted = _by(place, func.count()).join(MeToo, MeToo.grievance_id == Grievance.id).where(*mine)
    return [(s, code, Count(joined=n)) for s, code, n in session().execute(wanted)]


def _by(place: Any, *more: Any, kinds: tuple[Any, ...] = ()) -> Select[Any]:
    wanted: Select[Any] = select(Grievance.strategy_id, place, *more)
    return wanted.group_by(Grievance.strategy_id, place, *kinds)
