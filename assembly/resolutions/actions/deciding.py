"""Putting a draft to the vote, and what becomes of it; the clause of what was adopted."""

from sqlalchemy import select

from assembly.agenda.actions import item_in, note_outcome
from assembly.ballots.actions import open_ballot
from assembly.ballots.models import Ballot
from assembly.ballots.queries import board_of
from assembly.ballots.rules import Outcome, Terms
from assembly.charter.actions import add_clause
from assembly.charter.models import Chapter, Charter
from assembly.charter.rules import check_levels
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.journal.actions import Content, record
from assembly.meetings.actions import check_turn
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_is_open
from assembly.resolutions.actions.ground import draft_on, text_hash
from assembly.resolutions.actions.items import make_items
from assembly.resolutions.actions.numbering import next_number
from assembly.resolutions.events import (
    ClauseWritten,
    DraftChanged,
    ResolutionAdopted,
)
from assembly.resolutions.models import ClauseSource, Draft, Resolution
from assembly.resolutions.queries import resolution, voted_text
from assembly.resolutions.rules import (
    DraftIsVoted,
    NotTheItem,
    number,
)


@change
def put_to_vote(
    actor: Actor,
    meeting_id: int,
    version: int,
    item_id: int,
    terms: Terms,
    *,
    warned: bool = True,
) -> int:
    """Open a ballot on the draft of the item the room is on, as it stands now; answers its id.

    Its text says who acts on what until when, where that was settled: the hall decides on it.
    On another item no phone would show it and no button of the desk could close it.
    ``warned=False`` says that the desk has not confirmed what was shown about a secret ballot.
    """
    item_in(meeting_id, item_id)
    sitting = check_turn(meeting_id, version)
    draft = draft_on(item_id)
    if draft.ballot_id is not None:
        raise DraftIsVoted
    check_is_open(sitting.phase)
    if sitting.current_item_id != item_id:
        raise NotTheItem
    draft.ballot_id = open_ballot(
        actor,
        meeting_id,
        version,
        item_id,
        draft.title,
        voted_text(draft),
        terms,
        warned=warned,
    )
    draft.state = "voting"
    announce(DraftChanged(item_id, meeting_id, "voting"))
    return draft.ballot_id


def adopt_resolution(actor: Actor, ballot_id: int) -> int:
    """A carried draft becomes a numbered resolution; answers its id. Runs with the declaration."""
    draft = session().scalars(select(Draft).where(Draft.ballot_id == ballot_id)).one()
    ballot = session().get_one(Ballot, ballot_id)
    sitting = meeting(ballot.meeting_id)
    sequence = next_number(SYSTEM, sitting)
    draft.state = "adopted"
    text = ballot.text if ballot.kind != "priority" else _order_of_priorities(ballot_id)
    row = Resolution(
        assembly_id=draft.assembly_id,
        meeting_id=sitting.id,
        agenda_item_id=draft.agenda_item_id,
        ballot_id=ballot_id,
        sequence=sequence,
        number=number(sitting.number, sequence, sitting.kind),
        title=ballot.question,
        text=text,
        text_hash=text_hash(ballot.question, text),
        adopted_at=clock.now(),
    )
    session().add(row)
    session().flush()
    make_items(row, draft)
    content: Content = {"number": row.number, "text_sha256": row.text_hash, "ballot": ballot_id}
    record(actor, "resolution_adopted", f"resolution:{row.id}", content)
    announce(ResolutionAdopted(row.id, sitting.id, draft.agenda_item_id))
    return row.id


def _order_of_priorities(ballot_id: int) -> str:
    """What a choice of priorities resolves: the chosen lines, the most wanted first."""
    return "\n".join(line.text for line in board_of(ballot_id).lines if line.chosen)


def drop_draft(ballot_id: int) -> None:
    """A draft that was not carried has fallen; it keeps its text and gets no number."""
    draft = session().scalars(select(Draft).where(Draft.ballot_id == ballot_id)).one_or_none()
    if draft is not None:
        draft.state = "fallen"


def send_draft_back(ballot_id: int, outcome: str = "") -> None:
    """A round of a consensus call, or a ballot called off, leaves the draft to be worked on.

    The ballot stays in the record; postponed, the draft waits for another meeting.
    """
    draft = session().scalars(select(Draft).where(Draft.ballot_id == ballot_id)).one_or_none()
    if draft is None:
        return
    draft.ballot_id = None
    draft.state = "postponed" if outcome == Outcome.POSTPONED else "shown"
    if outcome == Outcome.POSTPONED:
        note_outcome(draft.agenda_item_id, "postponed")


@change
def write_clause(actor: Actor, resolution_id: int, chapter_id: int, text: str) -> int:
    """Write a clause of the charter that stands on a resolution; answers the clause's id.

    Refuses: EmptyClause, ClauseTooLong, LevelsOutOfOrder, DraftIsBeforeTheMeeting.
    """
    check_levels(text)
    source = resolution(resolution_id)
    chapter = session().get(Chapter, chapter_id)
    if (
        chapter is None
        or session().get_one(Charter, chapter.charter_id).assembly_id != source.assembly_id
    ):
        raise NotFound
    clause_id = add_clause(actor, chapter_id, text, resolution_id)
    session().add(ClauseSource(clause_id=clause_id, resolution_id=resolution_id))
    record(actor, "clause_sourced", f"clause:{clause_id}", {"resolution": resolution_id})
    announce(ClauseWritten(clause_id, resolution_id, source.meeting_id, source.assembly_id))
    return clause_id
