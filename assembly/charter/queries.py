from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.charter.models import Chapter, Charter, Clause, Edition, EditionClause
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound


@dataclass(frozen=True)
class ClauseView:
    id: int
    number: str
    text: str
    added_since_edition: bool  # adopted, but in no edition yet


@dataclass(frozen=True)
class ChapterView:
    id: int
    number: int
    title: str
    strategy_number: int | None
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True)
class EditionView:
    number: int
    adopted_on: date
    place: str


@dataclass(frozen=True)
class CharterBook:
    """The charter as it stands: every chapter, every clause, and the last edition if any."""

    assembly_id: int
    title: str
    preamble: str
    edition: EditionView | None
    chapters: tuple[ChapterView, ...]

    @property
    def clause_count(self) -> int:
        return sum(len(chapter.clauses) for chapter in self.chapters)


def charter_of(assembly_id: int) -> Charter | None:
    return session().scalar(select(Charter).where(Charter.assembly_id == assembly_id))


def book_of(assembly_id: int) -> CharterBook | None:
    """The charter as a book; ``None`` while the assembly has none."""
    charter = charter_of(assembly_id)
    if charter is None:
        return None
    last = last_edition(charter.id)
    printed = _printed_in(last)
    chapters = tuple(_chapter(row, printed) for row in chapters_of(assembly_id))
    edition = EditionView(last.number, last.adopted_on, last.place) if last else None
    return CharterBook(assembly_id, charter.title, charter.preamble, edition, chapters)


def chapters_of(assembly_id: int) -> list[Chapter]:
    """The charter's chapters, by number."""
    wanted = select(Chapter).join(Charter, Charter.id == Chapter.charter_id)
    return list(
        session().scalars(wanted.where(Charter.assembly_id == assembly_id).order_by(Chapter.number))
    )


def chapter_for(assembly_id: int, strategy_id: int | None) -> Chapter | None:
    """The chapter of a strategy."""
    return next((c for c in chapters_of(assembly_id) if c.strategy_id == strategy_id), None)


def clauses_in(chapter_id: int) -> list[Clause]:
    """A chapter's clauses, in order."""
    wanted = select(Clause).where(Clause.chapter_id == chapter_id)
    return list(session().scalars(wanted.order_by(Clause.position)))


def clause(clause_id: int) -> Clause:
    """Raises ``NotFound``."""
    found = session().get(Clause, clause_id)
    if found is None:
        raise NotFound
    return found


def last_edition(charter_id: int) -> Edition | None:
    wanted = select(Edition).where(Edition.charter_id == charter_id)
    return session().scalar(wanted.order_by(Edition.number.desc()).limit(1))


def _printed_in(edition: Edition | None) -> frozenset[int]:
    if edition is None:
        return frozenset()
    wanted = select(EditionClause.clause_id).where(EditionClause.edition_id == edition.id)
    return frozenset(session().scalars(wanted))


def _chapter(row: Chapter, printed: frozenset[int]) -> ChapterView:
    clauses = tuple(
        ClauseView(c.id, c.number, c.text, bool(printed) and c.id not in printed)
        for c in clauses_in(row.id)
    )
    number = row.strategy.number if row.strategy else None
    return ChapterView(row.id, row.number, row.title, number, clauses)


@resolver("clause_id")
def _assembly_of_clause(clause_id: int) -> int | None:
    return session().scalar(select(Clause.assembly_id).where(Clause.id == clause_id))
