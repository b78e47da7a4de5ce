"""Where an item may stand, and the clock against the plan: arithmetic on plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.agenda.rules import (
    DEEPEST,
    WAYS,
    ItemIsOver,
    NoRoomThere,
    Place,
    after,
    dropped,
    moved,
    numbers,
    renumbered,
    stepped,
    timetable,
    ways_of,
)
from assembly.core.errors import Refusal

NINE = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)

DAY = [
    Place(1, None, 1, "1", "done"),
    Place(2, None, 2, "2"),
    Place(5, None, 3, "3"),
    Place(51, 5, 1, "3.1"),
    Place(52, 5, 2, "3.2"),
    Place(6, None, 4, "4"),
]


def shown(order: Sequence[Place]) -> dict[int, str]:
    return {place.id: place.number for place in order}


def step(order: Sequence[Place], item_id: int, way: str) -> list[Place]:
    return after(order, moved(order, item_id, *stepped(order, item_id, way)))


def test_an_item_moves_down_and_the_numbers_follow() -> None:
    assert shown(step(DAY, 2, "down")) == {1: "1", 5: "2", 51: "2.1", 52: "2.2", 2: "3", 6: "4"}


def test_an_item_goes_in_under_the_one_above_and_out_again() -> None:
    inside = step(DAY, 6, "in")
    assert shown(inside)[6] == "3.3"
    assert shown(step(inside, 6, "out")) == shown(DAY)


def test_what_the_room_has_opened_keeps_its_number() -> None:
    with pytest.raises(NoRoomThere):
        step(DAY, 2, "up")
    with pytest.raises(ItemIsOver):
        moved(DAY, 1, None, 3)
    assert ways_of(DAY, 2) == {"down"}  # not in under what is done, either
    assert ways_of(DAY, 51) == {"down", "out"}


def test_a_heading_with_an_opened_item_below_it_stays_where_it_is() -> None:
    opened = [*DAY[:3], Place(51, 5, 1, "3.1", "open"), *DAY[4:]]
    with pytest.raises(ItemIsOver):
        moved(opened, 5, None, 1)
    with pytest.raises(NoRoomThere):
        step(opened, 52, "up")


def test_an_item_hangs_neither_from_itself_nor_too_deep() -> None:
    with pytest.raises(NoRoomThere):
        moved(DAY, 5, 51, 1)
    deep = step(DAY, 52, "in")
    assert shown(deep)[52] == "3.1.1"
    with pytest.raises(NoRoomThere):
        moved(deep, 6, 52, 1)


def test_let_go_below_a_heading_it_becomes_its_first() -> None:
    assert dropped(DAY, 6, 5) == (5, 1)
    assert dropped(DAY, 6, 51) == (5, 2)
    assert dropped(DAY, 6, 2) == (None, 3)
    assert dropped(DAY, 6, None) == (None, 1)


def test_after_a_gap_the_count_goes_on() -> None:
    """The second was taken away while the third was open."""
    left = [Place(1, None, 1, "1", "done"), Place(3, None, 3, "3", "open"), Place(4, None, 4, "4")]
    assert renumbered(left) == {1: "1", 3: "3", 4: "4"}


@st.composite
def orders(draw: st.DrawFn) -> list[Place]:
    """A tree of items, some of which were opened in the order they are read."""
    count = draw(st.integers(1, 9))
    parents: dict[int, int | None] = {}
    depth = {None: -1}
    for n in range(1, count + 1):
        may = [None, *(p for p in parents if depth[p] < DEEPEST)]
        parents[n] = draw(st.sampled_from(may))
        depth[n] = depth[parents[n]] + 1
    flat = [Place(n, parent, n, "") for n, parent in parents.items()]
    named = numbers(flat)
    opened = draw(st.sets(st.sampled_from(list(parents))))
    leaves = set(parents) - set(parents.values())
    return [
        Place(
            p.id,
            p.parent_id,
            p.position,
            named[p.id],
            "done" if p.id in opened & leaves else "waiting",
        )
        for p in flat
    ]


@given(orders(), st.data())
def test_no_move_changes_the_number_of_what_was_opened(
    order: list[Place], data: st.DataObject
) -> None:
    item_id = data.draw(st.sampled_from([p.id for p in order]))
    way = data.draw(st.sampled_from(WAYS))
    try:
        new = step(order, item_id, way)
    except Refusal:
        return
    assert sorted(p.id for p in new) == sorted(p.id for p in order)
    assert len(set(shown(new).values())) == len(order), "a number of one's own"
    for before, now in zip(order, new, strict=True):
        if before.phase == "done":
            assert now.number == before.number
    assert way in ways_of(order, item_id)


@given(orders())
def test_without_anything_opened_numbers_are_counted_from_one(order: list[Place]) -> None:
    fresh = [Place(p.id, p.parent_id, p.position, "", "waiting") for p in order]
    assert renumbered(fresh) == numbers(fresh)


@dataclass(frozen=True)
class Timed:
    id: int
    planned_minutes: int = 0
    phase: str = "waiting"
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    parent_id: int | None = None


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_a_meeting_on_time_is_neither_late_nor_early() -> None:
    items = [Timed(1, 30, "open", at(0)), Timed(2, 40)]
    plan = timetable(items, at(0), None, at(10))
    assert plan is not None
    assert (plan.planned_end, plan.expected_end, plan.late) == (at(70), at(70), 0)
    assert (plan.used, plan.starts, plan.to_come) == ({1: 10}, {2: at(30)}, 40)


def test_an_item_that_takes_longer_makes_the_meeting_late() -> None:
    items = [Timed(1, 30, "open", at(0)), Timed(2, 40)]
    plan = timetable(items, at(0), None, at(40))
    assert plan is not None
    assert (plan.late, plan.expected_end) == (10, at(80))


def test_what_was_put_off_gives_its_minutes_back() -> None:
    items = [Timed(1, 30, "done", None, at(0)), Timed(2, 40)]
    plan = timetable(items, at(0), None, at(0))
    assert plan is not None
    assert plan.late == -30


def test_a_heading_has_no_time_of_its_own_and_no_plan_is_none() -> None:
    assert timetable([Timed(1, 60), Timed(2, parent_id=1)], at(0), None, at(5)) is None
    assert timetable([Timed(1, 60)], None, None, at(5)) is None


def test_after_the_end_the_hour_of_closing_counts() -> None:
    plan = timetable([Timed(1, 30, "done", at(0), at(20))], at(0), at(45), at(500))
    assert plan is not None
    assert (plan.late, plan.used) == (15, {1: 20})


@given(st.lists(st.integers(0, 90), min_size=1, max_size=8), st.integers(0, 600))
def test_time_goes_by_and_nobody_gets_earlier(minutes: list[int], later: int) -> None:
    items = [Timed(1, minutes[0], "open", at(0))]
    items += [Timed(n, planned) for n, planned in enumerate(minutes[1:], 2)]
    now, then = (timetable(items, at(0), None, at(when)) for when in (0, later))
    if now is not None and then is not None:
        assert now.late == 0
        assert then.late == max(0, later - minutes[0])
