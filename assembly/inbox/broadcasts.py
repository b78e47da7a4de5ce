"""What was told or sorted → numbers for every triage desk; the list it fetches itself."""

from assembly.assemblies.queries import assembly, assembly_by_slug, view_of
from assembly.core.access import Actor, allows
from assembly.core.change import broadcasts
from assembly.core.errors import NotFound
from assembly.grievances.events import (
    DeskWrote,
    GrievanceReviewed,
    GrievancesSorted,
    GrievanceTold,
    SenderWrote,
)
from assembly.inbox.queries import nudge_of
from assembly.issues.events import IssueChanged
from assembly.live import push
from assembly.live.rooms import Board, room


def _hears(actor: Actor, slug: str) -> bool:
    try:
        return allows(actor, "hear", assembly_by_slug(slug).id)
    except NotFound:
        return False


@room("inbox", guard=_hears, pace=1.0)
def inbox_room(slug: str) -> Board:
    """Numbers only: no words, no place, nothing of anybody."""
    row = assembly_by_slug(slug)
    nudge = nudge_of(row.id)
    numbers = {"told": nudge.told, "changes": nudge.changes}
    return Board("inbox/_nudge.html", {"nudge": nudge, "assembly": view_of(row)}, numbers)


@broadcasts(
    GrievanceTold, GrievanceReviewed, GrievancesSorted, SenderWrote, DeskWrote, IssueChanged
)
def on_inbox_changed(
    fact: GrievanceTold
    | GrievanceReviewed
    | GrievancesSorted
    | SenderWrote
    | DeskWrote
    | IssueChanged,
) -> None:
    push.refresh("inbox", assembly(fact.assembly_id).slug, urgent=False)
