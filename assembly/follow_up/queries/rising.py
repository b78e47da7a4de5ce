"""The promises that rose to an assembly above, and what became of them there."""

from sqlalchemy import select

from assembly.assemblies.queries import assembly
from assembly.commitments.models import Commitment
from assembly.commitments.queries import commitment
from assembly.core.db import session
from assembly.follow_up.models import CommitmentItem
from assembly.follow_up.rules import are_all_kept
from assembly.resolutions.models import OperativeItem, Resolution


def raised_to(item_id: int) -> list[int]:
    """The promises below that a point of a running order was raised from."""
    wanted = select(CommitmentItem.commitment_id).where(
        CommitmentItem.agenda_item_id == item_id, CommitmentItem.why == "raised"
    )
    return list(session().scalars(wanted.order_by(CommitmentItem.commitment_id)))


def kept_above(commitment_id: int) -> Resolution | None:
    """The resolution of a promise, once all of its promises are kept, or ended beside these."""
    row = commitment(commitment_id)
    if row.parent_id is not None or row.state != "kept":
        return None
    adopted = session().get_one(
        Resolution, session().get_one(OperativeItem, row.item_id).resolution_id
    )
    return adopted if are_all_kept(states_of(adopted.id)) else None


def states_of(resolution_id: int) -> list[str]:
    """How the promises of a resolution stand."""
    wanted = select(Commitment.state).join(OperativeItem, OperativeItem.id == Commitment.item_id)
    mine = (OperativeItem.resolution_id == resolution_id, Commitment.parent_id.is_(None))
    return list(session().scalars(wanted.where(*mine)))


def told_above(adopted: Resolution) -> tuple[str, str, str]:
    """The assembly that decided above, the number and the title, in Thai as the record is kept."""
    return assembly(adopted.assembly_id).name_th, adopted.number, adopted.title
