"""Numbers that no resolution has, and the next that one may have."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.meetings.models import Meeting
from assembly.meetings.queries import title_of
from assembly.resolutions.models import NumberGap, Resolution
from assembly.resolutions.rules import gaps, number


@dataclass(frozen=True)
class Gap:
    """A number that no resolution has; without a reason nobody has said why yet."""

    meeting_id: int
    meeting: str
    code: str
    sequence: int
    number: str
    reason: str = ""
    made_by: str = ""


def gaps_of(assembly_id: int, meeting_id: int | None = None) -> tuple[Gap, ...]:
    """Every number that was never given to a resolution, with the reason where one is kept."""
    given: dict[int, set[int]] = defaultdict(set)
    for sitting, sequence in session().execute(
        select(Resolution.meeting_id, Resolution.sequence).where(
            Resolution.assembly_id == assembly_id
        )
    ):
        given[sitting].add(sequence)
    kept = {
        (row.meeting_id, row.sequence): row
        for row in session().scalars(
            select(NumberGap)
            .join(Meeting, Meeting.id == NumberGap.meeting_id)
            .where(Meeting.assembly_id == assembly_id)
        )
    }
    for sitting, _sequence in kept:
        given.setdefault(sitting, set())
    wanted = [id_ for id_ in given if meeting_id in (None, id_)]
    rows = session().scalars(select(Meeting).where(Meeting.id.in_(wanted)))
    return tuple(gap for row in rows for gap in _gaps_in(row, frozenset(given[row.id]), kept))


def next_sequence_of(meeting_id: int) -> int:
    """The counter after the highest that was ever given or left out."""
    highest = [
        session().scalar(select(func.max(table.sequence)).where(table.meeting_id == meeting_id))
        for table in (Resolution, NumberGap)
    ]
    return max(n or 0 for n in highest) + 1


def _gaps_in(
    row: Meeting, given: frozenset[int], kept: Mapping[tuple[int, int], NumberGap]
) -> list[Gap]:
    left_out = [sequence for sitting, sequence in kept if sitting == row.id]
    highest = max([*given, *left_out], default=0)
    found = []
    for n in gaps(given, highest):
        why = kept.get((row.id, n))
        told = (why.reason, why.made_by) if why else ("", "")
        spelled = number(row.number, n, row.kind)
        found.append(Gap(row.id, title_of(row), row.code, n, spelled, *told))
    return found
