"""The exact words whose hash an entry holds: what the bundle hands out to be compared with it."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select

from assembly.charter.models import Charter, Clause, ClauseStep, Edition
from assembly.charter.queries import edition_text
from assembly.commitments.models import Commitment, Report
from assembly.core.db import session
from assembly.minutes.models import Minutes
from assembly.resolutions.models import Resolution

Named = tuple[tuple[str, str], str]  # (kind and subject of the entry), words
STEPS = {  # what happened to a clause, and the entry that tells of it
    "added": "clause_added",
    "amended": "clause_amended",
    "repealed": "clause_repealed",
    "moved": "clause_repealed",
}


def texts_of(assembly_id: int) -> dict[tuple[str, str], list[str]]:
    """Of an assembly, by kind and subject of the entries that adopted them, the oldest first."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for reader in (_resolutions, _clauses, _editions, _minutes, _settled):
        for entry, words in reader(assembly_id):
            found[entry].append(words)
    return found


def _resolutions(assembly_id: int) -> Iterator[Named]:
    wanted = select(Resolution).where(Resolution.assembly_id == assembly_id)
    for row in session().scalars(wanted):
        yield ("resolution_adopted", f"resolution:{row.id}"), f"{row.title}\n{row.text}"


def _clauses(assembly_id: int) -> Iterator[Named]:
    """Every wording that a clause ever had; the last one from the row that papers are made of."""
    ours = Clause.assembly_id == assembly_id
    wanted = select(ClauseStep).join(Clause, Clause.id == ClauseStep.clause_id).where(ours)
    steps: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for step in session().scalars(wanted.order_by(ClauseStep.id)):
        steps[step.clause_id].append((STEPS[step.what], step.text))
    for row in session().scalars(select(Clause).where(ours)):
        *before, (newest, _) = steps[row.id] or [("clause_added", "")]
        for kind, text in [*before, (newest, row.text)]:
            yield (kind, f"clause:{row.id}"), text


def _editions(assembly_id: int) -> Iterator[Named]:
    ours = select(Charter.id).where(Charter.assembly_id == assembly_id)
    for row in session().scalars(select(Edition).where(Edition.charter_id.in_(ours))):
        yield ("edition_adopted", f"edition:{row.id}"), edition_text(row.id)


def _minutes(assembly_id: int) -> Iterator[Named]:
    adopted = select(Minutes).where(Minutes.assembly_id == assembly_id, Minutes.state == "adopted")
    for row in session().scalars(adopted):
        yield ("minutes_adopted", f"meeting:{row.meeting_id}"), row.paper


def _settled(assembly_id: int) -> Iterator[Named]:
    """Why a commitment came into each of its states: kept, ended, looked at again."""
    wanted = (
        select(Report.commitment_id, Report.text)
        .join(Commitment, Commitment.id == Report.commitment_id)
        .where(Commitment.assembly_id == assembly_id, Report.kind == "state")
        .order_by(Report.commitment_id, Report.number)
    )
    for commitment_id, text in session().execute(wanted):
        yield ("commitment_moved", f"commitment:{commitment_id}"), text
