from assembly.agenda.events import ItemCarriedOver
from assembly.ballots.events import BallotCancelled, BallotDeclared
from assembly.ballots.queries import unfinished_ballot
from assembly.ballots.rules import SENT_BACK, BallotAlreadyOpen
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.meetings.events import StepUndone
from assembly.resolutions.actions import (
    adopt_resolution,
    carry_draft,
    drop_draft,
    send_draft_back,
)
from assembly.resolutions.queries import draft_of_ballot


@reacts_to(BallotDeclared)
def on_ballot_declared(fact: BallotDeclared) -> None:
    """What was declared carried is adopted in the same moment; a round may send a draft back."""
    if draft_of_ballot(fact.ballot_id) is None:
        return  # it was about something else, such as an amendment
    if fact.outcome in SENT_BACK:
        send_draft_back(fact.ballot_id, fact.outcome)
    elif fact.carried:
        adopt_resolution(SYSTEM, fact.ballot_id)
    else:
        drop_draft(fact.ballot_id)


@reacts_to(BallotCancelled)
def on_ballot_cancelled(fact: BallotCancelled) -> None:
    """Called off: the question may be put again."""
    send_draft_back(fact.ballot_id)


@reacts_to(ItemCarriedOver)
def on_item_carried_over(fact: ItemCarriedOver) -> None:
    carry_draft(SYSTEM, fact.from_id, fact.item_id)


@reacts_to(StepUndone)
def on_step_undone(fact: StepUndone) -> None:
    """Nothing is taken back under a ballot that is not declared."""
    if unfinished_ballot(fact.meeting_id) is not None:
        raise BallotAlreadyOpen
