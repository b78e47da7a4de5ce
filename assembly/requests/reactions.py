from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.proposals.events import ProposalMoved
from assembly.requests.actions import ask_by_proposal


@reacts_to(ProposalMoved)
def on_proposal_moved(fact: ProposalMoved) -> None:
    """A proposal that left is a request: the days until its answer are counted."""
    if fact.state == "sent":
        ask_by_proposal(SYSTEM, fact.proposal_id)
