"""The promise board: how all promises stand, in pictures, the silences, and a list to narrow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assembly.commitments.queries import contradicted_in
from assembly.core.thai import be_year
from assembly.plans.models import Strategy
from assembly.requests.queries import Silent
from assembly.trail.queries.promise_counted import counted_of
from assembly.trail.queries.promise_pictures import Answers, Bar, Facts, Tile
from assembly.trail.queries.promise_rows import (
    WHOLE,
    Asked,
    Body,
    Row,
    acted_on_by,
    acting_on,
    corrections_of,
    counts_of,
    titles_of,
    with_words,
)
from assembly.trail.queries.promise_silence import Clock, letters_without_answer
from assembly.trail.rules.quarters import Panel
from assembly.trail.rules.standing import Counts, counted
from assembly.trail.rules.tiles import places_of

ON_A_PAGE = 25


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
    is_contradicted: bool = False  # people say that nothing has changed

    @property
    def led(self) -> tuple[Body, ...]:
        return tuple(body for body in self.bodies if body.leads) or self.bodies[:1]


@dataclass(frozen=True)
class Sentence:
    """The board in one true sentence."""

    counts: Counts
    silent: int  # how many letters are without an answer
    longest: int  # days


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
    counted = counted_of(assembly_id, today)
    facts = counted.facts
    chosen = _narrowed(assembly_id, facts, asked)
    asked = replace(asked, page=min(asked.page, max(1, -(-len(chosen) // ON_A_PAGE))))
    start = (asked.page - 1) * ON_A_PAGE
    return Board(
        asked=asked,
        sentence=_sentence(facts.rows, facts.silent),
        bars=counted.bars,
        tiles=counted.tiles,
        whole=counted.whole,
        panels=counted.panels,
        clock=counted.clock,
        answers=counted.answers,
        lines=lines_of(assembly_id, facts, chosen[start : start + ON_A_PAGE]),
        found=len(chosen),
        bodies=counted.bodies,
        years=_years(facts.rows),
        is_map=bool(places_of([*facts.districts])),
    )


def lines_of(assembly_id: int, facts: Facts, rows: Sequence[Row]) -> tuple[Line, ...]:
    """These promises as lines of a list."""
    ids = [row.id for row in rows]
    acting, corrected, about = acting_on(ids), corrections_of(ids), facts.about
    titles, doubted = titles_of(ids), contradicted_in(assembly_id, facts.today, among=ids)
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
            is_contradicted=row.id in doubted,
        )
        for row in rows
    )


def _sentence(rows: Sequence[Row], silent: Sequence[Silent]) -> Sentence:
    going = [one.silence.days for one in silent if one.silence.goes_on]
    return Sentence(counted(row.standing for row in rows), len(going), max(going, default=0))


def _years(rows: Sequence[Row]) -> tuple[int, ...]:
    """Those of the Buddhist Era in which something is due."""
    found = {row.due_on.year for row in rows if row.due_on}
    return tuple(be_year(date(year, 1, 1)) for year in sorted(found))


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
        about = facts.about
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
