"""The secretary's desk: what waits for her, then meetings, the register, the charter."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.charter.queries import CharterBook, book_of
from assembly.commitments.queries import Heeded, heeded_in
from assembly.core import clock
from assembly.core.db import session
from assembly.meetings.models import Meeting
from assembly.meetings.queries import MeetingView, meetings_of, present_now, view_of
from assembly.minutes.models import Minutes
from assembly.minutes.queries import waiting_in
from assembly.proposals.queries import ProposalView, proposals_of
from assembly.requests.queries import Work, work_of
from assembly.resolutions.queries import Asked, Entry, Register, register_of, resolutions_of_meeting

REMEMBERED = 3  # meetings whose unfinished minutes are still asked for


@dataclass(frozen=True)
class Sitting:
    """A meeting in the office's list."""

    about: MeetingView
    present: int
    resolutions: int


@dataclass(frozen=True)
class Unfinished:
    """Minutes of a meeting that was opened, not adopted yet."""

    about: MeetingView
    correct_until: date | None  # circulated until
    asked: int  # corrections that nobody has answered


@dataclass(frozen=True)
class OfficeBoard:
    sittings: tuple[Sitting, ...]
    register: Register
    book: CharterBook | None
    minutes: tuple[Unfinished, ...]
    proposals: tuple[ProposalView, ...]  # written, and not sent yet
    requests: Work
    promises: Heeded

    @property
    def unprinted(self) -> int:
        """Clauses that stand but are in no edition yet."""
        if self.book is None:
            return 0
        chapters = self.book.chapters
        if self.book.edition is None:
            return self.book.clause_count
        return sum(clause.added_since_edition for c in chapters for clause in c.clauses)

    @property
    def unassigned(self) -> tuple[Entry, ...]:
        """Adopted resolutions that ask for something of nobody."""
        adopted = [one for one in self.register.entries if one.state == "adopted"]
        return tuple(one for one in adopted if any(not item.is_assigned for item in one.items))


def office_of(assembly_id: int) -> OfficeBoard:
    """Everything the secretary of an assembly begins with, the newest first."""
    rows = meetings_of(assembly_id)
    return OfficeBoard(
        sittings=tuple(_sitting(row) for row in rows),
        register=register_of(assembly_id, Asked(), public=False),
        book=book_of(assembly_id),
        minutes=tuple(_unfinished(rows)),
        proposals=tuple(one for one in proposals_of(assembly_id) if not one.is_sent),
        requests=work_of(assembly_id, clock.today()),
        promises=heeded_in(assembly_id),
    )


def _sitting(row: Meeting) -> Sitting:
    return Sitting(view_of(row), present_now(row.id), len(resolutions_of_meeting(row.id)))


def _unfinished(rows: list[Meeting]) -> list[Unfinished]:
    """Of the last meetings that decide; a stage's summary is its own paper."""
    held = [row for row in rows if row.phase != "planned" and row.kind != "listening_stage"]
    held = held[:REMEMBERED]
    wanted = select(Minutes).where(Minutes.meeting_id.in_([row.id for row in held]))
    known = {row.meeting_id: row for row in session().scalars(wanted)}
    open_ = [(row, known.get(row.id)) for row in held]
    return [
        Unfinished(
            about=view_of(row),
            correct_until=life.correct_until if life and life.state == "circulated" else None,
            asked=waiting_in(life.id) if life else 0,
        )
        for row, life in open_
        if life is None or life.state != "adopted"
    ]
