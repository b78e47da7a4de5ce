"""The statements of a meeting, with what the hall thinks of them as it may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from sqlalchemy import func, select

from assembly.assemblies.models import Assembly
from assembly.core import ids
from assembly.core.access import Actor, resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current
from assembly.core.text import graphemes
from assembly.meetings.models import Meeting
from assembly.meetings.queries import name_of
from assembly.people.models import Member
from assembly.places.queries import districts_of
from assembly.statements import rules
from assembly.statements.models import Opinion, Statement

SEEN = ("open", "closed")  # by anybody; what is withheld is the desk's alone
EVERY = (*SEEN, "withheld")
MOST_ON_WALL = 4  # statements …
MOST_LINES = {"th": 5, "en": 4}  # … in so many lines (Latin names stand higher at the foot) …
WALL_LETTERS = 58  # … of so many letters on the narrowest wall


@dataclass(frozen=True)
class Cell:
    """One district's answers to one statement; ``None``: too few to be shown."""

    name: str
    answers: rules.Answers | None


@dataclass(frozen=True)
class StatementView:
    """A statement as every face shows it."""

    id: int
    number: int
    text: str
    state: str
    answered: int
    groups: rules.Groups | None
    cells: tuple[Cell, ...]  # of every district, in order

    @cached_property
    def standing(self) -> str:
        return rules.standing(self.groups)

    @property
    def total(self) -> rules.Answers:
        return self.groups.total if self.groups else rules.Answers()

    @property
    def rest(self) -> rules.Answers | None:
        return self.groups.rest if self.groups else None

    @property
    def score(self) -> int:
        """Of a hundred: how far all groups are of one mind, for it or against it."""
        return rules.best(self.groups).percent if self.groups else 0

    @property
    def consensus(self) -> int:
        return rules.consensus(self.groups).percent if self.groups else 0

    @property
    def apart(self) -> int:
        """Of a hundred pairs: how many do not think alike."""
        return rules.percent(rules.division(self.groups)) if self.groups else 0


@dataclass(frozen=True)
class Sense:
    """What a meeting's statements come to."""

    statements: tuple[StatementView, ...]

    @cached_property
    def together(self) -> Sequence[StatementView]:
        return rules.of_one_mind(self.statements)

    @cached_property
    def apart(self) -> Sequence[StatementView]:
        return rules.dividing(self.statements)

    @property
    def open(self) -> int:
        return sum(one.state == "open" for one in self.statements)

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.statements)

    @property
    def unclear(self) -> Sequence[StatementView]:
        return [one for one in self.statements if one.standing in ("open", "few")]

    @property
    def closed(self) -> Sequence[StatementView]:
        return [one for one in self.statements if one.state == "closed"]

    @property
    def marker(self) -> str:
        """Changes with what waits for an opinion: a phone asks anew what is its own."""
        return "sense " + " ".join(f"{one.id}-{one.state}" for one in self.statements)

    @property
    def on_wall(self) -> tuple[Sequence[StatementView], Sequence[StatementView]]:
        """What stands on one wall: from both lists in turn, while there is room."""
        pairs = zip_longest(self.together, self.apart)
        chosen: set[int] = set()
        room = MOST_LINES[current()]
        for one in (one for pair in pairs for one in pair if one is not None):
            room -= 2 if graphemes(one.text) > WALL_LETTERS else 1
            if room < 0 or len(chosen) == MOST_ON_WALL:
                break
            chosen.add(one.id)
        together = [one for one in self.together if one.id in chosen]
        return together, [one for one in self.apart if one.id in chosen]


def sense_of(row: Meeting, states: Sequence[str] = SEEN) -> Sense:
    """Every statement in one of these states, in the order they are asked."""
    wanted = select(Statement).where(Statement.meeting_id == row.id, Statement.state.in_(states))
    found = list(session().scalars(wanted.order_by(Statement.number)))
    cells = _cells(row.id)
    districts = {d.code: name_of(d) for d in districts_of(province_of(row))}
    return Sense(tuple(_view(one, cells.get(one.id, {}), districts) for one in found))


def statement_in(meeting_id: int, statement_id: int) -> Statement:
    """The statement, if it was put to this meeting. Raises ``NotFound``."""
    row = session().get(Statement, statement_id)
    if row is None or row.meeting_id != meeting_id:
        raise NotFound
    return row


