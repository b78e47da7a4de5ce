"""Opening, closing, checking in; and the compare-and-swap every desk verb goes through."""

from datetime import UTC, date, time

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound, Stale
from assembly.core.i18n import N_
from assembly.journal.actions import make_checkpoint, record
from assembly.meetings.events import (
    BreakEnded,
    BreakStarted,
    MeetingChanged,
    MeetingClosed,
    MeetingOpened,
    MemberCheckedIn,
)
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.queries import last_turn, present_now
from assembly.meetings.rules import (
    NotOnBreak,
    break_ends,
    check_is_open,
    check_may_enter,
    check_may_open,
)


@change
def call_meeting(
    actor: Actor,
    assembly_id: int,
    number: int,
    held_on: date,
    place: str,
    quorum: int,
    *,
    kind: str = "plenary",
    themes: tuple[str, str] = ("", ""),
    code: str = "",
) -> int:
    """Put a meeting on the calendar; answers its id. Without ``code`` a free one is drawn."""
    meeting = Meeting(
        assembly_id=assembly_id,
        number=number,
        held_on=held_on,
        place=place,
        quorum=quorum,
        kind=kind,
        theme_th=themes[0],
        theme_en=themes[1],
        code=code or _free_code(),
    )
    session().add(meeting)
    session().flush()
    record(actor, "meeting_called", f"meeting:{meeting.id}", {"number": number, "quorum": quorum})
    return meeting.id


def take_turn(actor: Actor, meeting_id: int, version: int, did: str, number: str = "") -> Meeting:
    """Compare and swap at the desk: whoever saw the newest version acts, everybody else is told.

    ``did`` is what the other facilitator will read, marked with ``N_`` and with the item's
    ``%(number)s`` where it has one. Raises ``Stale``.
    """
    meeting = session().get(Meeting, meeting_id, with_for_update=True)
    if meeting is None:
        raise NotFound
    if meeting.version != version:
        raise Stale(who=meeting.last_by or "—", what=last_turn(meeting))
    meeting.version += 1
    meeting.last_by, meeting.last_did, meeting.last_about = actor.name, did, number
    announce(MeetingChanged(meeting_id))
    return meeting


@change
def open_meeting(actor: Actor, meeting_id: int, version: int) -> None:
    """Open a planned meeting; the journal's checkpoint marks the moment."""
    meeting = take_turn(actor, meeting_id, version, N_("เปิดประชุม"))
    check_may_open(meeting.phase)
    meeting.phase, meeting.opened_at = "open", clock.now()
    record(actor, "meeting_opened", f"meeting:{meeting_id}", {"present": present_now(meeting_id)})
    announce(MeetingOpened(meeting_id))
    make_checkpoint("meeting_opened", f"meeting:{meeting_id}")


@change
def close_meeting(actor: Actor, meeting_id: int, version: int) -> None:
    """Close an open meeting."""
    meeting = take_turn(actor, meeting_id, version, N_("ปิดประชุม"))
    check_is_open(meeting.phase)
    meeting.phase, meeting.closed_at, meeting.current_item_id = "closed", clock.now(), None
    record(actor, "meeting_closed", f"meeting:{meeting_id}", {"present": present_now(meeting_id)})
    announce(MeetingClosed(meeting_id))
    make_checkpoint("meeting_closed", f"meeting:{meeting_id}")


@change
def start_break(
    actor: Actor,
    meeting_id: int,
    version: int,
    minutes: int | None = None,
    until: time | None = None,
) -> None:
    """Let the room rest, for minutes or until a time of today; again, it moves the time of return.

    The hall's verb ``take_break`` also sees to it that no ballot is open. Raises ``OddBreak``.
    """
    meeting = take_turn(actor, meeting_id, version, N_("พักการประชุม"))
    check_is_open(meeting.phase)
    ends = break_ends(clock.now().astimezone(clock.BANGKOK), minutes, until)
    meeting.break_until = ends.astimezone(UTC)
    record(actor, "break_started", f"meeting:{meeting_id}", {"until": ends.isoformat()})
    announce(BreakStarted(meeting_id))


@change
def end_break(actor: Actor, meeting_id: int, version: int) -> None:
    """Call the room back. Raises ``NotOnBreak``."""
    meeting = take_turn(actor, meeting_id, version, N_("กลับเข้าประชุม"))
    if meeting.break_until is None:
        raise NotOnBreak
    leave_break(actor, meeting)
    announce(BreakEnded(meeting_id))


def leave_break(actor: Actor, meeting: Meeting) -> None:
    """Nobody is on a break any more, if anybody was: also when the desk simply goes on."""
    if meeting.break_until is not None:
        meeting.break_until = None
        record(actor, "break_ended", f"meeting:{meeting.id}", {})


@change
def check_in(actor: Actor, meeting_id: int, member_id: int) -> None:
    """Record that a member is here. May be repeated. Raises ``MeetingIsOver``."""
    meeting = session().get_one(Meeting, meeting_id)
    check_may_enter(meeting.phase)
    if session().get(Attendance, (meeting_id, member_id)) is not None:
        return
    here = Attendance(meeting_id=meeting_id, member_id=member_id, checked_in_at=clock.now())
    session().add(here)
    session().flush()
    record(actor, "member_checked_in", f"meeting:{meeting_id}", {"member": member_id})
    announce(MemberCheckedIn(meeting_id, member_id))


def _free_code() -> str:
    code = ids.digits(6)
    taken = session().scalar(select(Meeting.id).where(Meeting.code == code))
    return code if taken is None else _free_code()
