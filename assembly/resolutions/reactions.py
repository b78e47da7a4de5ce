from assembly.agenda.events import ItemCarriedOver
from assembly.ballots.events import BallotCancelled, BallotDeclared
from assembly.ballots.queries import unfinished_ballot
from assembly.ballots.rules import SENT_BACK, BallotAlreadyOpen
from assembly.charter.events import EditionAdopted
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.meetings.events import StepUndone
from assembly.resolutions.actions import (
    adopt_motion,
    adopt_resolution,
    carry_draft,
    drop_draft,
    drop_motion,
    send_draft_back,
    source_clauses,
)
from assembly.resolutions.events import ResolutionAdopted
from assembly.resolutions.queries import draft_of_ballot


@reacts_to(BallotDeclared)
def on_ballot_declared(fact: BallotDeclared) -> None:
    """What was declared carried is adopted in the same moment; a round may send a draft back."""
    draft = draft_of_ballot(fact.ballot_id)
    if draft is None:
        return  # it was about something else, such as an amendment
    if fact.outcome in SENT_BACK:
        send_draft_back(fact.ballot_id, fact.outcome)
    elif fact.carried:
        adopt_resolution(SYSTEM, fact.ballot_id)
    else:
        drop_draft(fact.ballot_id)
    if draft.state in {"fallen", "postponed"}:
        drop_motion(draft.agenda_item_id)


@reacts_to(ResolutionAdopted)
def on_resolution_adopted(fact: ResolutionAdopted) -> None:
    """A charter that was put to the vote as a whole is adopted with its resolution."""
    adopt_motion(fact.resolution_id)


@reacts_to(EditionAdopted)
def on_edition_adopted(fact: EditionAdopted) -> None:
    source_clauses(fact.edition_id)


@reacts_to(BallotCancelled)
def on_ballot_cancelled(fact: BallotCancelled) -> None:
    """Called off: the question may be put again."""
    send_draft_back(fact.ballot_id)


@reacts_to(ItemCarriedOver)
def on_item_carried_over(fact: ItemCarriedOver) -> None:
    carry_draft(SYSTEM, fact.from_id, fact.item_id)
    drop_motion(fact.from_id)


@reacts_to(StepUndone)
def on_step_undone(fact: StepUndone) -> None:
    """Nothing is taken back under a ballot that is not declared."""
    if unfinished_ballot(fact.meeting_id) is not None:
        raise BallotAlreadyOpen
