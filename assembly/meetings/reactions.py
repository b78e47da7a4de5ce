from assembly.core.access import SYSTEM
from assembly.core.change import reacts_to
from assembly.meetings.actions import check_in
from assembly.people.events import SlipSignedIn


@reacts_to(SlipSignedIn)
def on_slip_signed_in(fact: SlipSignedIn) -> None:
    """Signing in with a slip is how a member checks in."""
    check_in(SYSTEM, fact.meeting_id, fact.member_id)
