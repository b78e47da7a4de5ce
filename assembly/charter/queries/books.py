"""A document as it stands: what is in force, with what was adopted since its last edition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.charter.models import Chapter, Charter, Clause, Edition, EditionClause
from assembly.charter.rules import Signer, signers_in
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound


@dataclass(frozen=True)
class ClauseView:
    id: int  # 0 for a clause that is only drafted
    number: str
    text: str
    added_since_edition: bool  # adopted, but in no edition yet
    amended_since_edition: bool = False  # other words than in the last edition
    state: str = "standing"  # or "repealed": it keeps its number and reads "(ยกเลิก)"


@dataclass(frozen=True)
class ChapterView:
    id: int  # 0 for a chapter that is only drafted
    number: int
    title: str
    strategy_number: int | None
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True)
class EditionView:
    number: int
    adopted_on: date
    place: str
    id: int = 0
    in_force_from: date | None = None
    ballot_id: int | None = None
    resolution_id: int | None = None
    signers: tuple[Signer, ...] = ()
    text_hash: str = ""


@dataclass(frozen=True)
class CharterBook:
    """A document: every chapter, every clause, and the edition it is or stands on, if any."""

    assembly_id: int
    title: str
    preamble: str
    edition: EditionView | None
    chapters: tuple[ChapterView, ...]
    charter_id: int = 0
    kind: str = "charter"  # or "bylaw"
    slug: str = "charter"
    transitory: str = ""  # บทเฉพาะกาล, a part of its own after the chapters
    pledge: str = ""  # ปฏิญญา
    signers: tuple[Signer, ...] = ()

    @property
    def clause_count(self) -> int:
        """Clauses that stand; repealed ones only keep their number."""
        clauses = (clause for chapter in self.chapters for clause in chapter.clauses)
        return sum(clause.state == "standing" for clause in clauses)

    @property
    def in_force_from(self) -> date | None:
        return self.edition.in_force_from if self.edition else None


@dataclass(frozen=True)
class DocumentView:
    """One standing text in the list of an assembly's documents."""

    id: int
    kind: str
    slug: str
    title: str


def charter_of(assembly_id: int) -> Charter | None:
    """The assembly's charter itself; by-laws stand beside it."""
    return document_named(assembly_id, "charter")


def document_named(assembly_id: int, slug: str) -> Charter | None:
    same = (Charter.assembly_id == assembly_id, Charter.slug == slug)
    return session().scalar(select(Charter).where(*same))


def document(charter_id: int) -> Charter:
    """Raises ``NotFound``."""
    found = session().get(Charter, charter_id)
    if found is None:
        raise NotFound
    return found


def documents_of(assembly_id: int) -> tuple[DocumentView, ...]:
    """The charter first, then its by-laws as they were founded."""
    wanted = select(Charter).where(Charter.assembly_id == assembly_id).order_by(Charter.id)
    rows = sorted(session().scalars(wanted), key=lambda row: row.kind != "charter")
    return tuple(DocumentView(row.id, row.kind, row.slug, row.title) for row in rows)


def public_documents_of(assembly_id: int) -> tuple[DocumentView, ...]:
    """Without by-laws in which nothing was adopted yet: they lie on the secretary's table alone."""
    documents = documents_of(assembly_id)
    adopted = adopted_among(one.id for one in documents)
    return tuple(one for one in documents if one.kind == "charter" or one.id in adopted)


def adopted_among(charter_ids: Iterable[int]) -> set[int]:
    """The documents of which an edition, or at least a clause, was adopted."""
    ids = list(charter_ids)
    printed = select(Edition.charter_id).where(Edition.charter_id.in_(ids))
    written = select(Chapter.charter_id).join(Clause, Clause.chapter_id == Chapter.id)
    return set(session().scalars(printed.union(written.where(Chapter.charter_id.in_(ids)))))


def book_of(assembly_id: int) -> CharterBook | None:
    """The charter as a book; ``None`` while the assembly has none."""
    charter = charter_of(assembly_id)
    return book_of_document(charter.id) if charter else None


def book_of_document(charter_id: int) -> CharterBook:
    """Any document as a book. Raises ``NotFound``."""
    charter = document(charter_id)
    last = last_edition(charter_id)
    printed = _printed_in(last)
    return CharterBook(
        charter.assembly_id,
        charter.title,
        charter.preamble,
        edition_view(last) if last else None,
        tuple(_chapter(row, printed) for row in chapters_in(charter_id)),
        charter.id,
        charter.kind,
        charter.slug,
        charter.transitory,
        charter.pledge,
        signers_in(charter.signers),
    )


def chapters_of(assembly_id: int) -> list[Chapter]:
    """The charter's chapters, by number."""
    charter = charter_of(assembly_id)
    return chapters_in(charter.id) if charter else []


def chapters_in(charter_id: int) -> list[Chapter]:
    """A document's chapters, by number."""
    wanted = select(Chapter).where(Chapter.charter_id == charter_id)
    return list(session().scalars(wanted.order_by(Chapter.number)))


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


def edition_view(row: Edition) -> EditionView:
    return EditionView(
        row.number,
        row.adopted_on,
        row.place,
        row.id,
        row.in_force_from,
        row.ballot_id,
        row.resolution_id,
        signers_in(row.signers),
        row.text_hash,
    )


def _printed_in(edition: Edition | None) -> dict[int, str]:
    if edition is None:
        return {}
    wanted = select(EditionClause).where(EditionClause.edition_id == edition.id)
    return {row.clause_id: row.text for row in session().scalars(wanted)}


def _chapter(row: Chapter, printed: dict[int, str]) -> ChapterView:
    clauses = tuple(_clause(c, printed) for c in clauses_in(row.id))
    number = row.strategy.number if row.strategy else None
    return ChapterView(row.id, row.number, row.title, number, clauses)


def _clause(row: Clause, printed: dict[int, str]) -> ClauseView:
    added = bool(printed) and row.id not in printed
    amended = row.id in printed and printed[row.id] != row.text
    return ClauseView(row.id, row.number, row.text, added, amended, row.state)


@resolver("clause_id")
def _assembly_of_clause(clause_id: int) -> int | None:
    return session().scalar(select(Clause.assembly_id).where(Clause.id == clause_id))


@resolver("chapter_id")
def _assembly_of_chapter(chapter_id: int) -> int | None:
    wanted = select(Charter.assembly_id).join(Chapter, Chapter.charter_id == Charter.id)
    return session().scalar(wanted.where(Chapter.id == chapter_id))
