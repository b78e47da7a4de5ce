"""Opening, closing, checking in; and the compare-and-swap every desk verb goes through."""

from datetime import date

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound, Stale
from assembly.core.i18n import N_
from assembly.journal.actions import make_checkpoint, record
from assembly.meetings.events import (
    MeetingChanged,
    MeetingClosed,
    MeetingOpened,
    MemberCheckedIn,
    MemberLeft,
)
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.queries import last_turn, present_now
from assembly.meetings.rules import (
    OtherMeetingsSlip,
    check_is_open,
    check_may_enter,
    check_may_open,
)
from assembly.people.queries import slip_by


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


@change
def check_in_with_slip(
    actor: Actor, *, token: str = "", code: str = "", meeting_id: int | None = None
) -> dict[str, int]:
    """Check in whoever a slip was printed for: ``{"meeting", "member", "again": 0 or 1}``.

    May be repeated. With ``meeting_id`` only a slip of that meeting counts.
    Raises ``WrongSlip``, ``SlipRevoked``, ``OtherMeetingsSlip`` or ``MeetingIsOver``.
    """
    slip = slip_by(token=token, code=code)
    if meeting_id not in (None, slip.meeting_id):
        raise OtherMeetingsSlip
    again = session().get(Attendance, (slip.meeting_id, slip.member_id)) is not None
    check_in(actor, slip.meeting_id, slip.member_id)
    return {"meeting": slip.meeting_id, "member": slip.member_id, "again": int(again)}


@change
def undo_check_in(actor: Actor, meeting_id: int, member_id: int) -> None:
    """Take a check-in back. May be repeated. Raises ``MeetingIsOver``: what was is then a record.

    A higher feature may refuse too: nobody leaves the electorate of an open ballot.
    """
    meeting = session().get_one(Meeting, meeting_id)
    check_may_enter(meeting.phase)
    here = session().get(Attendance, (meeting_id, member_id))
    if here is None:
        return
    session().delete(here)
    session().flush()
    record(actor, "check_in_undone", f"meeting:{meeting_id}", {"member": member_id})
    announce(MemberLeft(meeting_id, member_id))


@change
def set_quorum(actor: Actor, meeting_id: int, number: int, percent: int, districts: int) -> None:
    """Say what this meeting's decisions take; ballots opened from now on ask for it.

    May be repeated. Raises ``MeetingIsOver``.
    """
    meeting = session().get_one(Meeting, meeting_id, with_for_update=True)
    check_may_enter(meeting.phase)
    meeting.quorum, meeting.quorum_percent, meeting.quorum_districts = number, percent, districts
    rule: dict[str, int | str] = {"number": number, "percent": percent, "districts": districts}
    record(actor, "quorum_set", f"meeting:{meeting_id}", rule)
    announce(MeetingChanged(meeting_id))


def _free_code() -> str:
    code = ids.digits(6)
    taken = session().scalar(select(Meeting.id).where(Meeting.code == code))
    return code if taken is None else _free_code()
