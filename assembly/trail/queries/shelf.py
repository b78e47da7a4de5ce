"""The documents of an assembly as books: as they stand, as an edition has them, as of a day."""

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from assembly.charter.queries import (
    CharterBook,
    ClauseView,
    DocumentView,
    EditionView,
    book_of_document,
    edition_as_of,
    edition_book,
    editions_of,
    public_documents_of,
)
from assembly.charter.rules import sort_key
from assembly.core import clock
from assembly.core.errors import NotFound
from assembly.trail.queries.origins import Origin, origins_of
from assembly.trail.queries.sources import NOTHING, Behind, Wording, behind_clauses, wordings_of
from assembly.trail.rules import Difference, difference

CHARTER = "charter"


@dataclass(frozen=True)
class Shelf:
    """One document among the others of its assembly, with all its editions, the first one first.

    ``document`` is ``None`` for a charter that is still to be founded.
    """

    assembly_id: int
    slug: str
    document: DocumentView | None
    documents: tuple[DocumentView, ...]
    editions: tuple[EditionView, ...]

    @property
    def in_force(self) -> EditionView | None:
        """The edition that holds today."""
        today = clock.today()
        held = [one for one in self.editions if (one.in_force_from or one.adopted_on) <= today]
        return held[-1] if held else None

    @property
    def last(self) -> EditionView | None:
        return self.editions[-1] if self.editions else None

    @property
    def waiting(self) -> EditionView | None:
        """An edition that was adopted while another holds until its day."""
        held = self.in_force
        return self.last if held is not None and held != self.last else None

    def edition(self, number: int) -> EditionView:
        """Raises ``NotFound``."""
        found = next((one for one in self.editions if one.number == number), None)
        if found is None:
            raise NotFound
        return found


@dataclass(frozen=True)
class BookPage:
    """A book to read. ``kind``: the text as it stands ("now"), an edition, or that of a day."""

    shelf: Shelf
    kind: str
    book: CharterBook | None
    behind: Mapping[int, Behind] = field(default_factory=dict)
    adopted_by: Origin | None = None  # the resolution that adopted the edition as a whole
    day: date | None = None
    is_in_force: bool = True  # what one reads is what holds today

    def origins(self, clause_id: int) -> tuple[Origin, ...]:
        return self.behind.get(clause_id, NOTHING).origins

    def repealed(self, clause_id: int) -> Wording | None:
        return self.behind.get(clause_id, NOTHING).repealed


@dataclass(frozen=True)
class EditionLine:
    """An edition in the list, and what it changed; of the first one nothing."""

    edition: EditionView
    clauses: int
    changes: Difference | None
    adopted_by: Origin | None


def shelf_of(assembly_id: int, slug: str) -> Shelf:
    """Raises ``NotFound`` for a by-law that is not there."""
    documents = public_documents_of(assembly_id)
    document = next((one for one in documents if one.slug == slug), None)
    if document is None and slug != CHARTER:
        raise NotFound
    editions = editions_of(document.id) if document else ()
    return Shelf(assembly_id, slug, document, documents, editions)


def book_page(assembly_id: int, slug: str) -> BookPage:
    """The document as it holds today, with what was adopted since its last edition.

    An edition that waits for its day is not read here yet; before the first one holds, it is.
    """
    shelf = shelf_of(assembly_id, slug)
    if shelf.document is None:
        return BookPage(shelf, "now", None)
    if shelf.waiting is not None:
        return replace(day_page(assembly_id, slug, clock.today()), kind="now", day=None)
    book = book_of_document(shelf.document.id)
    behind = behind_clauses(assembly_id, shelf.document.id)
    return BookPage(shelf, "now", book, behind, _adopted_by(shelf, book.edition))


def edition_page(assembly_id: int, slug: str, number: int) -> BookPage:
    """An edition as it was adopted. Raises ``NotFound``."""
    shelf = shelf_of(assembly_id, slug)
    edition = shelf.edition(number)
    book = edition_book(edition.id)
    behind = behind_clauses(assembly_id, book.charter_id, lambda s: 0 < (s.edition or 0) <= number)
    holds = edition == shelf.in_force
    return BookPage(shelf, "edition", book, behind, _adopted_by(shelf, edition), is_in_force=holds)


