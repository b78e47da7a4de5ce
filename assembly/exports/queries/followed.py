"""What became of grievances, read at once for all of them: items, resolutions, clauses, bodies."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import func, select

from assembly.agenda.models import AgendaItem
from assembly.assemblies.queries import assembly
from assembly.charter.models import Clause
from assembly.core.db import session
from assembly.exports.queries import naming
from assembly.grievances.models import Grievance, MeToo
from assembly.issues.models import Issue
from assembly.meetings.models import Meeting
from assembly.registry.models import Organisation
from assembly.resolutions.models import ClauseSource, Resolution


@dataclass
class Followed:
    """By id: the names that a grievance's own columns lead to."""

    stages: dict[int, str] = field(default_factory=dict)
    issues: dict[int, str] = field(default_factory=dict)
    organisations: dict[int, str] = field(default_factory=dict)
    items: dict[int, str] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)  # items
    resolutions: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    clauses: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    joined: dict[int, int] = field(default_factory=dict)

    def is_done(self, row: Grievance) -> bool:
        return row.agenda_item_id in self.done


def followed(assembly_id: int, rows: Iterable[Grievance]) -> Followed:
    """All that the rows lead to, in a handful of reads however many they are."""
    behind = {row.agenda_item_id for row in rows} - {None}
    found = Followed(joined=_joined(assembly_id))
    found.issues = _names(Issue.id, Issue.title, Issue.assembly_id == assembly_id)
    organisations = Organisation.assembly_id == assembly_id
    found.organisations = _names(Organisation.id, Organisation.name, organisations)
    _read_meetings(found, assembly_id)
    _read_items(found, behind)
    _read_decisions(found, behind)
    return found


def _names(key: object, name: object, mine: object) -> dict[int, str]:
    return dict(session().execute(select(key, name).where(mine)).all())  # type: ignore[call-overload]  # any two columns


def _joined(assembly_id: int) -> dict[int, int]:
    wanted = select(MeToo.grievance_id, func.count()).join(
        Grievance, Grievance.id == MeToo.grievance_id
    )
    wanted = wanted.where(Grievance.assembly_id == assembly_id).group_by(MeToo.grievance_id)
    return dict(session().execute(wanted).all())


def _read_meetings(found: Followed, assembly_id: int) -> None:
    row = assembly(assembly_id)
    wanted = select(Meeting).where(Meeting.assembly_id == assembly_id)
    for sitting in session().scalars(wanted):
        found.stages[sitting.id] = naming.meeting_title(row, sitting)


def _read_items(found: Followed, behind: set[int | None]) -> None:
    wanted = select(AgendaItem, Meeting).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    for item, sitting in session().execute(wanted.where(AgendaItem.id.in_(behind))):
        found.items[item.id] = f"{naming.meeting_number(sitting)} วาระ {item.number}"
        if item.phase == "done":
            found.done.add(item.id)


def _read_decisions(found: Followed, behind: set[int | None]) -> None:
    wanted = (
        select(Resolution.agenda_item_id, Resolution.number, Clause.number)
        .outerjoin(ClauseSource, ClauseSource.resolution_id == Resolution.id)
        .outerjoin(Clause, Clause.id == ClauseSource.clause_id)
        .where(Resolution.agenda_item_id.in_(behind))
        .order_by(Resolution.id, Clause.id)
    )
    for item_id, number, clause in session().execute(wanted):
        if number not in found.resolutions[item_id]:
            found.resolutions[item_id].append(number)
        if clause:
            found.clauses[item_id].append(clause)
