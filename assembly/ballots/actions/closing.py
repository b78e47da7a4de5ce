"""Closing: nothing more comes in, and what lies in the box is sealed into the journal."""

from assembly.ballots import box, envelopes, events, rules
from assembly.ballots.actions.counting import count_box
from assembly.ballots.actions.steps import subject, take
from assembly.ballots.models import Ballot
from assembly.ballots.queries import (
    ballot,
    due_ballots,
    room_now,
)
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce, change
from assembly.core.i18n import N_
from assembly.journal.actions import Content, make_checkpoint, record
from assembly.meetings.queries import meeting


@change
def close_ballot(actor: Actor, meeting_id: int, version: int, ballot_id: int) -> None:
    """Let nothing more in, and seal what lies in the box into the journal. Not repeatable.

    A consensus call is counted in the same moment.

    Goes through the same queue as the votes: what was acknowledged is in, what comes later is not.
    Raises ``Stale`` or ``BallotNotOpen``.
    """
    row = take(actor, meeting_id, version, ballot_id, N_("ปิดลงมติ"))
    _close(actor, row)


@change
def close_due_ballots() -> int:
    """Close every ballot whose time has come; answers how many. May be repeated.

    From that moment on no vote was taken, whenever this runs.
    """
    due = due_ballots()
    for ballot_id in due:
        row = ballot(ballot_id)
        version = meeting(row.meeting_id).version
        _close(SYSTEM, take(SYSTEM, row.meeting_id, version, ballot_id, N_("ปิดลงมติเมื่อครบเวลา")))
    return len(due)


def _close(actor: Actor, row: Ballot) -> None:
    rules.may_close(row.state)
    leaves = [box.leaf_of(paper) for paper in box.papers_in(row)]
    row.state, row.closed_at = rules.State.CLOSED.value, clock.now()
    room = room_now(meeting(row.meeting_id))
    row.present_at_close, row.districts_at_close = room.present, room.districts
    row.envelopes, row.envelopes_root = len(leaves), envelopes.root(leaves)
    sealed: Content = {
        "envelopes": row.envelopes,
        "envelopes_root": row.envelopes_root,
        "present": row.present_at_close,
        "districts": row.districts_at_close,
    }
    record(actor, "ballot_closed", subject(row.id), sealed)
    announce(events.BallotClosed(row.id, row.meeting_id, row.agenda_item_id))
    make_checkpoint("ballot_closed", subject(row.id))
    if row.kind == rules.Kind.CONSENSUS:
        count_box(actor, row)  # there is no box to open before witnesses
