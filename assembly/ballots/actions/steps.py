"""What every step of a ballot at the desk begins with."""

from assembly.ballots.models import Ballot
from assembly.core.access import Actor
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.meetings.actions import take_turn


def take(actor: Actor, meeting_id: int, version: int, ballot_id: int, did: str) -> Ballot:
    """The ballot, for one step at the desk. Raises ``NotFound`` or ``Stale``."""
    row = session().get(Ballot, ballot_id, with_for_update=True)
    if row is None or row.meeting_id != meeting_id:
        raise NotFound
    take_turn(actor, meeting_id, version, did)
    return row


def subject(ballot_id: int) -> str:
    return f"ballot:{ballot_id}"
