"""One clause for good: its words over time, what stands behind each of them, its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from assembly.charter.models import Chapter, Edition, EditionClause
from assembly.charter.queries import (
    ChapterView,
    CharterBook,
    ClauseView,
    EditionView,
    book_of_document,
    clause,
)
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.text import search_key
from assembly.grievances.queries import GrievanceView
from assembly.trail.queries.origins import Origin, voices_behind
from assembly.trail.queries.shelf import Shelf, book_page, shelf_of
from assembly.trail.queries.sources import Wording, origins_in, wordings_of
from assembly.trail.rules import Line, compared_lines, number_said

MOST_FOUND = 60
MOST_CARDS = 60


@dataclass(frozen=True)
class Past:
    """One wording in a clause's history, with what changed from the one before."""

    wording: Wording
    lines: tuple[Line, ...]
    is_first: bool


@dataclass(frozen=True)
class Placed:
    """A clause with the chapter it stands in."""

    clause: ClauseView
    chapter: ChapterView


@dataclass(frozen=True)
class ClausePage:
    """One clause, its history, what stands behind it, and its neighbours in the book."""

    shelf: Shelf
    book: CharterBook
    clause: ClauseView
    chapter: ChapterView
    history: tuple[Past, ...]  # the newest first
    origins: tuple[Origin, ...]  # the oldest first
    voices: tuple[GrievanceView, ...]
    printed_in: tuple[int, ...]  # numbers of editions
    before: ClauseView | None
    after: ClauseView | None

    @property
    def changes_with(self) -> EditionView | None:
        """The edition that waits for its day, where this clause reads otherwise in it."""
        waiting, newest = self.shelf.waiting, self.history[0].wording if self.history else None
        return waiting if waiting and newest and newest.edition == waiting.number else None

    @property
    def repealed(self) -> Wording | None:
        newest = self.history[0].wording if self.history else None
        return newest if newest and self.clause.state == "repealed" else None


@dataclass(frozen=True)
class Found:
    """What somebody looked for in a document: the clause of that number, or clauses that say it."""

    shelf: Shelf
    asked: str
    clause_id: int | None
    clauses: tuple[Placed, ...]
    more: int  # found beyond those shown


def clause_page(clause_id: int) -> ClausePage:
    """Raises ``NotFound``."""
    row = clause(clause_id)
    charter_id = session().get_one(Chapter, row.chapter_id).charter_id
    adopted = book_of_document(charter_id)
    shelf = shelf_of(adopted.assembly_id, adopted.slug)
    today = book_page(adopted.assembly_id, adopted.slug).book if shelf.waiting else None
    book = today if today and _place_in(today, clause_id) is not None else adopted
    placed, at = clauses_in_order(book), _place_in(book, clause_id)
    if at is None:
        raise NotFound
    steps = wordings_of(book.assembly_id, charter_id).get(clause_id, [])
    origins = origins_in(steps)
    return ClausePage(
        shelf=shelf,
        book=book,
        clause=placed[at].clause,
        chapter=placed[at].chapter,
        history=tuple(reversed(_past(steps))),
        origins=origins,
        voices=_voices(origins),
        printed_in=_printed_in(clause_id),
        before=placed[at - 1].clause if at else None,
        after=placed[at + 1].clause if at + 1 < len(placed) else None,
    )


def _place_in(book: CharterBook, clause_id: int) -> int | None:
    placed = clauses_in_order(book)
    return next((n for n, one in enumerate(placed) if one.clause.id == clause_id), None)


def clauses_in_order(book: CharterBook) -> tuple[Placed, ...]:
    return tuple(Placed(one, chapter) for chapter in book.chapters for one in chapter.clauses)


def found_in(assembly_id: int, slug: str, asked: str) -> Found:
    """A number leads to its clause; other words to the clauses that say them, titles counted."""
    shelf = shelf_of(assembly_id, slug)
    placed = clauses_in_order(book_of_document(shelf.document.id)) if shelf.document else ()
    number, key = number_said(asked), search_key(asked)
    numbered = next((one.clause.id for one in placed if one.clause.number == number), None)
    said = [one for one in placed if key and key in _key(one)]
    return Found(shelf, asked, numbered, tuple(said[:MOST_FOUND]), max(len(said) - MOST_FOUND, 0))


def cards_of(assembly_id: int, slug: str, ids: Sequence[int]) -> tuple[Placed, ...]:
    """The clauses whose codes somebody prints, in the order of the book; all where none is asked.

    Raises ``NotFound`` for one of another document.
    """
    shelf = shelf_of(assembly_id, slug)
    placed = clauses_in_order(book_of_document(shelf.document.id)) if shelf.document else ()
    if set(ids) - {one.clause.id for one in placed}:
        raise NotFound
    chosen = [one for one in placed if not ids or one.clause.id in ids]
    return tuple(chosen[:MOST_CARDS])


def _key(one: Placed) -> str:
    return search_key(f"{one.chapter.title} {one.clause.text}")


def _past(steps: Sequence[Wording]) -> list[Past]:
    if not steps:
        return []
    first = Past(steps[0], compared_lines(steps[0].text, steps[0].text), True)
    later = [Past(new, compared_lines(old.text, new.text), False) for old, new in pairwise(steps)]
    return [first, *later]


def _voices(origins: Sequence[Origin]) -> tuple[GrievanceView, ...]:
    told = (one for origin in origins for one in voices_behind(origin))
    return tuple({one.id: one for one in told}.values())


def _printed_in(clause_id: int) -> tuple[int, ...]:
    wanted = select(Edition.number).join(EditionClause, EditionClause.edition_id == Edition.id)
    wanted = wanted.where(EditionClause.clause_id == clause_id).order_by(Edition.number)
    return tuple(session().scalars(wanted))
