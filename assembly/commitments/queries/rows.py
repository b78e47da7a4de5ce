from sqlalchemy import Subquery, func, select

from assembly.commitments.models import Commitment, CommitmentBody, Report
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound


def commitment(commitment_id: int) -> Commitment:
    """Raises ``NotFound``."""
    found = session().get(Commitment, commitment_id)
    if found is None:
        raise NotFound
    return found


def commitment_of_item(item_id: int) -> Commitment | None:
    """The whole that an operative item promises, if it promises anything."""
    mine = (Commitment.item_id == item_id, Commitment.position == 0)
    return session().scalar(select(Commitment).where(*mine))


def acting_bodies() -> Subquery:
    """Each whole with each body that leads it or acts on it, or on a part of it: once."""
    whole = func.coalesce(Commitment.parent_id, Commitment.id).label("whole_id")
    wanted = select(whole, CommitmentBody.organisation_id)
    wanted = wanted.join(CommitmentBody, CommitmentBody.commitment_id == Commitment.id)
    return wanted.distinct().subquery()


def report_row(report_id: int) -> Report:
    """One line of a record. Raises ``NotFound``."""
    found = session().get(Report, report_id)
    if found is None:
        raise NotFound
    return found


@resolver("commitment_id")
def _assembly_of_commitment(commitment_id: int) -> int | None:
    return session().scalar(select(Commitment.assembly_id).where(Commitment.id == commitment_id))
