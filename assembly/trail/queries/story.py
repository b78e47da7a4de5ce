"""What became of one followed grievance."""

from dataclasses import dataclass

from assembly.agenda.queries import item
from assembly.agenda.queries import view_of as item_view
from assembly.ballots.queries import ballot_of_item
from assembly.charter.models import Clause
from assembly.core import thai
from assembly.core.i18n import current
from assembly.core.text import ELLIPSIS, short
from assembly.grievances.queries import GrievanceView, attached_to
from assembly.meetings.queries import meeting, view_of
from assembly.resolutions.queries import (
    clauses_of_resolution,
    draft_of_item,
    is_of_draft,
    resolution_of_item,
)
from assembly.trail.rules import Journey, Sitting, Step, Voted, chain_of, headline

OPENING = 110  # characters


@dataclass(frozen=True)
class Story:
    """One followed grievance and the chain under it."""

    grievance: GrievanceView
    headline: str
    steps: tuple[Step, ...]
    resolution_id: int | None
    clause: Clause | None

    @property
    def opening(self) -> str:
        """The first words; what is cut ends after a phrase."""
        words = short(self.grievance.text, OPENING)
        cut = words != self.grievance.text and " " in words
        return words.rpartition(" ")[0] + ELLIPSIS if cut else words


def story_of(grievance: GrievanceView) -> Story:
    """What became of a grievance so far."""
    item_id = grievance.agenda_item_id
    adopted = resolution_of_item(item_id) if item_id else None
    clauses = clauses_of_resolution(adopted.id) if adopted else []
    journey = Journey(
        told_on=grievance.told_on,
        withheld=grievance.state == "withheld",
        others=attached_to(item_id) - 1 if item_id else 0,
        sitting=_sitting(item_id) if item_id else None,
        voted=_voted(item_id) if item_id else None,
        resolution=adopted.number if adopted else None,
        adopted_on=thai.to_bangkok(adopted.adopted_at).date() if adopted else None,
        clause=clauses[0].number if clauses else None,
        written_on=thai.to_bangkok(clauses[0].written_at).date() if clauses else None,
    )
    steps = chain_of(journey, current())
    resolution_id, first = adopted.id if adopted else None, clauses[0] if clauses else None
    return Story(grievance, headline(journey), steps, resolution_id, first)


def _sitting(item_id: int) -> Sitting:
    row = item(item_id)
    sitting = view_of(meeting(row.meeting_id))
    heard, source = row.phase != "waiting", item_view(row).carried_from
    return Sitting(row.number, sitting.title, sitting.held_on, heard=heard, carried_from=source)


def _voted(item_id: int) -> Voted | None:
    """The ballot that decides the matter: no round before it, and no vote on a single change."""
    ballot = ballot_of_item(item_id)
    if ballot is None or not is_of_draft(ballot.id, draft_of_item(item_id)):
        return None
    carried = ballot.verdict.carried if ballot.verdict and ballot.declared else None
    voices = ballot.voices or {}
    yes = voices.get("agree", 0) + voices.get("remark", 0) if voices else ballot.yes or 0
    return Voted(carried, yes, sum(voices.values()) or ballot.cast or 0, ballot.declared_at)
