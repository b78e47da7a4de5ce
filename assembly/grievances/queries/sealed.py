"""What the grievances contribute to the journal, and whether it still matches them."""

import json

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.grievances import rules
from assembly.grievances.models import Grievance
from assembly.journal.models import Entry, Payload


def changed_batches() -> list[str]:
    """The journal's batches that the grievances no longer match: count or root is another.

    Empty while nothing was lost, added or reworded; for ``assembly verify``.
    """
    sealed = select(Entry.subject, Payload.content).join(Payload, Payload.seq == Entry.seq)
    wrong = []
    for subject, content in session().execute(sealed.where(Entry.type == "grievances_sealed")):
        said = json.loads(content)
        found = rules.seal(leaves_of(int(subject.removeprefix("assembly:")), said["batch"]))
        if any(found[name] != said[name] for name in found):
            wrong.append(f"{subject} batch:{said['batch']}")
    return wrong


def gone_from(assembly_id: int) -> dict[str, int]:
    """How many were taken back and how many erased so far, for the journal's next batch."""
    told = Grievance.assembly_id == assembly_id
    taken_back = select(func.count()).where(told, Grievance.state == "withdrawn")
    erased = select(func.count()).where(told, Grievance.erased_leaf != "")
    return {
        "withdrawn": session().scalar(taken_back) or 0,
        "erased": session().scalar(erased) or 0,
    }


def leaves_of(assembly_id: int, batch: int | None) -> list[bytes]:
    """What the grievances of a batch contribute to its root; ``None``: those in no batch yet."""
    wanted = select(Grievance).where(Grievance.assembly_id == assembly_id)
    wanted = wanted.where(Grievance.batch == batch if batch else Grievance.batch.is_(None))
    return [leaf_of(row) for row in session().scalars(wanted)]


def leaf_of(row: Grievance) -> bytes:
    """Of an erased one the leaf is kept: the batch stays whole, and its words cannot be guessed.

    New words beside a kept leaf are none that were ever told.
    """
    if row.erased_leaf and not row.text:
        return bytes.fromhex(row.erased_leaf)
    return rules.leaf(
        row.text,
        id=row.id,
        subdistrict=row.subdistrict_code,
        strategy=row.told_strategy_id,
        told_on=row.told_on.isoformat(),
        **({"salt": row.salt} if row.salt else {}),  # the first ones had none
    )
