"""How many promises stand how, by strategy, district, body or the year they are due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.assemblies.queries import assembly
from assembly.commitments.models import Commitment
from assembly.commitments.queries.listing import is_late_column
from assembly.commitments.queries.rows import acting_bodies
from assembly.commitments.rules import STATES
from assembly.core import clock, thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.places.queries import districts_of
from assembly.plans.queries import short_name, strategies_of
from assembly.resolutions.queries import names_in


@dataclass
class Total:
    """One line of a sum. ``key`` is what the address filters by; empty or 0: none of them."""

    key: int | str
    name: str
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))
    late: int = 0
    done: int = 0  # the sum of the progress of those that are not ended

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def kept(self) -> int:
        return self.counts["kept"]

    @property
    def open(self) -> int:
        return self.all - self.counts["kept"] - self.counts["ended"]

    @property
    def progress(self) -> int:
        """How far they are together, in whole per cent; those that are ended do not count."""
        counting = self.all - self.counts["ended"]
        return self.done // counting if counting else 0


def totals_of(assembly_id: int, by: str, *, today: date | None = None) -> tuple[Total, ...]:
    """``by`` strategy, district, body or year; a body counts where it leads or acts too, be it only
    on a part: the whole, once.

    Every strategy and district has its line, also with nothing in it; what belongs to none comes
    last. Of a body or a year only those with promises are told.
    """
    today = today or clock.today()
    names = _NAMES[by](assembly_id)
    sums: dict[int | str, Total] = {key: Total(key, name) for key, name in names.items()}
    for key, state, is_late, count, done in session().execute(_wanted(assembly_id, by, today)):
        known = _key(by, key)
        one = sums.setdefault(known, Total(known, _name_of(by, known)))
        one.counts[state] += count
        one.late += count if is_late else 0
        one.done += (100 * count if state == "kept" else done) if state != "ended" else 0
    return tuple(_in_order(by, sums.values()))


def _wanted(assembly_id: int, by: str, today: date) -> Any:
    acting = acting_bodies()
    column = {
        "strategy": Commitment.strategy_id,
        "district": Commitment.district_code,
        "body": acting.c.organisation_id,
        "year": func.extract("year", Commitment.due_on),
    }[by]
    late = is_late_column(today).label("late")
    told: Any = (column.label("key"), Commitment.state, late)
    wanted = select(*told, func.count(), func.sum(Commitment.progress))
    if by == "body":
        wanted = wanted.join(acting, acting.c.whole_id == Commitment.id)
    mine = (Commitment.assembly_id == assembly_id, Commitment.parent_id.is_(None))
    return wanted.where(*mine).group_by("key", Commitment.state, "late")


def _key(by: str, key: Any) -> int | str:
    if key is None:
        return "" if by == "district" else 0
    return int(key) + thai.BUDDHIST_ERA if by == "year" else key


def _strategies(assembly_id: int) -> Mapping[int | str, str]:
    return {row.id: f"{row.number} {short_name(row)}" for row in strategies_of(assembly_id)}


def _districts(assembly_id: int) -> Mapping[int | str, str]:
    rows = districts_of(assembly(assembly_id).province_code)
    return {row.code: getattr(row, f"name_{current()}") for row in rows}


def _bodies(assembly_id: int) -> Mapping[int | str, str]:
    return {id_: name for id_, name in names_in(assembly_id).items()}  # noqa: C416 -- other keys


def _years(_assembly_id: int) -> Mapping[int | str, str]:
    return {}


_NAMES: Mapping[str, Any] = {
    "strategy": _strategies,
    "district": _districts,
    "body": _bodies,
    "year": _years,
}


def _name_of(by: str, key: int | str) -> str:
    if key:
        return str(key)
    names: Mapping[str, str] = {
        "strategy": _("ไม่อยู่ใต้ยุทธศาสตร์ใด"),
        "district": _("ทั้งจังหวัด"),
        "body": "",
        "year": _("ไม่กำหนดวัน"),
    }
    return names[by]


def _in_order(by: str, sums: Iterable[Total]) -> list[Total]:
    if by == "body":
        told = [one for one in sums if one.all]
        return sorted(told, key=lambda one: (-one.all, one.name))
    if by == "year":
        return sorted(sums, key=lambda one: (not one.key, -int(one.key or 0)))
    return sorted(sums, key=lambda one: not one.key)
