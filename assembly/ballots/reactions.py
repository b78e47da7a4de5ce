from assembly.agenda.events import ItemFinished
from assembly.agenda.queries import item
from assembly.ballots.queries import unfinished_ballot
from assembly.ballots.rules import BallotAlreadyOpen
from assembly.core.change import reacts_to
from assembly.meetings.events import MeetingClosed


@reacts_to(MeetingClosed)
def on_meeting_closed(fact: MeetingClosed) -> None:
    """Nobody goes home from an open ballot: the closing is refused until it is declared."""
    _check_none_open(fact.meeting_id)


@reacts_to(ItemFinished)
def on_item_finished(fact: ItemFinished) -> None:
    """The room does not leave an item whose ballot is not declared."""
    _check_none_open(item(fact.item_id).meeting_id)


def _check_none_open(meeting_id: int) -> None:
    if unfinished_ballot(meeting_id) is not None:
        raise BallotAlreadyOpen
