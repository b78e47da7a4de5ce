"""The pictures of the promise board, from everything it counts: bars, tiles, years, answers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from flask_babel import gettext as _

from assembly.assemblies.queries import assembly
from assembly.core.i18n import current
from assembly.places.queries import districts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name, strategies_of
from assembly.requests.queries import Silent, Tally, silences, tallies
from assembly.trail.queries.promise_rows import Row, rows_of
from assembly.trail.rules.quarters import Dated, Panel, drawn, years_of
from assembly.trail.rules.standing import Counts, Piece, counted, pieces
from assembly.trail.rules.tiles import places_of


@dataclass(frozen=True)
class Facts:
    """Everything the board counts, read once."""

    rows: tuple[Row, ...]
    silent: tuple[Silent, ...]
    strategies: tuple[Strategy, ...]
    districts: dict[str, str]
    today: date

    @cached_property
    def about(self) -> dict[int, list[Silent]]:
        """The silences about each promise, those about its parts with them."""
        found: dict[int, list[Silent]] = defaultdict(list)
        for one in self.silent:
            found[one.parent_id or one.commitment_id or 0].append(one)
        return found


@dataclass(frozen=True)
class Bar:
    """One strategy; that without a number holds the promises under none."""

    number: int | None
    name: str
    counts: Counts
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Tile:
    """One district; that without a code is the whole province."""

    code: str
    name: str
    kept: int
    total: int
    silent: int
    place: tuple[int, int] | None  # row and column on a map that is known
    index: int = 0  # of its island


@dataclass(frozen=True)
class Answers:
    """Who answered and who is silent, by one thing; ``asks`` narrows the list to one of them."""

    name: str
    asks: str
    rows: tuple[Tally, ...]


def facts_of(assembly_id: int, today: date) -> Facts:
    of = f"name_{current()}"
    rows = districts_of(assembly(assembly_id).province_code)
    return Facts(
        rows=tuple(rows_of(assembly_id, today)),
        silent=tuple(silences(assembly_id, today, letters=False)),
        strategies=tuple(strategies_of(assembly_id)),
        districts={row.code: str(getattr(row, of)) for row in rows},
        today=today,
    )


def panels_of(rows: Sequence[Row], today: date) -> tuple[Panel, ...]:
    dated = (Dated(row.standing, row.due_on, row.kept_on) for row in rows)
    return drawn(years_of(dated, today), today)


def bars_of(facts: Facts) -> tuple[Bar, ...]:
    """One for every strategy, and one for the promises under none where there are any."""
    under: dict[int, list[str]] = defaultdict(list)
    for row in facts.rows:
        under[row.strategy_id or 0].append(row.standing)
    longest = max(map(len, under.values()), default=0)
    named: list[tuple[int, int | None, str]] = [
        (s.id, s.number, short_name(s)) for s in facts.strategies
    ]
    if under.get(0):
        named.append((0, None, _("ไม่อยู่ในยุทธศาสตร์ใด")))
    counts = [(number, name, counted(under.get(id_, ()))) for id_, number, name in named]
    return tuple(Bar(number, name, each, pieces(each, longest)) for number, name, each in counts)


def tiles_of(facts: Facts) -> tuple[Tile, ...]:
    placed = {place.code: place for place in places_of([*facts.districts])}
    order = list(placed) or list(facts.districts)
    islands = list(facts.districts)
    return tuple(
        _tile(
            facts,
            code,
            facts.districts[code],
            place=(placed[code].row, placed[code].column) if placed else None,
            index=islands.index(code),
        )
        for code in order
    )


def _tile(facts: Facts, code: str, name: str, *, place: tuple[int, int] | None, index: int) -> Tile:
    here = [row for row in facts.rows if code in row.districts or (not code and not row.districts)]
    ids = {row.id for row in here}
    silent = sum(
        one.silence.goes_on and (one.parent_id or one.commitment_id) in ids for one in facts.silent
    )
    kept = sum(row.standing == "kept" for row in here)
    return Tile(code, name, kept, len(here), silent, place, index)


def whole_of(facts: Facts) -> Tile:
    return _tile(facts, "", _("ทั้งจังหวัด"), place=None, index=0)


def answers_of(facts: Facts) -> tuple[Answers, ...]:
    under = {str(s.number): short_name(s) for s in facts.strategies}
    named = (
        (_("หน่วยงาน"), "body", None),
        (_("อำเภอ"), "district", {**facts.districts, "": _("ทั้งจังหวัด")}),
        (_("ยุทธศาสตร์"), "strategy", {**under, "": _("ไม่อยู่ในยุทธศาสตร์ใด")}),
    )
    return tuple(
        Answers(name, by, tuple(tallies(facts.silent, by, names))) for name, by, names in named
    )
