"""Taking grievances in hand at the desk: compare and swap, so two never overwrite each other."""

from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import select

from assembly.core.access import Actor
from assembly.core.change import announce
from assembly.core.db import session
from assembly.core.versions import check_seen, touch
from assembly.grievances import rules
from assembly.grievances.events import GrievancesSorted
from assembly.grievances.models import Grievance

Picks: TypeAlias = Sequence[tuple[int, int]]  # a grievance's id, and the version that was seen


def take(actor: Actor, assembly_id: int, picks: Picks, did: str) -> list[Grievance]:
    """The chosen rows, if nobody changed one since it was seen; now they are this actor's.

    All or none: who was second reads who was first, sees the newest and decides anew.
    Refuses: NothingChosen, GrievanceNotHere, GrievanceWithdrawn, Stale.
    """
    rows = check_picks(assembly_id, picks)
    for row in rows:
        touch(actor, row, did)
    announce(GrievancesSorted(assembly_id))
    return rows


def check_picks(assembly_id: int, picks: Picks) -> list[Grievance]:
    """The chosen rows, each in the version that was seen."""
    seen = dict(picks)
    if not seen:
        raise rules.NothingChosen
    wanted = select(Grievance).where(Grievance.id.in_(seen), Grievance.assembly_id == assembly_id)
    rows = list(session().scalars(wanted.order_by(Grievance.id)))
    if len(rows) != len(seen):
        raise rules.GrievanceNotHere
    for row in rows:
        check_version(row, seen[row.id])
    return rows


def check_version(row: Grievance, version: int) -> None:
    """Refuses: GrievanceWithdrawn, Stale."""
    if row.state == "withdrawn":
        raise rules.GrievanceWithdrawn
    check_seen(row, version)


def ids_of(rows: Sequence[Grievance]) -> list[int]:
    return sorted(row.id for row in rows)
