"""Meetings, by their code, by number, and the one that is on."""

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.meetings.models import Meeting


def meeting_by_code(code: str) -> Meeting:
    """The meeting of a six-digit code. Raises ``NotFound``."""
    found = meeting_or_none(code)
    if found is None:
        raise NotFound
    return found


def meeting_or_none(code: str) -> Meeting | None:
    return session().scalar(select(Meeting).where(Meeting.code == code))


def meeting(meeting_id: int) -> Meeting:
    found = session().get(Meeting, meeting_id)
    if found is None:
        raise NotFound
    return found


def meetings_of(assembly_id: int) -> list[Meeting]:
    """An assembly's meetings, the newest first."""
    wanted = select(Meeting).where(Meeting.assembly_id == assembly_id)
    return list(session().scalars(wanted.order_by(Meeting.held_on.desc(), Meeting.id.desc())))


def meetings_for_items(assembly_id: int) -> list[Meeting]:
    """Where an item can still be laid, the next one first: not at a stage, which only listens."""
    rows = [row for row in meetings_of(assembly_id) if row.phase != "closed"]
    rows = [row for row in rows if row.kind != "listening_stage"]
    return sorted(rows, key=lambda row: (row.phase != "open", row.held_on, row.id))


def current_meeting(assembly_id: int) -> Meeting | None:
    """The open meeting, else the next planned one, else the last.

    Several listening stages may be open at once, and none decides: one of them is the assembly's
    present meeting only while no other is open or to come.
    """
    order = {"open": 0, "planned": 1, "closed": 4}

    def rank(row: Meeting) -> int:
        return order[row.phase] + (2 if row.kind == "listening_stage" else 0)

    return min(meetings_of(assembly_id), key=rank, default=None)


def last_of_series(row: Meeting) -> Meeting | None:
    """The meeting of the same kind before this one, by number."""
    wanted = select(Meeting).where(
        Meeting.assembly_id == row.assembly_id,
        Meeting.kind == row.kind,
        Meeting.number < row.number,
    )
    return session().scalar(wanted.order_by(Meeting.number.desc()).limit(1))


def next_number(assembly_id: int, kind: str) -> int:
    """What the next meeting of a series is called by."""
    highest = select(func.max(Meeting.number)).where(
        Meeting.assembly_id == assembly_id, Meeting.kind == kind
    )
    return (session().scalar(highest) or 0) + 1
