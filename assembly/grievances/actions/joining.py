"""Saying that one suffers the same, in place of telling it again; and taking that back."""

from sqlalchemy import delete, select

from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.core.change import change
from assembly.core.db import session
from assembly.grievances import rules
from assembly.grievances.models import MeToo
from assembly.grievances.queries.joining import joined, published, who_joins
from assembly.places.queries import districts_of


@change
def join(assembly_id: int, grievance_id: int, participant: str, place: str = "") -> int:
    """Count one more who suffers the same; answers how many there are. May be repeated.

    A browser counts once. No journal entry: its time would date a person (trust.md). ``place`` is
    the code of a district or subdistrict; one that is not of the province is not kept.
    Refuses: GrievanceNotHere, for what nobody may read yet too.
    """
    if not participant or published(grievance_id) is None:
        raise rules.GrievanceNotHere
    who = who_joins(grievance_id, participant)
    said = select(MeToo.id).where(MeToo.grievance_id == grievance_id, MeToo.who_hash == who)
    if session().scalar(said) is None:
        inside = {d.code for d in districts_of(assembly(assembly_id).province_code)}
        one_more = MeToo(
            grievance_id=grievance_id,
            who_hash=who,
            district_code=place[:4] if place[:4] in inside else None,
            joined_on=clock.today(),
        )
        session().add(one_more)
        session().flush()
    return joined([grievance_id])[grievance_id]


@change
def leave(grievance_id: int, participant: str) -> int:
    """Take it back; answers how many are left. May be repeated. Refuses: GrievanceNotHere."""
    if published(grievance_id) is None:
        raise rules.GrievanceNotHere
    who = who_joins(grievance_id, participant)
    session().execute(
        delete(MeToo).where(MeToo.grievance_id == grievance_id, MeToo.who_hash == who)
    )
    return joined([grievance_id])[grievance_id]
