"""What the check-in desk does: let people in, take a mistake back, print a lost slip anew."""

from assembly.attendance.queries import arrival
from assembly.attendance.rules import Said
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.meetings.actions import check_in, check_in_with_slip, undo_check_in
from assembly.meetings.events import MeetingChanged
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_may_enter
from assembly.people.actions import enrol, issue_slip, record_consents, revoke_slip
from assembly.people.queries import on_roll, slip_of
from assembly.people.rules import AlreadyOnRoll, Person


@change
def let_in(actor: Actor, meeting_id: int, said: Said) -> dict[str, int]:
    """Check in whoever a scanned or typed slip is of; answers as ``check_in_with_slip``."""
    return check_in_with_slip(actor, token=said.token, code=said.code, meeting_id=meeting_id)


@change
def let_in_by_name(actor: Actor, meeting_id: int, member_id: int) -> dict[str, int]:
    """Check in a person who was found by name. May be repeated. Raises ``NotOfThisAssembly``."""
    found = arrival(meeting(meeting_id), member_id)
    check_in(actor, meeting_id, member_id)
    return {"meeting": meeting_id, "member": member_id, "again": int(found.is_here)}


@change
def take_back(actor: Actor, meeting_id: int, member_id: int) -> None:
    """Undo a check-in. May be repeated. Raises ``NotOfThisAssembly``, ``VotingNow`` or
    ``MeetingIsOver``.
    """
    arrival(meeting(meeting_id), member_id)
    undo_check_in(actor, meeting_id, member_id)


@change
def register(actor: Actor, meeting_id: int, person: Person) -> dict[str, int]:
    """A person who came without a slip: on the roll, with a slip, and in the room.

    Not repeatable: the same name in the same district is ``AlreadyOnRoll``.
    """
    row = meeting(meeting_id)
    check_may_enter(row.phase)
    if person.key in on_roll(row.assembly_id):
        raise AlreadyOnRoll(name=f"{person.given_name} {person.surname}".strip())
    member_id = enrol(actor, row.assembly_id, person)
    issue_slip(actor, member_id, meeting_id)
    check_in(actor, meeting_id, member_id)
    return {"meeting": meeting_id, "member": member_id, "again": 0}


@change
def hear_consents(
    actor: Actor, meeting_id: int, member_id: int, may_name: bool, may_picture: bool
) -> None:
    """Keep what a person agreed to at the door. May be repeated. Raises ``NotOfThisAssembly``."""
    arrival(meeting(meeting_id), member_id)
    record_consents(actor, member_id, may_name, may_picture)


@change
def replace_slip(actor: Actor, meeting_id: int, member_id: int) -> int:
    """A lost slip is worth nothing from now on, and a new one can be printed; answers its id.

    Whoever was signed in with the old one is signed out. Raises ``NotOfThisAssembly``.
    """
    row = meeting(meeting_id)
    arrival(row, member_id)
    check_may_enter(row.phase)
    old = slip_of(member_id, meeting_id)
    if old is not None and old.revoked_at is None:
        revoke_slip(actor, old.id)
    announce(MeetingChanged(meeting_id))
    return issue_slip(actor, member_id, meeting_id)
