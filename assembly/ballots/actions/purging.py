"""Leaving no trace of secret votes."""

from sqlalchemy import select

from assembly.ballots import box, envelopes, erasing
from assembly.ballots.actions.steps import subject
from assembly.ballots.models import Ballot
from assembly.ballots.queries import ballot
from assembly.core.access import SYSTEM
from assembly.core.change import change
from assembly.core.db import session
from assembly.journal.actions import record


def purge_box(ballot_id: int, patience: float = 60.0) -> bool:
    """Destroy the key of a counted secret ballot and every page its envelopes lay on.

    Runs outside a change and may be repeated; ``False`` if somebody read the old pages for all the
    seconds of our ``patience``, and then the next start finishes it.
    """
    if not ballot(ballot_id).purge_pending:
        return True
    session().close()  # our own reading would keep the old pages
    envelopes.destroy_key(box.key_file(ballot_id))
    if not erasing.forget_pages(patience):
        return False
    _end_purge(ballot_id)
    return True


def finish_purges() -> None:
    """At start: finish what a stop interrupted between count and purge."""
    for ballot_id in list(session().scalars(select(Ballot.id).where(Ballot.purge_pending))):
        purge_box(ballot_id, patience=5.0)


@change
def _end_purge(ballot_id: int) -> None:
    row = ballot(ballot_id)
    if row.purge_pending:
        row.purge_pending = False
        record(SYSTEM, "box_destroyed", subject(ballot_id), {})
