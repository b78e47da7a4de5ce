"""What happened → the boards of the hall. Counts wait for a room's pace, moves go out at once."""

from assembly.ballots.events import VoteCast
from assembly.core.access import Actor, allows
from assembly.core.change import broadcasts
from assembly.grievances.events import GrievanceTold
from assembly.hall.events import ScreenChanged, ScreensChanged
from assembly.hall.queries import desk_board, is_screen, now_board, screen_board, screens_of
from assembly.hall.rules import MAIN
from assembly.hall.slides import slide_of, way_in
from assembly.live import push
from assembly.live.rooms import Board, room
from assembly.meetings.events import MeetingChanged, MemberCheckedIn
from assembly.meetings.queries import meeting, meeting_or_none, meetings_of
from assembly.resolutions.events import ClauseWritten

FRAME = 1 / 60


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
    return Board("hall/_now.html", {"board": board}, {"kind": board.kind, "mine": board.mine})


@room("screen", guard=_is_screen, pace=FRAME)
def screen_room(key: str) -> Board:
    code, _slash, name = key.partition("/")
    board = screen_board(code, name)
    names = [state.name for state in screens_of(board.sitting.id)]
    numbers = {"slide": board.slide, "theme": board.theme, "blank": board.blank, "names": names}
    return Board("hall/_screen.html", slide_of(board), numbers)


@room("desk", guard=_runs_meeting, pace=FRAME)
def desk_room(code: str) -> Board:
    board = desk_board(code)
    join = way_in(code, board.presence)
    return Board(
        "hall/_desk.html", {"board": board, "join": join}, {"version": board.sitting.version}
    )


@broadcasts(MeetingChanged)
def on_meeting_changed(fact: MeetingChanged) -> None:
    """Every step of the desk is one of these: the room has moved."""
    _refresh(fact.meeting_id, urgent=True)


@broadcasts(VoteCast, MemberCheckedIn)
def on_count_changed(fact: VoteCast | MemberCheckedIn) -> None:
    _refresh(fact.meeting_id, urgent=False)


@broadcasts(GrievanceTold)
def on_grievance_told(fact: GrievanceTold) -> None:
    """The wall counts along; who told what, and when, stays unsaid."""
    for sitting in meetings_of(fact.assembly_id):
        if sitting.phase != "closed":
            _refresh(sitting.id, urgent=False, phones=False)


@broadcasts(ScreenChanged)
def on_screen_changed(fact: ScreenChanged) -> None:
    code = meeting(fact.meeting_id).code
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


def _refresh(meeting_id: int, *, urgent: bool, phones: bool = True) -> None:
    code = meeting(meeting_id).code
    if phones:
        push.refresh("now", code, urgent=urgent)
    push.refresh("desk", code, urgent=urgent)
    for screen in screens_of(meeting_id):
        push.refresh("screen", f"{code}/{screen.name}", urgent=urgent)
