"""What happens in the room moves the main screen, in the same transaction."""

from assembly.agenda.events import ItemFinished, ItemOpened, ItemRemoved
from assembly.ballots.events import BallotClosed, BallotCounted, BallotDeclared, BallotOpened
from assembly.core.change import reacts_to
from assembly.hall.actions import follow, follow_floor, forget_item, return_to_the_room
from assembly.meetings.events import BreakEnded, BreakStarted, MeetingClosed, MeetingOpened
from assembly.resolutions.events import DraftChanged, ResolutionAdopted
from assembly.speakers.events import SpeakerCalled, SpeechEnded

BALLOT_MOVES = {
    BallotOpened: "ballot_opened",
    BallotClosed: "ballot_closed",
    BallotCounted: "ballot_counted",
    BallotDeclared: "ballot_declared",
}


@reacts_to(MeetingOpened)
def on_meeting_opened(fact: MeetingOpened) -> None:
    follow(fact.meeting_id, "meeting_opened")


@reacts_to(MeetingClosed)
def on_meeting_closed(fact: MeetingClosed) -> None:
    follow(fact.meeting_id, "meeting_closed")


@reacts_to(BreakStarted)
def on_break_started(fact: BreakStarted) -> None:
    follow(fact.meeting_id, "break_started")


@reacts_to(BreakEnded)
def on_break_ended(fact: BreakEnded) -> None:
    return_to_the_room(fact.meeting_id)


@reacts_to(ItemOpened)
def on_item_opened(fact: ItemOpened) -> None:
    follow(fact.meeting_id, "item_opened", fact.item_id)


@reacts_to(ItemFinished)
def on_item_finished(fact: ItemFinished) -> None:
    follow(fact.meeting_id, "item_finished")


@reacts_to(DraftChanged)
def on_draft_changed(fact: DraftChanged) -> None:
    """A draft goes on the wall when the desk shows it, not while it is being written."""
    if fact.state == "shown":
        follow(fact.meeting_id, "draft_shown", fact.agenda_item_id)


@reacts_to(*BALLOT_MOVES)
def on_ballot_moved(fact: BallotOpened | BallotClosed | BallotCounted | BallotDeclared) -> None:
    follow(fact.meeting_id, BALLOT_MOVES[type(fact)], fact.agenda_item_id)


@reacts_to(ResolutionAdopted)
def on_resolution_adopted(fact: ResolutionAdopted) -> None:
    follow(fact.meeting_id, "resolution_adopted", fact.agenda_item_id)


@reacts_to(SpeakerCalled)
def on_speaker_called(fact: SpeakerCalled) -> None:
    follow_floor(fact.meeting_id, speaking=True)


@reacts_to(SpeechEnded)
def on_speech_ended(fact: SpeechEnded) -> None:
    follow_floor(fact.meeting_id, speaking=False, waiting=fact.waiting > 0)


@reacts_to(ItemRemoved)
def on_item_removed(fact: ItemRemoved) -> None:
    forget_item(fact.meeting_id, fact.item_id)
