from assembly.amendments.actions import (
    decide_by_ballot,
    find_places_again,
    follow_restored,
    wait_again,
)
from assembly.amendments.queries import amendment_of_ballot
from assembly.ballots.events import BallotCancelled, BallotDeclared
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.resolutions.events import DraftRevised


@reacts_to(BallotDeclared)
def on_ballot_declared(fact: BallotDeclared) -> None:
    """A ballot on an amendment decides it, and leaves the draft's own way to a resolution alone."""
    row = amendment_of_ballot(fact.ballot_id)
    if row is not None:
        decide_by_ballot(SYSTEM, row, carried=bool(fact.carried))


@reacts_to(BallotCancelled)
def on_ballot_cancelled(fact: BallotCancelled) -> None:
    row = amendment_of_ballot(fact.ballot_id)
    if row is not None:
        wait_again(row)


@reacts_to(DraftRevised)
def on_draft_revised(fact: DraftRevised) -> None:
    """A rewritten text moves the paragraphs; a restored one undoes what was accepted since."""
    if fact.because.startswith("amendment:"):
        return  # who accepted it has moved the others
    if fact.back_to:
        follow_restored(fact.draft_id, fact.number)
    find_places_again(fact.draft_id)
