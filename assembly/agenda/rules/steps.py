"""Where an item stands, and the one step the desk takes next.

The facilitator has one obvious next step at any time. It follows from what is written down: the
phases of meeting and item, and how far draft, ballot and clause have come. Those three belong to
features above this one, so they are told here in words of the agenda's own.
"""

from dataclasses import dataclass
from enum import StrEnum


class MeetingPhase(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class ItemPhase(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"


class ItemKind(StrEnum):
    """What an item is there for."""

    INFORM = "inform"
    DELIBERATE = "deliberate"
    DECIDE = "decide"
    REPORT = "report"  # what became of the last meeting's resolutions


TOLD = frozenset({ItemKind.INFORM, ItemKind.REPORT})  # these end with รับทราบ


class DraftStage(StrEnum):
    NONE = "none"
    DRAFTING = "drafting"
    SHOWN = "shown"


class BallotStage(StrEnum):
    NONE = "none"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    DECLARED = "declared"


class ClauseStage(StrEnum):
    NONE = "none"  # the draft fell, or the assembly writes no clause from it
    DUE = "due"
    WRITTEN = "written"


class Step(StrEnum):
    """What the desk can do next."""

    OPEN_MEETING = "open_meeting"
    OPEN_ITEM = "open_item"
    WRITE_DRAFT = "write_draft"
    SHOW_DRAFT = "show_draft"
    OPEN_BALLOT = "open_ballot"
    CLOSE_BALLOT = "close_ballot"
    COUNT = "count"
    DECLARE = "declare"
    NEXT_ROUND = "next_round"  # a consensus call found objections: what comes of them
    WRITE_CLAUSE = "write_clause"
    FINISH_ITEM = "finish_item"
    NEXT_ITEM = "next_item"
    CLOSE_MEETING = "close_meeting"


class Mark(StrEnum):
    DONE = "done"
    HERE = "here"
    WAITING = "waiting"


# Steps that nothing takes back: the desk asks before it takes them.
ASKS_FIRST = frozenset(
    {Step.CLOSE_BALLOT, Step.COUNT, Step.DECLARE, Step.NEXT_ROUND, Step.CLOSE_MEETING}
)
_AFTER_BALLOT = {
    BallotStage.NONE: Step.OPEN_BALLOT,
    BallotStage.OPEN: Step.CLOSE_BALLOT,
    BallotStage.CLOSED: Step.COUNT,
    BallotStage.COUNTED: Step.DECLARE,
}
_AFTER_DRAFT = {DraftStage.NONE: Step.WRITE_DRAFT, DraftStage.DRAFTING: Step.SHOW_DRAFT}


@dataclass(frozen=True)
class Situation:
    """Where a meeting stands.

    ``item`` is the phase of the item the room is on, ``None`` between items; ``decides`` whether
    that item is there to be decided, not only heard; ``items_left`` whether any is still waiting.
    ``agreed`` is false once a consensus call was counted that found objections.
    """

    meeting: MeetingPhase
    item: ItemPhase | None = None
    decides: bool = True
    draft: DraftStage = DraftStage.NONE
    ballot: BallotStage = BallotStage.NONE
    agreed: bool = True
    clause: ClauseStage = ClauseStage.NONE
    items_left: bool = False


def next_step(now: Situation) -> Step | None:
    """The one next step; ``None`` once the meeting is closed."""
    if now.meeting is MeetingPhase.CLOSED:
        return None
    if now.meeting is MeetingPhase.PLANNED:
        return Step.OPEN_MEETING
    if now.item is ItemPhase.OPEN:
        return _step_within(now)
    if now.item is ItemPhase.WAITING:
        return Step.OPEN_ITEM
    if not now.items_left:
        return Step.CLOSE_MEETING
    return Step.OPEN_ITEM if now.item is None else Step.NEXT_ITEM


def path(now: Situation) -> list[tuple[Step, Mark]]:
    """The current item's steps from first to last, for the strip above the next step."""
    steps = _steps_of(now)
    if now.item is ItemPhase.DONE:
        return [(step, Mark.DONE) for step in steps]
    step = next_step(now)
    steps = [step if each is Step.DECLARE and step is Step.NEXT_ROUND else each for each in steps]
    here = steps.index(step) if step in steps else -1
    return [(each, _mark(place, here)) for place, each in enumerate(steps)]


def _step_within(now: Situation) -> Step:
    """The next step inside an open item."""
    if not _is_decided_here(now):
        return Step.FINISH_ITEM
    if now.ballot is BallotStage.NONE and now.draft in _AFTER_DRAFT:
        return _AFTER_DRAFT[now.draft]
    if now.ballot is BallotStage.COUNTED and not now.agreed:
        return Step.NEXT_ROUND
    if now.ballot in _AFTER_BALLOT:
        return _AFTER_BALLOT[now.ballot]
    return Step.WRITE_CLAUSE if now.clause is ClauseStage.DUE else Step.FINISH_ITEM


def _steps_of(now: Situation) -> list[Step]:
    if not _is_decided_here(now):
        return [Step.OPEN_ITEM, Step.FINISH_ITEM]
    drafts = [] if _asks_without_draft(now) else list(_AFTER_DRAFT.values())
    decided = [Step.OPEN_ITEM, *drafts, *_AFTER_BALLOT.values()]
    clause = [] if now.clause is ClauseStage.NONE else [Step.WRITE_CLAUSE]
    return [*decided, *clause, Step.FINISH_ITEM]


def _is_decided_here(now: Situation) -> bool:
    """An item meant only to be heard becomes one to decide when a draft is written under it."""
    begun = (now.draft, now.ballot) != (DraftStage.NONE, BallotStage.NONE)
    return now.decides or begun


def _asks_without_draft(now: Situation) -> bool:
    """A ballot on something that stands already, as on a promise of an earlier meeting."""
    return now.draft is DraftStage.NONE and now.ballot is not BallotStage.NONE


def _mark(place: int, here: int) -> Mark:
    if place == here:
        return Mark.HERE
    return Mark.DONE if place < here else Mark.WAITING
