"""The facilitator always has one next step, and following it leads to the end of the day."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    next_item,
    next_step,
    numbers,
    path,
)


@dataclass(frozen=True)
class Point:
    id: int
    parent_id: int | None = None
    phase: str = "waiting"
    position: int = 1


LAND = Situation(MeetingPhase.OPEN, ItemPhase.OPEN, items_left=True)

# What each step leaves behind, as the verbs of the desk do it.
LEAVES = {
    Step.OPEN_MEETING: {"meeting": MeetingPhase.OPEN},
    Step.OPEN_ITEM: {"item": ItemPhase.OPEN},
    Step.WRITE_DRAFT: {"draft": DraftStage.DRAFTING},
    Step.SHOW_DRAFT: {"draft": DraftStage.SHOWN},
    Step.OPEN_BALLOT: {"ballot": BallotStage.OPEN},
    Step.CLOSE_BALLOT: {"ballot": BallotStage.CLOSED},
    Step.COUNT: {"ballot": BallotStage.COUNTED},
    Step.DECLARE: {"ballot": BallotStage.DECLARED, "clause": ClauseStage.DUE},
    Step.WRITE_CLAUSE: {"clause": ClauseStage.WRITTEN},
    Step.FINISH_ITEM: {"item": ItemPhase.DONE},
    Step.NEXT_ITEM: {
        "item": ItemPhase.OPEN,
        "draft": DraftStage.NONE,
        "ballot": BallotStage.NONE,
        "clause": ClauseStage.NONE,
        "items_left": False,
    },
    Step.CLOSE_MEETING: {"meeting": MeetingPhase.CLOSED},
}


def follow(now: Situation) -> list[Step]:
    """The steps from here to the end of the meeting, each taken as the desk offers it."""
    taken: list[Step] = []
    while (step := next_step(now)) and len(taken) < 50:
        taken.append(step)
        now = replace(now, **LEAVES[step])  # type: ignore[arg-type]  # fields of Situation, above
    return taken


def test_a_day_with_one_item_runs_from_opening_to_closing() -> None:
    morning = Situation(MeetingPhase.PLANNED, items_left=True)
    taken = follow(replace(morning, item=ItemPhase.WAITING, items_left=False))
    beside = (Step.NEXT_ITEM, Step.NEXT_ROUND)  # after another item, after objections
    assert taken == [step for step in Step if step not in beside]
    assert next_step(morning) is Step.OPEN_MEETING


def test_after_an_item_comes_the_next_one_then_the_end() -> None:
    done = Situation(MeetingPhase.OPEN, ItemPhase.DONE, items_left=True)
    assert next_step(done) is Step.NEXT_ITEM
    assert next_step(replace(done, item=None)) is Step.OPEN_ITEM
    assert next_step(replace(done, items_left=False)) is Step.CLOSE_MEETING
    assert next_step(Situation(MeetingPhase.OPEN)) is Step.CLOSE_MEETING


def test_a_closed_meeting_has_no_next_step() -> None:
    assert next_step(Situation(MeetingPhase.CLOSED, ItemPhase.OPEN, items_left=True)) is None


def test_an_item_to_be_heard_is_opened_and_finished() -> None:
    news = replace(LAND, decides=False)
    assert path(news) == [(Step.OPEN_ITEM, Mark.DONE), (Step.FINISH_ITEM, Mark.HERE)]
    drafted = replace(news, draft=DraftStage.DRAFTING)
    assert next_step(drafted) is Step.SHOW_DRAFT  # the room wants to decide after all


def test_a_fallen_draft_writes_no_clause() -> None:
    fallen = replace(LAND, draft=DraftStage.SHOWN, ballot=BallotStage.DECLARED)
    assert next_step(fallen) is Step.FINISH_ITEM
    assert Step.WRITE_CLAUSE not in dict(path(fallen))


def test_objections_lead_to_another_round_in_place_of_a_declaration() -> None:
    counted = replace(LAND, draft=DraftStage.SHOWN, ballot=BallotStage.COUNTED)
    assert next_step(counted) is Step.DECLARE
    objected = replace(counted, agreed=False)
    assert next_step(objected) is Step.NEXT_ROUND
    assert dict(path(objected))[Step.NEXT_ROUND] is Mark.HERE
    assert Step.DECLARE not in dict(path(objected))


def test_the_strip_shows_where_the_ballot_is() -> None:
    voting = replace(LAND, draft=DraftStage.SHOWN, ballot=BallotStage.OPEN)
    assert path(voting) == [
        (Step.OPEN_ITEM, Mark.DONE),
        (Step.WRITE_DRAFT, Mark.DONE),
        (Step.SHOW_DRAFT, Mark.DONE),
        (Step.OPEN_BALLOT, Mark.DONE),
        (Step.CLOSE_BALLOT, Mark.HERE),
        (Step.COUNT, Mark.WAITING),
        (Step.DECLARE, Mark.WAITING),
        (Step.FINISH_ITEM, Mark.WAITING),
    ]


@pytest.mark.parametrize(
    ("now", "mark"),
    [
        (Situation(MeetingPhase.PLANNED), Mark.WAITING),
        (Situation(MeetingPhase.OPEN), Mark.WAITING),
        (Situation(MeetingPhase.OPEN, ItemPhase.DONE), Mark.DONE),
    ],
)
def test_outside_an_item_the_strip_is_all_ahead_or_all_behind(now: Situation, mark: Mark) -> None:
    assert {each for _, each in path(now)} == {mark}


def test_what_cannot_be_taken_back_is_asked_first() -> None:
    assert Step.CLOSE_BALLOT in ASKS_FIRST
    assert Step.SHOW_DRAFT not in ASKS_FIRST


situations = st.builds(
    Situation,
    st.sampled_from(MeetingPhase),
    st.none() | st.sampled_from(ItemPhase),
    st.booleans(),
    st.sampled_from(DraftStage),
    st.sampled_from(BallotStage),
    st.sampled_from(ClauseStage),
    st.booleans(),
)


@given(situations)
def test_from_anywhere_the_steps_lead_to_the_end(now: Situation) -> None:
    taken = follow(now)
    assert len(taken) < 50
    assert (taken[-1:] == [Step.CLOSE_MEETING]) == (now.meeting is not MeetingPhase.CLOSED)


@given(situations)
def test_the_strip_marks_one_place_and_it_is_the_next_step(now: Situation) -> None:
    here = [step for step, mark in path(now) if mark is Mark.HERE]
    assert here in ([], [next_step(now)])
    if now.meeting is MeetingPhase.OPEN and now.item is ItemPhase.OPEN:
        assert len(here) == 1
    marks = [mark for _, mark in path(now)]
    assert marks == sorted(marks, key=[Mark.DONE, Mark.HERE, Mark.WAITING].index)


ORDER = [
    Point(1, phase="done"),
    Point(5),
    Point(51, parent_id=5, phase="open"),
    Point(52, parent_id=5),
    Point(6),
]


def test_the_next_item_follows_the_current_one() -> None:
    assert next_item(ORDER, 51) == ORDER[3]
    assert next_item(ORDER, 52) == ORDER[4]


def test_a_skipped_item_is_offered_last_and_a_heading_never() -> None:
    assert next_item(ORDER, 6) == ORDER[3]
    assert next_item(ORDER) == ORDER[3]
    assert next_item([Point(5), Point(51, 5, "done")]) is None
    assert next_item([]) is None


def test_items_are_numbered_by_place_and_parent() -> None:
    items = [
        Point(20, position=2),
        Point(10, position=1),
        Point(50, position=5),  # 3 and 4 were taken off the agenda
        Point(51, 50, position=1),
        Point(53, 50, position=3),
        Point(54, 53, position=1),
    ]
    assert numbers(items) == {10: "1", 20: "2", 50: "3", 51: "3.1", 53: "3.2", 54: "3.2.1"}
    assert numbers([]) == {}


@pytest.mark.parametrize("lost", [[Point(1), Point(2, 9)], [Point(1, 2), Point(2, 1)]])
def test_an_item_that_hangs_from_nothing_is_refused(lost: list[Point]) -> None:
    with pytest.raises(ValueError, match="hangs"):
        numbers(lost)


@given(st.lists(st.integers(-5, 5), max_size=12))
def test_every_item_has_a_number_of_its_own(parents: list[int]) -> None:
    """Each item hangs from an earlier one or stands at the top."""
    items = [
        Point(n, parent if 0 <= parent < n else None, position=-n)
        for n, parent in enumerate(parents)
    ]
    found = numbers(items)
    assert len(set(found.values())) == len(items)
    for item in items:
        if item.parent_id is not None:
            assert found[item.id].rpartition(".")[0] == found[item.parent_id]
