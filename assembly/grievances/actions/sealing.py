"""Grievances enter the journal in batches."""

from sqlalchemy import func, select

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances import rules
from assembly.grievances.actions.ground import join_index
from assembly.grievances.models import Grievance
from assembly.grievances.queries import gone_from, leaves_of
from assembly.journal.actions import record


@change
def seal_batch(actor: Actor, assembly_id: int) -> int:
    """Enter all grievances told since the last batch into the journal at once; answers how many.

    The entry has the date, the count and the Merkle root: single entries would date single people.
    """
    leaves = leaves_of(assembly_id, None)
    if not leaves:
        return 0
    last = select(func.max(Grievance.batch)).where(Grievance.assembly_id == assembly_id)
    batch = (session().scalar(last) or 0) + 1
    fresh = select(Grievance).where(Grievance.assembly_id == assembly_id, Grievance.batch.is_(None))
    for row in session().scalars(fresh):
        row.batch = batch
    content = {"batch": batch, "date": clock.today().isoformat(), **rules.seal(leaves)}
    content |= gone_from(assembly_id)
    join_index()
    record(actor, "grievances_sealed", f"assembly:{assembly_id}", content)
    return len(leaves)
