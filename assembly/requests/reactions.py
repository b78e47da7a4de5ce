from assembly.commitments.events import CommitmentReported
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.proposals.events import ProposalMoved
from assembly.requests.actions import ask_by_proposal
from assembly.requests.actions.reported import follow_reading


@reacts_to(ProposalMoved)
def on_proposal_moved(fact: ProposalMoved) -> None:
    """A proposal that left is a request: the days until its answer are counted."""
    if fact.state == "sent":
        ask_by_proposal(SYSTEM, fact.proposal_id)


@reacts_to(CommitmentReported)
def on_commitment_reported(fact: CommitmentReported) -> None:
    """What a body reported by its link is read once: at the promise and as an answer."""
    follow_reading(fact.commitment_id)
