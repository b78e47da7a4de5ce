"""Statements and opinions → the phones, the wall and the desk, each at a gentle pace."""

from assembly.core.access import Actor, allows
from assembly.core.change import broadcasts
from assembly.live import push
from assembly.live.rooms import Board, room
from assembly.meetings.events import MeetingChanged
from assembly.meetings.queries import meeting, meeting_by_code, meeting_or_none
from assembly.statements.events import OpinionGiven, StatementChanged
from assembly.statements.queries import EVERY, asked_now, sense_of

CALM = 1.0  # seconds between two boards of numbers: nobody is to read one person's press
EASY = 3.0  # on two thousand phones


def _is_meeting(_actor: Actor, code: str) -> bool:
    return meeting_or_none(code) is not None


def _runs_meeting(actor: Actor, code: str) -> bool:
    row = meeting_or_none(code)
    return row is not None and allows(actor, "run_meeting", row.assembly_id)


@room("sense", guard=_is_meeting, pace=EASY)
def phone_room(code: str) -> Board:
    """What is closed, with its numbers; what waits for opinions shows none: all answer alone."""
    row = meeting_by_code(code)
    sense = sense_of(row)
    return Board("statements/_results.html", {"sense": sense}, {"mine": sense.marker})


@room("sense-wall", guard=_is_meeting, pace=CALM)
def wall_room(code: str) -> Board:
    return Board("statements/_wall.html", {"sense": sense_of(meeting_by_code(code))})


@room("sense-desk", guard=_runs_meeting, pace=CALM)
def desk_room(code: str) -> Board:
    row = meeting_by_code(code)
    told = {"sense": sense_of(row, EVERY), "code": code, "phase": row.phase}
    return Board("statements/_desk.html", told, {"asked": asked_now(row)})


@broadcasts(StatementChanged, OpinionGiven, MeetingChanged)
def on_sense_changed(fact: StatementChanged | OpinionGiven | MeetingChanged) -> None:
    urgent = isinstance(fact, StatementChanged)
    for kind in ("sense", "sense-wall", "sense-desk"):
        push.refresh(kind, meeting(fact.meeting_id).code, urgent=urgent)
