"""Putting everybody of a file on the roll, and taking out who asked for it."""

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.columns import BadRows
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.journal.actions import record
from assembly.people.actions import enrol, forget_member, issue_slip
from assembly.people.models import Member
from assembly.people.queries import on_roll, slip_of
from assembly.roll.queries import coming_meeting, preview


@change
def import_members(actor: Actor, assembly_id: int, content: bytes) -> dict[str, int]:
    """Everybody in a file onto the roll, with a slip for the coming meeting.

    Answers ``{"added", "known", "slips"}``. All rows or none; may be repeated: whoever is on the
    roll already is left as they are. Refuses: BadRows, and what ``preview`` refuses.
    """
    found = preview(assembly_id, content)
    if found.problems:
        raise BadRows(count=found.wrong_lines)
    known, meeting = on_roll(assembly_id), coming_meeting(assembly_id)
    for person in found.new:
        known[person.key] = enrol(actor, assembly_id, person)
    slips = 0
    if meeting is not None:
        slips = sum(_give_slip(actor, known[p.key], meeting.id) for p in found.people)
    told = {"added": len(found.new), "known": found.known, "slips": slips}
    record(actor, "members_imported", f"assembly:{assembly_id}", told)
    return told


def _give_slip(actor: Actor, member_id: int, meeting_id: int) -> bool:
    """A slip for who never had one; one that was revoked stays so, somebody meant it."""
    if slip_of(member_id, meeting_id) is not None:
        return False
    issue_slip(actor, member_id, meeting_id)
    return True


@change
def let_go(actor: Actor, assembly_id: int, member_id: int) -> None:
    """Forget a member of this assembly. May be repeated. Raises ``NotFound``."""
    row = session().get(Member, member_id)
    if row is None or row.assembly_id != assembly_id:
        raise NotFound
    forget_member(actor, member_id)
