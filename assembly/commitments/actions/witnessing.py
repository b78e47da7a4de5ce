"""People say of a promise whether it is done where they live; their words are counted, not they."""

from assembly.assemblies.models import Assembly
from assembly.commitments.models import Commitment, Witness
from assembly.commitments.queries.witnessing import (
    SEALED,
    by_promise,
    counts_of,
    counts_told,
    person_of,
    seal_of,
)
from assembly.commitments.rules import witnessing as rules
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import LostForm, NotFound
from assembly.journal.actions import Content, record
from assembly.places.queries import districts_of


@change
def witness(participant: str, commitment_id: int, district_code: str, says: str) -> None:
    """What one person says of a promise; again replaces it, and may be repeated.

    Of a promise that is closed too: that is when it matters. No journal entry and no time, which
    would date a person. Refuses: NotFound, LostForm, SaysNeither, WhichDistrict.
    """
    row = session().get(Commitment, commitment_id)
    if row is None:
        raise NotFound
    if not participant:
        raise LostForm
    if says not in rules.WORDS:
        raise rules.SaysNeither
    province = session().get_one(Assembly, row.assembly_id).province_code
    if district_code not in {district.code for district in districts_of(province)}:
        raise rules.WhichDistrict
    _keep(commitment_id, person_of(commitment_id, participant), district_code, says)


@change
def seal_witnesses(actor: Actor, assembly_id: int) -> int:
    """Enter what people say of promises into the journal, as counts; answers of how many promises.

    Only of those of which enough was said since told last: one word alone, entered between two
    moments, would date a person. The others wait. May be repeated.
    """
    now, told = by_promise(counts_of(assembly_id)), counts_told(assembly_id)
    before = {id_: lines for id_, (_day, lines) in told.items()}
    fresh = {id_: now[id_] for id_ in now if rules.is_enough(before.get(id_, []), now[id_])}
    if not fresh:
        return 0
    counts = rules.lines_of(count for lines in fresh.values() for count in lines)
    content: Content = {"date": clock.today().isoformat(), "counts": counts, "promises": len(fresh)}
    record(actor, SEALED, f"assembly:{assembly_id}", content)
    return len(fresh)


def _keep(commitment_id: int, person: str, district_code: str, says: str) -> None:
    kept = session().get(Witness, (commitment_id, person))
    if kept is None:
        kept = Witness(commitment_id=commitment_id, person=person)
        session().add(kept)
    kept.district_code, kept.says, kept.said_on = district_code, says, clock.today()
    kept.seal = seal_of(kept)
    session().flush()
