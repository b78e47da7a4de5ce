"""What the office does with papers: minutes are adopted and frozen in one change."""

from assembly.checks.actions import check_confirmed
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.exports import frozen
from assembly.exports.queries.minutes import minutes_paper
from assembly.meetings.queries import meeting
from assembly.minutes.actions import freeze_minutes, settle_adoption


@change
def adopt_minutes(actor: Actor, meeting_id: int, item_id: int | None = None, note: str = "") -> str:
    """Adopt a meeting's minutes, by circulation or under a later meeting's item; answers the hash.

    The paper is made here, in the same transaction, and is from now on the only one. Raises what
    ``settle_adoption`` does, and ``NeedsSecondPerson``; a repeat is refused with ``MinutesFrozen``.
    """
    settle_adoption(actor, meeting_id, item_id, note)
    sitting = meeting(meeting_id)
    paper = minutes_paper(sitting)
    second = (sitting.assembly_id, f"minutes:{meeting_id}", "minutes", frozen.awaited(paper))
    check_confirmed(*second, by=actor)
    return freeze_minutes(actor, meeting_id, frozen.canonical(paper))
