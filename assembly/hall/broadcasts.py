"""What happened → the boards of the hall. Counts wait for a room's pace, moves go out at once."""

from typing import TypeAlias

from assembly.amendments.events import AmendmentChanged
from assembly.ballots.events import VoteCast
from assembly.ballots.queries import ballot
from assembly.charter.events import EditionAdopted
from assembly.checks.events import ConfirmationAnswered, ConfirmationAsked
from assembly.commitments.events import (
    CommitmentChanged,
    CommitmentMade,
    CommitmentMoved,
    CommitmentReported,
)
from assembly.core.access import Actor, allows
from assembly.core.change import broadcasts
from assembly.follow_up.events import FollowUpChanged
from assembly.grievances.events import GrievanceTold
from assembly.hall.events import ScreenChanged, ScreensChanged
from assembly.hall.queries import (
    desk_board,
    follows_up,
    is_screen,
    now_board,
    screen_board,
    screen_state,
    screens_of,
)
from assembly.hall.rules import MAIN
from assembly.hall.slides import slide_of, way_in
from assembly.live import push
from assembly.live.rooms import Board, room
from assembly.meetings.events import MeetingChanged, MemberCheckedIn, MemberLeft
from assembly.meetings.queries import meeting, meeting_or_none, meetings_of
from assembly.people.events import MemberChanged
from assembly.resolutions.events import ClauseWritten
from assembly.speakers.events import FloorChanged, SpeakerCalled, SpeakerTimed, SpeechEnded
from assembly.stages.events import StageChanged
from assembly.statements.events import StatementChanged

_Commitment: TypeAlias = CommitmentMade | CommitmentMoved | CommitmentReported | CommitmentChanged
FRAME = 1 / 60
GLANCE = 0.25  # the facilitators' numbers; the desk is the costliest board to make in a storm


def _is_meeting(_actor: Actor, code: str) -> bool:
    return meeting_or_none(code) is not None


def _is_screen(_actor: Actor, key: str) -> bool:
    code, _slash, name = key.partition("/")
    row = meeting_or_none(code)
    return row is not None and is_screen(row.id, name)


def _runs_meeting(actor: Actor, code: str) -> bool:
    row = meeting_or_none(code)
    return row is not None and allows(actor, "run_meeting", row.assembly_id)


@room("now", guard=_is_meeting, pace=1.0)
def now_room(code: str) -> Board:
    board = now_board(code)
    numbers = {"kind": board.kind, "mine": board.mine, "speaker": board.speaker}
    return Board("hall/_now.html", {"board": board}, numbers)


@room("screen", guard=_is_screen, pace=FRAME)
def screen_room(key: str) -> Board:
    code, _slash, name = key.partition("/")
    board = screen_board(code, name)
    names = [state.name for state in screens_of(board.sitting.id)]
    numbers = {"slide": board.slide, "theme": board.theme, "blank": board.blank, "names": names}
    return Board("hall/_screen.html", slide_of(board), numbers)


@room("desk", guard=_runs_meeting, pace=GLANCE)
def desk_room(code: str) -> Board:
    board = desk_board(code)
    join = way_in(code, board.presence)
    speaking = board.floor.speaking
    numbers = {"version": board.sitting.version, "speaking": speaking.id if speaking else 0}
    return Board("hall/_desk.html", {"board": board, "join": join}, numbers)


@broadcasts(MeetingChanged)
def on_meeting_changed(fact: MeetingChanged) -> None:
    """Every step of the desk is one of these: the room has moved."""
    _refresh(fact.meeting_id, urgent=True)


@broadcasts(VoteCast, MemberCheckedIn, MemberLeft)
def on_count_changed(fact: VoteCast | MemberCheckedIn | MemberLeft) -> None:
    _refresh(fact.meeting_id, urgent=False)


@broadcasts(MemberChanged)
def on_member_changed(fact: MemberChanged) -> None:
    """A target group was chosen: who is here counts another way."""
    for sitting in meetings_of(fact.assembly_id):
        if sitting.phase != "closed":
            _refresh(sitting.id, urgent=False, phones=False)


