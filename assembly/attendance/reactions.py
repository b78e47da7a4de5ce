from assembly.attendance.queries import may_vote_now
from assembly.attendance.rules import VotingNow
from assembly.core.change import reacts_to
from assembly.meetings.events import MemberLeft


@reacts_to(MemberLeft)
def on_member_left(fact: MemberLeft) -> None:
    """An open ballot's electorate is frozen, and its quorum is measured again at the close.

    Whether a vote was cast must not decide it: of a secret one nobody may know.
    """
    if may_vote_now(fact.meeting_id, fact.member_id):
        raise VotingNow
