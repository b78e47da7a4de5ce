"""A charter on the secretary's table: founded, printed, and drafted on."""

from dataclasses import dataclass
from datetime import date

from assembly.charter.actions import add_clause, adopt_edition
from assembly.charter.queries import (
    CharterBook,
    book_of_document,
    change_of_clause,
    chapters_in,
    charter_of,
    clause,
    draft_book,
    seen_of,
)
from assembly.core.access import SYSTEM, Actor
from assembly.extensions import db
from tests.factories.decisions import lay_charter
from tests.factories.hall import Hall

FIRST, SECOND = date(2026, 11, 20), date(2027, 11, 20)
PLACE = "หอประชุมจังหวัดพังงา"
WORDS = ("ธรรมนูญนี้เป็นของคนพังงาทุกคน", "ทุกคนมีสิทธิพูด", "ชุมชนร่วมตรวจแนวเขต", "ทุกหมู่บ้านรู้ผล")


@dataclass
class Table:
    """A charter with two clauses in each of its first two chapters."""

    hall: Hall
    charter_id: int
    clauses: list[int]

    def seen(self, place: int) -> str:
        """What a page that was just loaded knows of the n-th clause."""
        db.session.remove()
        id_ = self.clauses[place]
        return seen_of(change_of_clause(id_), clause(id_).version)

    def chapter(self, place: int) -> str:
        """The key of the n-th chapter."""
        return f"h{chapters_in(self.charter_id)[place].id}"

    def adopt(self, day: date = FIRST, in_force_from: date | None = None) -> int:
        asked = {"charter_id": self.charter_id, "in_force_from": in_force_from}
        return adopt_edition(SYSTEM, self.hall.assembly_id, day, PLACE, **asked)  # type: ignore[arg-type]  # plain names

    @property
    def standing(self) -> CharterBook:
        db.session.remove()
        return book_of_document(self.charter_id)

    @property
    def draft(self) -> CharterBook:
        db.session.remove()
        return draft_book(self.charter_id)

    def secretary(self, name: str = "สุดา") -> Actor:
        roles = frozenset({(self.hall.assembly_id, "secretary")})
        return Actor(staff_id=self.hall.staff["secretary"], name=name, roles=roles)


def lay_table(hall: Hall) -> Table:
    lay_charter(hall)
    charter = charter_of(hall.assembly_id)
    assert charter is not None
    chapters = chapters_in(charter.id)
    ids = [add_clause(SYSTEM, chapters[n // 2].id, text) for n, text in enumerate(WORDS)]
    return Table(hall, charter.id, ids)


def lines(book: CharterBook) -> list[str]:
    """Every clause of a book as it is printed."""
    return [f"{c.number} {c.text}" for chapter in book.chapters for c in chapter.clauses]
