"""The five states, their steps, lateness; and how far a whole is from its parts."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.commitments.rules import (
    OPEN,
    OVER,
    STATES,
    STEPS,
    Line,
    NoSuchState,
    NoSuchStep,
    ProofNeeded,
    ReasonNeeded,
    Share,
    check_step,
    days_late,
    is_late,
    last_reported,
    needs_reason,
    rolled_up,
    struck,
    told_progress,
)

states = st.sampled_from(sorted(STATES))
shares = st.lists(st.builds(Share, st.integers(1, 100), states, st.integers(0, 100)), max_size=24)
TODAY = date(2026, 11, 26)
days = st.dates(date(2024, 1, 1), TODAY)


def test_every_state_is_open_or_over_and_leads_somewhere() -> None:
    assert set(OPEN) | set(OVER) == set(STATES) == set(STEPS)
    assert not set(OPEN) & set(OVER)
    for now, steps in STEPS.items():
        assert steps
        assert now not in steps
        assert set(steps) <= set(STATES)


@given(states, states, st.sampled_from(["", "  ", "ที่ดินทุกแปลงมีหมุดแล้ว"]))
def test_a_step_is_taken_or_refused_by_name(now: str, then: str, reason: str) -> None:
    if then not in STEPS[now]:
        with pytest.raises(NoSuchStep):
            check_step(now, then, reason)
    elif needs_reason(now, then) and not reason.strip():
        with pytest.raises(ProofNeeded if then == "kept" else ReasonNeeded):
            check_step(now, then, reason)
    else:
        check_step(now, then, reason)


def test_to_begin_needs_no_words_and_to_end_or_go_back_does() -> None:
    assert not needs_reason("waiting", "moving")
    assert all(needs_reason(now, "ended") for now in STATES)
    assert all(needs_reason(now, then) for now in OVER for then in STEPS[now])


def test_a_state_that_does_not_exist_is_asked_again() -> None:
    with pytest.raises(NoSuchState):
        check_step("waiting", "done", "")


@given(states, days, st.integers(-400, 400))
def test_late_is_what_is_open_after_its_day(state: str, due: date, off: int) -> None:
    today = due + timedelta(days=off)
    assert is_late(state, due, today) == (state in OPEN and off > 0)
    assert days_late(state, due, today) == (off if state in OPEN and off > 0 else 0)
    assert not is_late(state, None, today)


@given(shares)
def test_the_whole_is_the_weighted_floor_of_what_still_counts(parts: list[Share]) -> None:
    counting = [p for p in parts if p.state != "ended"]
    whole = sum(p.weight for p in counting)
    found = rolled_up(parts)
    if not counting:
        assert found == 0
        return
    exact = Fraction(sum(p.weight * (100 if p.state == "kept" else p.progress) for p in counting))
    assert found == exact // whole
    assert 0 <= found <= 100
    assert (found == 100) == all(p.done == 100 for p in counting)


@given(shares, st.integers(1, 100))
def test_an_ended_part_changes_nothing_and_order_neither(parts: list[Share], weight: int) -> None:
    found = rolled_up(parts)
    assert rolled_up([*parts, Share(weight, "ended", 100)]) == found
    assert rolled_up(reversed(parts)) == found


@given(shares, st.integers(0, 23), st.integers(0, 100))
def test_more_of_a_part_is_never_less_of_the_whole(
    parts: list[Share], place: int, more: int
) -> None:
    if not parts:
        return
    place %= len(parts)
    old = parts[place]
    better = Share(old.weight, old.state, max(old.progress, more))
    assert rolled_up([*parts[:place], better, *parts[place + 1 :]]) >= rolled_up(parts)


lines = st.lists(
    st.builds(
        Line,
        st.just(0),
        st.sampled_from(["report", "state", "due"]),
        days,
        st.sampled_from(["shown", "unread", "withheld"]),
        st.none() | st.integers(0, 100),
        st.none() | st.integers(1, 12),
    ),
    max_size=12,
).map(lambda found: [_numbered(n, line) for n, line in enumerate(found, 1)])


def _numbered(n: int, line: Line) -> Line:
    corrects = line.corrects if line.corrects and line.corrects < n else None
    return Line(n, line.kind, line.happened_on, line.seen, line.progress, corrects)


@given(lines)
def test_how_far_it_is_comes_from_a_report_that_stands(told: list[Line]) -> None:
    found, wrong = told_progress(told), struck(told)
    standing = [n for n in told if n.kind == "report" and n.seen == "shown"]
    standing = [n for n in standing if n.number not in wrong and n.progress is not None]
    assert (found == 0 and not standing) or found in {n.progress for n in standing}
    assert told_progress([*told, Line(99, "report", TODAY, "unread", 77)]) == found
    assert told_progress([*told, Line(99, "report", TODAY, "shown", 77)]) == 77


def test_a_correction_counts_only_once_it_is_read() -> None:
    first = Line(1, "report", TODAY, progress=40)
    assert told_progress([first, Line(2, "report", TODAY, "unread", 10, corrects=1)]) == 40
    assert told_progress([first, Line(2, "report", TODAY, "shown", 10, corrects=1)]) == 10
    assert last_reported([first]) == TODAY
    assert last_reported([Line(1, "state", TODAY)]) is None
