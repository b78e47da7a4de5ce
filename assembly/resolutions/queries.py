from sqlalchemy import select

from assembly.charter.models import Clause
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.resolutions.models import ClauseSource, Draft, Resolution


def draft_of_item(item_id: int) -> Draft | None:
    return session().scalar(select(Draft).where(Draft.agenda_item_id == item_id))


def is_of_draft(ballot_id: int, draft: Draft | None) -> bool:
    """Whether a ballot is the one on the draft as it stands; earlier rounds sent it back."""
    return draft is None or draft.ballot_id == ballot_id


def resolution(resolution_id: int) -> Resolution:
    """Raises ``NotFound``."""
    found = session().get(Resolution, resolution_id)
    if found is None:
        raise NotFound
    return found


def resolution_of_item(item_id: int) -> Resolution | None:
    return session().scalar(select(Resolution).where(Resolution.agenda_item_id == item_id))


def resolutions_of(assembly_id: int) -> list[Resolution]:
    """An assembly's resolutions, the newest first."""
    wanted = select(Resolution).where(Resolution.assembly_id == assembly_id)
    return list(session().scalars(wanted.order_by(Resolution.id.desc())))


def resolutions_of_meeting(meeting_id: int) -> list[Resolution]:
    """A meeting's resolutions, by number."""
    wanted = select(Resolution).where(Resolution.meeting_id == meeting_id)
    return list(session().scalars(wanted.order_by(Resolution.sequence)))


def clauses_of_resolution(resolution_id: int) -> list[Clause]:
    wanted = select(Clause).join(ClauseSource, ClauseSource.clause_id == Clause.id)
    wanted = wanted.where(ClauseSource.resolution_id == resolution_id)
    return list(session().scalars(wanted.order_by(Clause.id)))


def source_of_clause(clause_id: int) -> Resolution | None:
    """The resolution a clause stands on."""
    wanted = select(Resolution).join(ClauseSource, ClauseSource.resolution_id == Resolution.id)
    return session().scalar(wanted.where(ClauseSource.clause_id == clause_id))


@resolver("resolution_id")
def _assembly_of_resolution(resolution_id: int) -> int | None:
    return session().scalar(select(Resolution.assembly_id).where(Resolution.id == resolution_id))
