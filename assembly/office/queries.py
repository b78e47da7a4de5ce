from dataclasses import dataclass
from datetime import datetime

from assembly.ballots.queries import BallotBoard, board_of
from assembly.charter.queries import CharterBook, book_of
from assembly.meetings.models import Meeting
from assembly.meetings.queries import (
    MeetingView,
    meeting,
    meetings_of,
    present_now,
    view_of,
)
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import (
    clauses_of_resolution,
    resolutions_of,
    resolutions_of_meeting,
)


@dataclass(frozen=True)
class RegisterLine:
    """One resolution in the register, with the vote it stands on and the clauses that followed."""

    id: int
    number: str
    title: str
    adopted_at: datetime
    meeting: MeetingView
    ballot: BallotBoard
    clauses: tuple[tuple[int, str], ...]  # id, number


@dataclass(frozen=True)
class Sitting:
    """A meeting in the office's list."""

    about: MeetingView
    present: int
    resolutions: int


@dataclass(frozen=True)
class OfficeBoard:
    sittings: tuple[Sitting, ...]
    register: tuple[RegisterLine, ...]
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
        register=tuple(_line(row) for row in resolutions_of(assembly_id)),
        book=book_of(assembly_id),
    )


def _sitting(row: Meeting) -> Sitting:
    return Sitting(view_of(row), present_now(row.id), len(resolutions_of_meeting(row.id)))


def _line(row: Resolution) -> RegisterLine:
    return RegisterLine(
        id=row.id,
        number=row.number,
        title=row.title,
        adopted_at=row.adopted_at,
        meeting=view_of(meeting(row.meeting_id)),
        ballot=board_of(row.ballot_id),
        clauses=tuple((clause.id, clause.number) for clause in clauses_of_resolution(row.id)),
    )
