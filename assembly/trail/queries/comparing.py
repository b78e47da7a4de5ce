"""Two states of a document side by side: editions, the text as it stands, the working draft."""

from dataclasses import dataclass

from assembly.charter.queries import (
    CharterBook,
    EditionView,
    book_of_document,
    draft_book,
    edition_book,
    motion_of,
)
from assembly.core.errors import NotFound
from assembly.trail.queries.shelf import Shelf, shelf_of
from assembly.trail.rules import Difference, difference

NOW, DRAFT = "now", "draft"


@dataclass(frozen=True)
class Side:
    """A state of the document that can be compared; ``key`` is an edition's number or a word."""

    key: str
    edition: EditionView | None = None


@dataclass(frozen=True)
class ComparePage:
    """What differs; nothing where there are not two states yet."""

    shelf: Shelf
    sides: tuple[Side, ...]
    before: Side | None = None
    after: Side | None = None
    books: tuple[CharterBook, CharterBook] | None = None
    difference: Difference | None = None


def compare_page(
    assembly_id: int, slug: str, before: str = "", after: str = "", *, sees_draft: bool = False
) -> ComparePage:
    """The last two states where none are asked for.

    The working draft is for those who write it, and for everybody once it is before a meeting.
    Raises ``NotFound`` for a state that is not there.
    """
    shelf = shelf_of(assembly_id, slug)
    if shelf.document is None:
        return ComparePage(shelf, ())
    sides = _sides(shelf, shelf.document.id, sees_draft)
    if len(sides) < 2:
        return ComparePage(shelf, sides)
    new = _side(sides, after) if after else sides[-1]
    old = _side(sides, before) if before else sides[max(sides.index(new) - 1, 0)]
    books = _book(shelf.document.id, old), _book(shelf.document.id, new)
    return ComparePage(shelf, sides, old, new, books, difference(*books))


def _sides(shelf: Shelf, charter_id: int, sees_draft: bool) -> tuple[Side, ...]:
    """The editions, the text as it stands where it is none of them, and the draft, if any."""
    sides = [Side(str(one.number), one) for one in shelf.editions]
    standing = book_of_document(charter_id)
    if not sides or _differs(standing):
        sides.append(Side(NOW))
    is_shown = sees_draft or motion_of(charter_id) is not None
    if is_shown and not difference(standing, draft_book(charter_id)).is_none:
        sides.append(Side(DRAFT))
    return tuple(sides)


def _differs(standing: CharterBook) -> bool:
    clauses = (clause for chapter in standing.chapters for clause in chapter.clauses)
    return any(one.added_since_edition or one.amended_since_edition for one in clauses)


def _side(sides: tuple[Side, ...], key: str) -> Side:
    found = next((side for side in sides if side.key == key), None)
    if found is None:
        raise NotFound
    return found


def _book(charter_id: int, side: Side) -> CharterBook:
    if side.edition:
        return edition_book(side.edition.id)
    return draft_book(charter_id) if side.key == DRAFT else book_of_document(charter_id)
