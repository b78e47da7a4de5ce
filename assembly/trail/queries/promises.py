"""The promise board: how all promises stand, in pictures, the silences, and a list to narrow."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from flask_babel import gettext as _

from assembly.assemblies.queries import assembly
from assembly.core.i18n import current
from assembly.core.text import thai_sort_key
from assembly.core.thai import be_year
from assembly.places.queries import districts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name, strategies_of
from assembly.requests.queries import Silent, Tally, silences, tallies
from assembly.trail.queries.promise_rows import (
    WHOLE,
    Asked,
    Body,
    Row,
    acted_on_by,
    acting_on,
    bodies_of,
    corrections_of,
    counts_of,
    rows_of,
    titles_of,
    with_words,
)
from assembly.trail.queries.promise_silence import Clock, clock_of, letters_without_answer
from assembly.trail.rules.quarters import Dated, Panel, drawn, years_of
from assembly.trail.rules.standing import Counts, Piece, counted, pieces
from assembly.trail.rules.tiles import places_of

ON_A_PAGE = 25


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
class Line:
    """One promise in the list."""

    row: Row
    title: str
    strategy: Strategy | None
    bodies: tuple[Body, ...]
    districts: tuple[str, ...]
    silent: tuple[Silent, ...]  # the silences about it, the longest first
    corrections: int

    @property
    def strategy_name(self) -> str:
        return short_name(self.strategy)

    @property
    def led(self) -> tuple[Body, ...]:
        return tuple(body for body in self.bodies if body.leads) or self.bodies[:1]


@dataclass(frozen=True)
class Facts:
    """Everything the board counts, read once."""

    rows: tuple[Row, ...]
    silent: tuple[Silent, ...]
    strategies: tuple[Strategy, ...]
    districts: dict[str, str]
    today: date

    def about(self) -> dict[int, list[Silent]]:
        """The silences about each promise, those about its parts with them."""
        found: dict[int, list[Silent]] = defaultdict(list)
        for one in self.silent:
            found[one.parent_id or one.commitment_id or 0].append(one)
        return found


@dataclass(frozen=True)
class Sentence:
    """The board in one true sentence."""

    counts: Counts
    silent: int  # how many letters are without an answer
    longest: int  # days


@dataclass(frozen=True)
class Answers:
    """Who answered and who is silent, by one thing; ``asks`` narrows the list to one of them."""

    name: str
    asks: str
    rows: tuple[Tally, ...]


@dataclass(frozen=True)
class Board:
    asked: Asked
    sentence: Sentence
    bars: tuple[Bar, ...]
    tiles: tuple[Tile, ...]
    whole: Tile
    panels: tuple[Panel, ...]
    clock: Clock
    answers: tuple[Answers, ...]
    lines: tuple[Line, ...]
    found: int
    bodies: tuple[tuple[int, str], ...]
    years: tuple[int, ...]
    is_map: bool

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // ON_A_PAGE))


def sentence_of(assembly_id: int, today: date) -> Sentence:
    """For the strip on other pages: counted where the rows lie."""
    silent, since = letters_without_answer(assembly_id, today)
    days = (today - since).days if since else 0
    return Sentence(counts_of(assembly_id, today), silent, max(days, 0))


def board_of(assembly_id: int, asked: Asked, today: date) -> Board:
    """The whole board, and one page of its list, in as few questions as a small one."""
    facts = facts_of(assembly_id, today)
    chosen = sorted(_narrowed(assembly_id, facts, asked), key=_order)
    asked = replace(asked, page=min(asked.page, max(1, -(-len(chosen) // ON_A_PAGE))))
    start = (asked.page - 1) * ON_A_PAGE
    bodies = bodies_of(assembly_id)
    return Board(
        asked=asked,
        sentence=_sentence(facts.rows, facts.silent),
        bars=_bars(facts),
        tiles=_tiles(facts),
        whole=_whole(facts),
        panels=panels_of(facts.rows, today),
        clock=clock_of(facts.silent),
        answers=_answers(facts),
        lines=lines_of(facts, chosen[start : start + ON_A_PAGE]),
        found=len(chosen),
        bodies=tuple(sorted(bodies.items(), key=lambda pair: _place_of(pair[1]))),
        years=tuple(sorted({be_year(row.due_on) for row in facts.rows if row.due_on})),
        is_map=bool(places_of([*facts.districts])),
    )


def facts_of(assembly_id: int, today: date) -> Facts:
    of = f"name_{current()}"
    rows = districts_of(assembly(assembly_id).province_code)
    return Facts(
        rows=tuple(rows_of(assembly_id, today)),
        silent=tuple(silences(assembly_id, today)),
        strategies=tuple(strategies_of(assembly_id)),
        districts={row.code: str(getattr(row, of)) for row in rows},
        today=today,
    )


def panels_of(rows: Sequence[Row], today: date) -> tuple[Panel, ...]:
    dated = (Dated(row.standing, row.due_on, row.kept_on) for row in rows)
    return drawn(years_of(dated, today), today)


def lines_of(facts: Facts, rows: Sequence[Row]) -> tuple[Line, ...]:
    """These promises as lines of a list."""
    ids = [row.id for row in rows]
    acting, corrected, about = acting_on(ids), corrections_of(ids), facts.about()
    titles = titles_of(ids)
    by_id = {strategy.id: strategy for strategy in facts.strategies}
    return tuple(
        Line(
            row=row,
            title=titles[row.id],
            strategy=by_id.get(row.strategy_id or 0),
            bodies=tuple(acting.get(row.id, ())),
            districts=tuple(
                name for code, name in facts.districts.items() if code in row.districts
            ),
            silent=tuple(about.get(row.id, ())),
            corrections=corrected.get(row.id, 0),
        )
        for row in rows
    )


def _sentence(rows: Sequence[Row], silent: Sequence[Silent]) -> Sentence:
    going = [one.silence.days for one in silent if one.silence.goes_on]
    return Sentence(counted(row.standing for row in rows), len(going), max(going, default=0))


def _bars(facts: Facts) -> tuple[Bar, ...]:
    """One for every strategy, and one for the promises under none where there are any."""
    under: dict[int, list[str]] = defaultdict(list)
    for row in facts.rows:
        under[row.strategy_id or 0].append(row.standing)
    longest = max(map(len, under.values()), default=0)
    named = [(s.id, s.number, short_name(s)) for s in facts.strategies]
    if under.get(0):
        named.append((0, None, _("ไม่อยู่ในยุทธศาสตร์ใด")))
    counts = [(number, name, counted(under.get(id_, ()))) for id_, number, name in named]
    return tuple(Bar(number, name, each, pieces(each, longest)) for number, name, each in counts)


def _tiles(facts: Facts) -> tuple[Tile, ...]:
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


def _whole(facts: Facts) -> Tile:
    return _tile(facts, "", _("ทั้งจังหวัด"), place=None, index=0)


def _answers(facts: Facts) -> tuple[Answers, ...]:
    under = {str(s.number): short_name(s) for s in facts.strategies}
    named = (
        (_("หน่วยงาน"), "body", None),
        (_("อำเภอ"), "district", {**facts.districts, "": _("ทั้งจังหวัด")}),
        (_("ยุทธศาสตร์"), "strategy", {**under, "": _("ไม่อยู่ในยุทธศาสตร์ใด")}),
    )
    return tuple(
        Answers(name, by, tuple(tallies(facts.silent, by, names))) for name, by, names in named
    )


def _narrowed(assembly_id: int, facts: Facts, asked: Asked) -> list[Row]:
    under = {str(s.number): s.id for s in facts.strategies} | {WHOLE: None}
    wanted = under.get(asked.strategy, 0)
    rows = [row for row in facts.rows if _fits(row, asked)]
    if asked.strategy:
        rows = [row for row in rows if row.strategy_id == wanted]
    if asked.body:
        led = acted_on_by(asked.body)
        rows = [row for row in rows if row.id in led]
    if asked.words:
        said = with_words(assembly_id, asked.words)
        rows = [row for row in rows if row.id in said]
    if asked.silence:
        about = facts.about()
        rows = [
            row for row in rows if any(_is(one, asked.silence) for one in about.get(row.id, ()))
        ]
    return rows


def _fits(row: Row, asked: Asked) -> bool:
    if asked.state and row.standing != asked.state:
        return False
    if asked.year and (row.due_on is None or be_year(row.due_on) != asked.year):
        return False
    return _is_in(row, asked.district)


def _is_in(row: Row, district: str) -> bool:
    if district == WHOLE:
        return not row.districts
    return not district or district in row.districts


def _is(one: Silent, silence: str) -> bool:
    return {
        "silent": one.silence.goes_on,
        "overdue": one.silence.is_overdue,
        "refused": one.state == "refused",
        "late": one.silence.came_late,
        "answered": one.answered_on is not None,
    }[silence]


def _order(row: Row) -> tuple[int, int, int]:
    """Late ones first, then what is due next; then what was kept, the newest first; then ended."""
    rank = {"late": 0, "kept": 2, "ended": 3}.get(row.standing, 1)
    over = rank > 1
    day = -row.state_on.toordinal() if over else (row.due_on or date.max).toordinal()
    return rank, day, row.id


@lru_cache(maxsize=4096)
def _place_of(name: str) -> str:
    return thai_sort_key(name)
