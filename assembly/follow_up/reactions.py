from assembly.agenda.events import ItemCarriedOver, ItemRemoved
from assembly.ballots.events import BallotCancelled, BallotDeclared
from assembly.commitments.events import CommitmentMoved
from assembly.core.change import reacts_to
from assembly.follow_up.actions import (
    decide_by_ballot,
    follow_matter,
    put_again,
    take_off,
    tell_decided,
    tell_kept,
)
from assembly.follow_up.queries import follow_up_of_ballot
from assembly.resolutions.events import ResolutionAdopted


@reacts_to(BallotDeclared)
def on_ballot_declared(fact: BallotDeclared) -> None:
    """What the hall decided about a promise is done in the same moment."""
    row = follow_up_of_ballot(fact.ballot_id)
    if row is not None:
        decide_by_ballot(row, carried=bool(fact.carried), outcome=fact.outcome)


@reacts_to(BallotCancelled)
def on_ballot_cancelled(fact: BallotCancelled) -> None:
    row = follow_up_of_ballot(fact.ballot_id)
    if row is not None:
        put_again(row)


@reacts_to(ItemCarriedOver)
def on_item_carried_over(fact: ItemCarriedOver) -> None:
    follow_matter(fact.from_id, fact.item_id)


@reacts_to(ItemRemoved)
def on_item_removed(fact: ItemRemoved) -> None:
    take_off(fact.meeting_id, fact.item_id)


@reacts_to(ResolutionAdopted)
def on_resolution_adopted(fact: ResolutionAdopted) -> None:
    """A promise that rose is told below of what was decided above."""
    tell_decided(fact.resolution_id)


@reacts_to(CommitmentMoved)
def on_commitment_moved(fact: CommitmentMoved) -> None:
    tell_kept(fact.commitment_id)
