"""Every promise of an assembly as a narrow row: read at once, counted and narrowed in memory."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import case, func, select

from assembly.commitments.models import Commitment, CommitmentBody, Report
from assembly.commitments.rules import OPEN
from assembly.core.db import session
from assembly.core.text import search_key, thai_sort_key
from assembly.plans.models import Strategy
from assembly.registry.models import Organisation
from assembly.trail.rules.standing import ORDER, Counts, standing_of

LONGEST_WORDS = 100
MOST_PAGES = 10_000
SILENCES = ("silent", "overdue", "refused", "late", "answered")
WHOLE = "all"  # in an address: the whole province, or no strategy


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed by; empty: everything. ``year`` is of the Buddhist Era."""

    state: str = ""
    body: int = 0
    district: str = ""
    strategy: str = ""  # its number, or ``all`` for none
    year: int = 0
    silence: str = ""
    words: str = ""
    page: int = 1
    as_table: bool = False

    @classmethod
    def by(cls, said: Mapping[str, str]) -> "Asked":
        """What an address asks; what means nothing asks for nothing."""
        return cls(
            state=_known(said.get("state", ""), ORDER),
            body=_number(said.get("body", "")),
            district=said.get("district", "")[:6],
            strategy=said.get("strategy", "")[:3],
            year=_number(said.get("year", "")[:4]),
            silence=_known(said.get("silence", ""), SILENCES),
            words=said.get("q", "")[:LONGEST_WORDS].strip(),
            page=min(max(_number(said.get("page", "")), 1), MOST_PAGES),
            as_table=said.get("as", "") == "table",
        )

    @property
    def is_narrowed(self) -> bool:
        return replace(self, page=1, as_table=False) != Asked()

    def address(self, **other: Any) -> dict[str, Any]:
        """The same as an address asks it, with something changed; another page is the first."""
        now = {"state": self.state, "body": self.body, "district": self.district}
        now |= {"strategy": self.strategy, "year": self.year, "silence": self.silence}
        now |= {"q": self.words, "as": "table" if self.as_table else ""} | other
        return {name: said for name, said in now.items() if said}


class Row(NamedTuple):
    """One promise with its parts, as narrow as counting needs it: thousands are made for a page."""

    id: int
    state: str
    standing: str
    due_on: date | None
    state_on: date
    progress: int
    strategy_id: int | None
    districts: frozenset[str]  # where it and its parts are done; none: the whole province
    parts: tuple[Any, ...]  # each with ``weight``, ``progress`` and ``state``

    @property
    def kept_on(self) -> date | None:
        return self.state_on if self.state == "kept" else None


def rows_of(assembly_id: int, today: date) -> list[Row]:
    """Every promise, its parts with it, in two readings; in the order of the list."""
    columns = (
        *(Commitment.id, Commitment.state, Commitment.due_on, Commitment.state_on),
        *(Commitment.progress, Commitment.strategy_id, Commitment.district_code),
    )
    wanted = select(*columns).where(
        Commitment.assembly_id == assembly_id, Commitment.parent_id.is_(None)
    )
    parts, wholes = _parts_in(assembly_id), session().execute(wanted)
    return sorted((_row(whole, parts.get(whole[0], ()), today) for whole in wholes), key=_order)


