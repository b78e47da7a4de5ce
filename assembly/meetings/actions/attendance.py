"""Checking in, and taking it back."""

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.journal.actions import record
from assembly.meetings.events import (
    MemberCheckedIn,
    MemberLeft,
)
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.rules import (
    OtherMeetingsSlip,
    check_may_enter,
)
from assembly.people.queries import slip_by


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
