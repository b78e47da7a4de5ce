"""Somebody came in or left → who is here, as every check-in desk of the meeting shows it."""

from assembly.core.access import Actor, allows
from assembly.core.change import broadcasts
from assembly.live import push
from assembly.live.rooms import Board, room
from assembly.meetings.events import MeetingChanged, MemberCheckedIn, MemberLeft
from assembly.meetings.queries import (
    current_meeting,
    meeting,
    meeting_by_code,
    meeting_or_none,
    presence,
)
from assembly.people.events import MemberChanged


def _checks_in(actor: Actor, code: str) -> bool:
    row = meeting_or_none(code)
    return row is not None and allows(actor, "check_in", row.assembly_id)


@room("checkin", guard=_checks_in, pace=0.5)
def checkin_room(code: str) -> Board:
    """Counts only: the names stand in a region that each desk fetches for itself."""
    here = presence(meeting_by_code(code))
    return Board("attendance/_here.html", {"here": here}, {"people": here.people})


@broadcasts(MemberCheckedIn, MemberLeft, MeetingChanged)
def on_presence_changed(fact: MemberCheckedIn | MemberLeft | MeetingChanged) -> None:
    push.refresh("checkin", meeting(fact.meeting_id).code, urgent=False)


@broadcasts(MemberChanged)
def on_member_changed(fact: MemberChanged) -> None:
    sitting = current_meeting(fact.assembly_id)
    if sitting is not None:
        push.refresh("checkin", sitting.code, urgent=False)