def statements_in(meeting_id: int) -> list[Statement]:
    wanted = select(Statement).where(Statement.meeting_id == meeting_id)
    return list(session().scalars(wanted.order_by(Statement.number)))


def asked_now(row: Meeting) -> int:
    """How many statements wait for opinions on the phones."""
    return _open_in(row.id) if row.phase == "open" else 0


def waiting_to_be_asked(row: Meeting) -> int:
    """How many statements the phones will be asked once the meeting opens."""
    return _open_in(row.id) if row.phase == "planned" else 0


def _open_in(meeting_id: int) -> int:
    wanted = select(func.count()).where(
        Statement.meeting_id == meeting_id, Statement.state == "open"
    )
    return session().scalar(wanted) or 0


def has_statements(meeting_id: int) -> bool:
    """Whether there is anything that a wall may show."""
    wanted = select(Statement.id).where(
        Statement.meeting_id == meeting_id, Statement.state.in_(SEEN)
    )
    return session().scalar(wanted.limit(1)) is not None


def meetings_with_statements(assembly_id: int) -> frozenset[int]:
    """The meetings of an assembly of which a wall may show some."""
    wanted = select(Statement.meeting_id).join(Meeting, Meeting.id == Statement.meeting_id)
    wanted = wanted.where(Meeting.assembly_id == assembly_id, Statement.state.in_(SEEN))
    return frozenset(session().scalars(wanted.distinct()))


def my_opinions(meeting_id: int, participant: str) -> Mapping[int, str]:
    """Statement → what this participant chose. Asked one by one: nothing ties them together."""
    if not participant:
        return {}
    hashes = {who_hash(row.id, participant): row.id for row in statements_in(meeting_id)}
    wanted = select(Opinion.who_hash, Opinion.choice).where(Opinion.who_hash.in_(hashes))
    return {hashes[row.who_hash]: row.choice for row in session().execute(wanted)}


def who_hash(statement_id: int, participant: str) -> str:
    return ids.keyed_hash("opinion", f"{statement_id}|{participant}")


def own_district(actor: Actor, meeting_id: int) -> str | None:
    """The district of a member whom a slip of this meeting signed in."""
    if actor.member_id is None or actor.meeting_id != meeting_id:
        return None
    return session().get_one(Member, actor.member_id).district_code


def province_of(row: Meeting) -> str:
    return session().get_one(Assembly, row.assembly_id).province_code


def answers_to(statement_id: int) -> rules.Answers:
    wanted = select(Opinion.choice, func.count().label("n")).group_by(Opinion.choice)
    found = session().execute(wanted.where(Opinion.statement_id == statement_id))
    counts = {row.choice: row.n for row in found}
    return rules.Answers(*(counts.get(word, 0) for word in rules.WORDS))


def _view(
    row: Statement, cells: Mapping[str | None, rules.Answers], districts: Mapping[str, str]
) -> StatementView:
    groups = rules.groups_of(cells)
    shown = groups.shown if groups else {}
    return StatementView(
        id=row.id,
        number=row.number,
        text=row.text,
        state=row.state,
        answered=sum(cell.n for cell in cells.values()),
        groups=groups,
        cells=tuple(Cell(name, shown.get(code)) for code, name in districts.items()),
    )


def _cells(meeting_id: int) -> dict[int, dict[str | None, rules.Answers]]:
    """Statement → district → answers, counted in one pass."""
    wanted = (
        select(Statement.id, Opinion.district_code, Opinion.choice, func.count().label("n"))
        .join(Opinion, Opinion.statement_id == Statement.id)
        .where(Statement.meeting_id == meeting_id)
        .group_by(Statement.id, Opinion.district_code, Opinion.choice)
    )
    found: dict[int, dict[str | None, rules.Answers]] = {}
    for row in session().execute(wanted):
        cells = found.setdefault(row.id, {})
        one = rules.Answers(*(row.n if row.choice == word else 0 for word in rules.WORDS))
        cells[row.district_code] = cells.get(row.district_code, rules.Answers()) + one
    return found


@resolver("statement_id")
def _assembly_of_statement(statement_id: int) -> int | None:
    row = session().get(Statement, statement_id)
    return row.assembly_id if row else None
