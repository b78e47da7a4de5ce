"""What the facilitators see: the running order, the one next step, the room, the screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembly.agenda.queries import ItemView, items_of
from assembly.agenda.rules import (
    ASKS_FIRST,
    BallotStage,
    ClauseStage,
    DraftStage,
    ItemPhase,
    Mark,
    MeetingPhase,
    Situation,
    Step,
    Timetable,
    next_item,
    next_step,
    path,
    timetable,
)
from assembly.ballots.queries import BallotBoard, Second, Voice, second_person, voices
from assembly.charter.models import Chapter
from assembly.charter.queries import chapters_of, charter_of
from assembly.core import clock
from assembly.core.db import session
from assembly.follow_up.queries import FollowBoard, follow_board
from assembly.grievances.models import Grievance
from assembly.grievances.queries import (
    GrievanceView,
    counts_by_district,
    desk_text,
    grievances_of_item,
    new_grievances,
    urgent_waiting,
)
from assembly.hall.queries.drafting import Drafting, drafting_of
from assembly.hall.queries.matter import Matter, Sitting, Words, current_matter, sitting_of
from assembly.hall.queries.wall import ScreenState, missing_on, screens_of
from assembly.hall.rules import Scene, scenes
from assembly.meetings.models import Meeting
from assembly.meetings.queries import DistrictCount, Presence, meeting, meeting_by_code, presence
from assembly.resolutions.queries import resolutions_of_meeting
from assembly.speakers.queries import Floor, floor_of
from assembly.statements.queries import asked_now, waiting_to_be_asked

NEWEST = 60  # unread grievances the desk lists at once; the column scrolls


@dataclass(frozen=True)
class DeskBoard:
    """The desk, the same for all facilitators of a meeting; its buttons carry no token."""

    sitting: Sitting
    presence: Presence
    items: tuple[ItemView, ...]
    notes: Mapping[int, str]  # item → the number of its resolution
    matter: Matter | None
    step: Step | None
    asks: bool  # whether the step cannot be taken back
    path: tuple[tuple[Step, Mark], ...]
    reasons: tuple[Voice, ...]  # of the consensus call at hand, for the desk alone
    next: ItemView | None  # the item to open next
    behind: tuple[GrievanceView, ...]  # grievances of the current item whose words may be shown
    unread: tuple[GrievanceView, ...]
    told: tuple[DistrictCount, ...]  # all grievances of the assembly
    screens: tuple[ScreenState, ...]  # the main one first
    scenes: tuple[Scene, ...]  # of the main screen
    chapters: tuple[Chapter, ...]
    floor: Floor
    drafting: Drafting | None  # with the names of who proposed what
    timetable: Timetable | None = None  # the clock against the plan
    asked: int = 0  # statements that wait for opinions
    to_ask: int = 0  # and those that wait for the meeting to open
    second: Second | None = None  # whether a second person has confirmed what was counted
    urgent: int = 0  # urgent grievances that nobody has read


def desk_board(code: str) -> DeskBoard:
    row = meeting_by_code(code)
    matter, items = current_matter(row), tuple(items_of(row.id))
    situation = situation_of(row, matter, items)
    step = next_step(situation)
    screens = tuple(screens_of(row.id))
    return DeskBoard(
        sitting=sitting_of(row),
        presence=presence(row),
        items=items,
        notes={r.agenda_item_id: r.number for r in resolutions_of_meeting(row.id)},
        matter=matter,
        step=step,
        asks=step in ASKS_FIRST,
        path=tuple(path(situation)) if matter else (),
        reasons=_reasons(matter),
        next=next_item(items, row.current_item_id or _last_done(items)),
        behind=tuple(grievances_of_item(matter.item.id)) if matter else (),
        unread=tuple(new_grievances(row.assembly_id, NEWEST)),
        told=counts_by_district(row.assembly_id),
        urgent=urgent_waiting(row.assembly_id),
        second=second_person(matter.ballot.id) if matter and matter.ballot else None,
        floor=floor_of(row.id),
        timetable=timetable(items, row.opened_at, row.closed_at, clock.now()),
        drafting=_drafting(row, matter),
        screens=screens,
        asked=asked_now(row),
        to_ask=waiting_to_be_asked(row),
        scenes=scenes(matter.grown if matter else None, missing_on(row, screens[0])),
        chapters=tuple(chapters_of(row.assembly_id)),
    )


def following_at_desk(board: DeskBoard) -> FollowBoard | None:
    """The promises of the series: live where the room is on them, else as they are now."""
    told = board.matter.report if board.matter else None
    return told.follow if told else follow_board(meeting(board.sitting.id))


def words_told(grievance_id: int) -> str:
    """A grievance's words for the desk: those cleared for the public, where there are any."""
    row = session().get_one(Grievance, grievance_id)
    return desk_text(row) if row.state == "withdrawn" else row.public_text


def _reasons(matter: Matter | None) -> tuple[Voice, ...]:
    """What stands between the room and a consensus: of the open call, else of the last round."""
    call = (matter.ballot or matter.interim) if matter else None
    return tuple(voices(call.id)) if call and call.kind == "consensus" else ()


def _drafting(row: Meeting, matter: Matter | None) -> Drafting | None:
    if matter is None or matter.draft is None:
        return None
    wall = screens_of(row.id)[0]
    return drafting_of(matter.item.id, wall.page if wall.slide == "draft" else 1, named=True)


def _last_done(items: Sequence[ItemView]) -> int | None:
    """Between two items the running order goes on after the last one that was finished."""
    return next((item.id for item in reversed(items) if item.phase == "done"), None)


def situation_of(row: Meeting, matter: Matter | None, items: Sequence[ItemView]) -> Situation:
    """Where the meeting stands, in the agenda's own words."""
    ballot = matter.ballot if matter else None
    put_off = matter is not None and matter.draft is not None and matter.draft.state == "postponed"
    return Situation(
        meeting=MeetingPhase(row.phase),
        item=ItemPhase(matter.item.phase) if matter else None,
        decides=matter is None or (matter.item.kind == "decide" and not put_off),
        draft=_draft_stage(matter.draft if matter and not put_off else None),
        ballot=BallotStage(ballot.state) if ballot else BallotStage.NONE,
        agreed=_is_agreed(ballot),
        clause=_clause_stage(row, matter.resolution if matter else None),
        items_left=next_item(items) is not None,
    )


def _is_agreed(ballot: BallotBoard | None) -> bool:
    """Only a consensus call that found objections is not settled by its count."""
    if ballot is None or ballot.kind != "consensus" or ballot.verdict is None:
        return True
    return ballot.verdict.carried


def _draft_stage(draft: Words | None) -> DraftStage:
    if draft is None:
        return DraftStage.NONE
    return DraftStage.DRAFTING if draft.state == "drafting" else DraftStage.SHOWN


def _clause_stage(row: Meeting, adopted: Words | None) -> ClauseStage:
    if adopted is None or charter_of(row.assembly_id) is None:
        return ClauseStage.NONE
    return ClauseStage.WRITTEN if adopted.clauses else ClauseStage.DUE
