from dataclasses import dataclass

from assembly.charter.queries import CharterBook, book_of
from assembly.meetings.models import Meeting
from assembly.meetings.queries import (
    MeetingView,
    meetings_of,
    present_now,
    view_of,
)
from assembly.resolutions.queries import (
    Asked,
    Register,
    register_of,
    resolutions_of_meeting,
)


@dataclass(frozen=True)
class Sitting:
    """A meeting in the office's list."""

    about: MeetingView
    present: int
    resolutions: int


@dataclass(frozen=True)
class OfficeBoard:
    sittings: tuple[Sitting, ...]
    register: Register
    book: CharterBook | None

    @property
    def unprinted(self) -> int:
        """Clauses that stand but are in no edition yet."""
        if self.book is None:
            return 0
        chapters = self.book.chapters
        if self.book.edition is None:
            return self.book.clause_count
        return sum(clause.added_since_edition for c in chapters for clause in c.clauses)


def office_of(assembly_id: int) -> OfficeBoard:
    """Everything the secretary of an assembly begins with, the newest first."""
    return OfficeBoard(
        sittings=tuple(_sitting(row) for row in meetings_of(assembly_id)),
        register=register_of(assembly_id, Asked(), public=False),
        book=book_of(assembly_id),
    )


def _sitting(row: Meeting) -> Sitting:
    return Sitting(view_of(row), present_now(row.id), len(resolutions_of_meeting(row.id)))
