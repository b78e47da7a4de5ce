from assembly.ballots.events import BallotDeclared
from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.resolutions.actions import adopt_resolution, drop_draft
from assembly.resolutions.queries import draft_of_ballot


@reacts_to(BallotDeclared)
def on_ballot_declared(fact: BallotDeclared) -> None:
    """What was declared carried is adopted in the same moment; not every ballot is a draft's."""
    if draft_of_ballot(fact.ballot_id) is None:
        return
    if fact.carried:
        adopt_resolution(SYSTEM, fact.ballot_id)
    else:
        drop_draft(fact.ballot_id)