@broadcasts(GrievanceTold)
def on_grievance_told(fact: GrievanceTold) -> None:
    """The wall counts along; who told what, and when, stays unsaid."""
    for sitting in meetings_of(fact.assembly_id):
        if sitting.phase != "closed":
            _refresh(sitting.id, urgent=False, phones=False)


@broadcasts(StageChanged)
def on_stage_changed(fact: StageChanged) -> None:
    """A wall that shows where was heard moves when a stage somewhere opens or closes."""
    for sitting in meetings_of(fact.assembly_id):
        if sitting.phase != "closed":
            _refresh(sitting.id, urgent=False, phones=False)


@broadcasts(AmendmentChanged)
def on_amendment_changed(fact: AmendmentChanged) -> None:
    """What is proposed goes up by itself, at the rooms' own pace."""
    _refresh(fact.meeting_id, urgent=False)


@broadcasts(StatementChanged)
def on_statement_changed(fact: StatementChanged) -> None:
    """Whether there is anything to answer; the numbers live in rooms of their own."""
    _refresh(fact.meeting_id, urgent=False)


@broadcasts(ConfirmationAsked, ConfirmationAnswered)
def on_second_person(fact: ConfirmationAsked | ConfirmationAnswered) -> None:
    """Whether the result may be declared is the desk's next step."""
    kind, _colon, ballot_id = fact.subject.partition(":")
    if kind == "ballot":
        push.refresh("desk", meeting(ballot(int(ballot_id)).meeting_id).code)


@broadcasts(ScreenChanged)
def on_screen_changed(fact: ScreenChanged) -> None:
    code = meeting(fact.meeting_id).code
    if fact.name == MAIN and screen_state(fact.meeting_id, MAIN).slide == "draft":
        push.refresh("now", code, urgent=False)  # what is before the room is on the wall's page
    push.refresh("screen", f"{code}/{fact.name}")
    push.refresh("desk", code)


@broadcasts(ScreensChanged)
def on_screens_changed(fact: ScreensChanged) -> None:
    """A wall that waits for a name to come, or has lost its own, hears it from its board."""
    code = meeting(fact.meeting_id).code
    for name in (MAIN, fact.name):
        push.refresh("screen", f"{code}/{name}")
    push.refresh("desk", code)


@broadcasts(ClauseWritten)
def on_clause_written(fact: ClauseWritten) -> None:
    _refresh(fact.meeting_id, urgent=True)


@broadcasts(EditionAdopted)
def on_edition_adopted(fact: EditionAdopted) -> None:
    """A chapter on a wall reads as it was adopted a moment ago."""
    for row in meetings_of(fact.assembly_id):
        if row.phase == "open":
            _refresh(row.id, urgent=False)


@broadcasts(CommitmentMade, CommitmentMoved, CommitmentReported, CommitmentChanged)
def on_commitment_changed(fact: _Commitment) -> None:
    """What the office or a body writes meanwhile stands on the boards of a room that follows up."""
    for row in meetings_of(fact.assembly_id):
        if row.phase == "open" and row.current_item_id and follows_up(row.current_item_id):
            _refresh(row.id, urgent=False)


@broadcasts(FollowUpChanged)
def on_follow_up_changed(fact: FollowUpChanged) -> None:
    _refresh(fact.meeting_id, urgent=False)


@broadcasts(FloorChanged)
def on_floor_changed(fact: FloorChanged) -> None:
    """Who waits stands on the desk and the wall; two thousand phones show only who speaks."""
    _refresh(fact.meeting_id, urgent=False, phones=False)


@broadcasts(SpeakerCalled, SpeechEnded, SpeakerTimed)
def on_speaker_changed(fact: SpeakerCalled | SpeechEnded | SpeakerTimed) -> None:
    """At once where the room looks; the phones follow at their pace."""
    _refresh(fact.meeting_id, urgent=True, phones=False)
    push.refresh("now", meeting(fact.meeting_id).code, urgent=False)


def _refresh(meeting_id: int, *, urgent: bool, phones: bool = True) -> None:
    code = meeting(meeting_id).code
    if phones:
        push.refresh("now", code, urgent=urgent)
    push.refresh("desk", code, urgent=urgent)
    for screen in screens_of(meeting_id):
        push.refresh("screen", f"{code}/{screen.name}", urgent=urgent)