def _parts_in(assembly_id: int) -> dict[int, list[Any]]:
    """The parts of each promise that has some, in their order."""
    columns = (Commitment.parent_id, Commitment.weight, Commitment.progress, Commitment.state)
    wanted = select(*columns, Commitment.district_code).where(
        Commitment.assembly_id == assembly_id, Commitment.parent_id.is_not(None)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session().execute(wanted.order_by(Commitment.position)):
        found[row[0] or 0].append(row)
    return found


def _order(row: Row) -> tuple[int, int, int]:
    """Late ones first, then what is due next; then what was kept, the newest first; then ended."""
    rank = {"late": 0, "kept": 2, "ended": 3}.get(row.standing, 1)
    over = rank > 1
    day = -row.state_on.toordinal() if over else (row.due_on or date.max).toordinal()
    return rank, day, row.id


def counts_of(assembly_id: int, today: date, strategy: int | None = None) -> Counts:
    """How many stand how, counted where they lie; ``strategy``: those under that number."""
    is_past = case((Commitment.due_on < today, 1), else_=0)
    told = select(Commitment.state, is_past, func.count()).where(
        Commitment.assembly_id == assembly_id, Commitment.parent_id.is_(None)
    )
    if strategy is not None:
        own = select(Strategy.id).where(Strategy.number == strategy)
        told = told.where(Commitment.strategy_id.in_(own))
    found: Counter[str] = Counter()
    for state, past, count in session().execute(told.group_by(Commitment.state, is_past)):
        found["late" if past and state in OPEN else state] += count
    return Counts(found)


def acted_on_by(organisation_id: int) -> set[int]:
    """The promises that a body leads or acts on, whole or in part."""
    whole = func.coalesce(Commitment.parent_id, Commitment.id)
    wanted = select(whole).join(CommitmentBody, CommitmentBody.commitment_id == Commitment.id)
    return set(session().scalars(wanted.where(CommitmentBody.organisation_id == organisation_id)))


def with_words(assembly_id: int, words: str) -> set[int]:
    """The promises that hold every one of these words, each in the whole or in a part."""
    whole = func.coalesce(Commitment.parent_id, Commitment.id)
    found: set[int] | None = None
    for word in search_key(words).split():
        wanted = select(whole).where(
            Commitment.assembly_id == assembly_id, Commitment.search.contains(word, autoescape=True)
        )
        ids = set(session().scalars(wanted))
        found = ids if found is None else found & ids
    return found or set()


def bodies_in_order(assembly_id: int) -> tuple[tuple[int, str], ...]:
    """Every body that leads a promise or acts on one, with its name, in dictionary order."""
    wanted = (
        select(Organisation.id, Organisation.name)
        .join(CommitmentBody, CommitmentBody.organisation_id == Organisation.id)
        .join(Commitment, Commitment.id == CommitmentBody.commitment_id)
        .where(Commitment.assembly_id == assembly_id)
        .distinct()
    )
    rows = [(row.id, row.name) for row in session().execute(wanted)]
    return tuple(sorted(rows, key=lambda row: _place_of(row[1])))


def titles_of(ids: Iterable[int]) -> dict[int, str]:
    wanted = select(Commitment.id, Commitment.title).where(Commitment.id.in_(ids))
    return dict(session().execute(wanted).all())


@dataclass(frozen=True)
class Body:
    """One that acts on a promise, as a link."""

    id: int
    name: str
    sector: str
    leads: bool


def acting_on(ids: Iterable[int]) -> dict[int, list[Body]]:
    """Who acts on each of these, those that lead first; their parts are not asked."""
    wanted = (
        select(CommitmentBody, Organisation.name, Organisation.sector)
        .join(Organisation, Organisation.id == CommitmentBody.organisation_id)
        .where(CommitmentBody.commitment_id.in_(ids))
        .order_by(CommitmentBody.leads.desc(), CommitmentBody.position)
    )
    found: dict[int, list[Body]] = defaultdict(list)
    for row, name, sector in session().execute(wanted):
        body = Body(row.organisation_id, name, sector, row.leads)
        found[row.commitment_id].append(body)
    return found


def corrections_of(ids: Iterable[int]) -> dict[int, int]:
    """How many lines of each of these promises, parts included, corrected an earlier one."""
    whole = func.coalesce(Commitment.parent_id, Commitment.id)
    wanted = (
        select(whole, func.count())
        .join(Report, Report.commitment_id == Commitment.id)
        .where(Commitment.id.in_(ids) | Commitment.parent_id.in_(ids))
        .where(Report.corrects.is_not(None))
        .group_by(whole)
    )
    return dict(session().execute(wanted).all())


def _row(whole: Any, parts: Sequence[Any], today: date) -> Row:
    id_, state, due_on, state_on, progress, strategy_id, code = whole
    standing = standing_of(state, due_on, today)
    places = _places(code, parts) if parts else _IN[code]
    return Row(
        *(id_, state, standing, due_on, state_on, progress, strategy_id, places),
        parts=tuple(parts),
    )


def _places(code: str | None, parts: Sequence[Any]) -> frozenset[str]:
    told = (code, *(part.district_code for part in parts))
    return frozenset(place for place in told if place)


class _Alone(dict[str | None, frozenset[str]]):
    """A place alone, made once for each."""

    def __missing__(self, code: str | None) -> frozenset[str]:
        self[code] = frozenset((code,)) if code else frozenset()
        return self[code]


_IN = _Alone()


@lru_cache(2_000)
def _place_of(name: str) -> str:
    """Where a name stands in a dictionary: spelt through once, for it never changes."""
    return thai_sort_key(name)


def _known(said: str, words: Iterable[str]) -> str:
    return said if said in words else ""


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else 0
