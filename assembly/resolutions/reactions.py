from assembly.ballots.events import BallotCancelled, BallotDeclared
from assembly.ballots.rules import SENT_BACK
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.resolutions.actions import adopt_resolution, drop_draft, send_draft_back


@reacts_to(BallotDeclared)
def on_ballot_declared(fact: BallotDeclared) -> None:
    """What was declared carried is adopted in the same moment; a round may send a draft back."""
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