def day_page(assembly_id: int, slug: str, day: date) -> BookPage:
    """The text that held on a day; no book before the first edition did."""
    shelf = shelf_of(assembly_id, slug)
    edition = edition_as_of(shelf.document.id, day) if shelf.document else None
    if edition is None or shelf.document is None:
        return BookPage(shelf, "day", None, day=day)
    told = wordings_of(assembly_id, shelf.document.id).values()
    steps = [step for own in told for step in own]
    since = [step for step in steps if _held(step, edition, day)]
    standing = book_of_document(shelf.document.id)
    chapters = {c.id: chapter.id for chapter in standing.chapters for c in chapter.clauses}
    book = _laid(edition_book(edition.id), since, chapters)
    behind = behind_clauses(assembly_id, shelf.document.id, lambda step: _holds(step, edition, day))
    now = [step for step in steps if _held(step, edition, clock.today())]
    holds = edition == shelf.in_force and since == now
    return BookPage(shelf, "day", book, behind, _adopted_by(shelf, edition), day, holds)


def edition_lines(shelf: Shelf) -> tuple[EditionLine, ...]:
    """All editions, the newest first, each with what it changed."""
    books = [edition_book(one.id) for one in shelf.editions]
    sources = {one.resolution_id for one in shelf.editions if one.resolution_id}
    adopted = {origin.id: origin for origin in origins_of(shelf.assembly_id, sources)}
    lines = [
        EditionLine(
            one,
            book.clause_count,
            difference(books[place - 1], book) if place else None,
            adopted.get(one.resolution_id or 0),
        )
        for place, (one, book) in enumerate(zip(shelf.editions, books, strict=True))
    ]
    return tuple(reversed(lines))


def _adopted_by(shelf: Shelf, edition: EditionView | None) -> Origin | None:
    if edition is None or edition.resolution_id is None:
        return None
    return next(iter(origins_of(shelf.assembly_id, [edition.resolution_id])), None)


def _holds(step: Wording, edition: EditionView, day: date) -> bool:
    """Whether a step came with this edition or an earlier one, or holds beside it already."""
    return 0 < (step.edition or 0) <= edition.number or _held(step, edition, day)


def _held(step: Wording, edition: EditionView, day: date) -> bool:
    """Whether a step was adopted by itself after an edition, and held on the day already.

    What came with a later edition holds when that edition does.
    """
    if step.made_on > day or (step.edition and step.edition <= edition.number):
        return False
    return step.edition_on is None or step.made_on < step.edition_on


def _laid(
    book: CharterBook, steps: Iterable[Wording], chapter_of: Mapping[int, int]
) -> CharterBook:
    """An edition with what resolutions changed in it afterwards, clause by clause."""
    chapters = {chapter.id: list(chapter.clauses) for chapter in book.chapters}
    for step in sorted(steps, key=lambda step: step.made_on):
        clauses = chapters.get(chapter_of.get(step.clause_id, 0))
        if clauses is not None:
            _lay(clauses, step)
    laid = (replace(one, clauses=tuple(chapters[one.id])) for one in book.chapters)
    return replace(book, chapters=tuple(laid))


def _lay(clauses: list[ClauseView], step: Wording) -> None:
    at = next((n for n, one in enumerate(clauses) if one.id == step.clause_id), None)
    state = "repealed" if step.what in ("repealed", "moved") else "standing"
    if at is not None:
        changed = replace(clauses[at], text=step.text, state=state)
        clauses[at] = replace(changed, amended_since_edition=not changed.added_since_edition)
    else:
        new = ClauseView(step.clause_id, step.number, step.text, True, False, state)
        clauses.insert(bisect([sort_key(c.number) for c in clauses], sort_key(step.number)), new)
