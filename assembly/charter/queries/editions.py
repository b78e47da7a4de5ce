"""Editions exactly as they were adopted: frozen, and found again by number or by day."""

from datetime import date

from sqlalchemy import select

from assembly.charter.models import Chapter, Charter, Edition, EditionChapter, EditionClause
from assembly.charter.queries.books import (
    ChapterView,
    CharterBook,
    ClauseView,
    EditionView,
    edition_view,
)
from assembly.charter.rules import canonical, signers_in, sort_key
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound


def edition(edition_id: int) -> Edition:
    """Raises ``NotFound``."""
    found = session().get(Edition, edition_id)
    if found is None:
        raise NotFound
    return found


def editions_of(charter_id: int) -> tuple[EditionView, ...]:
    """A document's editions, the first one first."""
    wanted = select(Edition).where(Edition.charter_id == charter_id).order_by(Edition.number)
    return tuple(edition_view(row) for row in session().scalars(wanted))


def edition_as_of(charter_id: int, day: date) -> EditionView | None:
    """The edition in force on a day; ``None`` before the first one was."""
    wanted = select(Edition).where(Edition.charter_id == charter_id, Edition.in_force_from <= day)
    found = session().scalar(wanted.order_by(Edition.number.desc()).limit(1))
    return edition_view(found) if found else None


def edition_book(edition_id: int) -> CharterBook:
    """An edition as it was adopted, whatever became of its clauses since. Raises ``NotFound``."""
    row = edition(edition_id)
    charter = session().get_one(Charter, row.charter_id)
    clauses = _clauses(edition_id)
    chapters = tuple(_chapter(chapter, clauses) for chapter in _chapters(edition_id))
    return CharterBook(
        charter.assembly_id,
        row.title,
        row.preamble,
        edition_view(row),
        chapters,
        charter.id,
        charter.kind,
        charter.slug,
        row.transitory,
        row.pledge,
        signers_in(row.signers),
    )


def edition_text(edition_id: int) -> str:
    """What an edition's ``text_hash`` is the SHA-256 of: all that it prints.

    Editions from before this covered everything are hashed by their clauses alone.
    """
    row = edition(edition_id)
    if row.hashes == "clauses":
        return "\n".join(f"{c.number} {c.text}" for c in _clauses(edition_id))
    parts = {name: getattr(row, name) for name in ("title", "preamble", "transitory", "pledge")}
    days = {"adopted_on": str(row.adopted_on), "in_force_from": str(row.in_force_from)}
    chapters = [[chapter.number, chapter.title] for chapter in _chapters(edition_id)]
    clauses = [[c.chapter_number, c.number, c.state, c.text] for c in _clauses(edition_id)]
    signers = [[one.name, one.office] for one in signers_in(row.signers)]
    return canonical(
        {**parts, **days, "number": row.number, "place": row.place, "chapters": chapters}
        | {"clauses": clauses, "signers": signers}
    )


def _chapters(edition_id: int) -> list[EditionChapter]:
    wanted = select(EditionChapter).where(EditionChapter.edition_id == edition_id)
    return list(session().scalars(wanted.order_by(EditionChapter.number)))


def _clauses(edition_id: int) -> list[EditionClause]:
    wanted = select(EditionClause).where(EditionClause.edition_id == edition_id)
    return sorted(session().scalars(wanted), key=lambda clause: sort_key(clause.number))


def _chapter(row: EditionChapter, clauses: list[EditionClause]) -> ChapterView:
    own = (c for c in clauses if c.chapter_number == row.number)
    views = tuple(ClauseView(c.clause_id, c.number, c.text, False, False, c.state) for c in own)
    chapter = session().get_one(Chapter, row.chapter_id)
    strategy = chapter.strategy.number if chapter.strategy else None
    return ChapterView(row.chapter_id, row.number, row.title, strategy, views)


@resolver("edition_id")
def _assembly_of_edition(edition_id: int) -> int | None:
    wanted = select(Charter.assembly_id).join(Edition, Edition.charter_id == Charter.id)
    return session().scalar(wanted.where(Edition.id == edition_id))
