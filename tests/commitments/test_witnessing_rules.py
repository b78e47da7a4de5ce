"""When the words of people speak against a promise, and what the journal can prove of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.commitments.rules.witnessing import (
    FEWEST,
    LOOKS_BACK,
    counts_in,
    is_contradicted,
    is_whole,
    lately,
    lines_of,
)

people = st.integers(0, 500)
counts = st.lists(
    st.tuples(
        st.integers(1, 2**53),
        st.sampled_from(["8201", "8202", "8203"]),
        st.integers(0, 90),
        st.integers(0, 90),
    ),
    max_size=9,
    unique_by=lambda one: one[:2],
)


@given(people, people)
def test_the_sign_needs_enough_people_and_most_of_them(done: int, unchanged: int) -> None:
    expected = unchanged >= 5 and unchanged > (done + unchanged) / 2
    assert is_contradicted(done, unchanged) == expected


@given(people, people, people)
def test_one_more_who_says_done_never_puts_the_sign_up(done: int, more: int, said: int) -> None:
    assert is_contradicted(done, said) or not is_contradicted(done + more, said)
    assert not is_contradicted(done, said) or is_contradicted(done, said + more)


@pytest.mark.parametrize(
    ("done", "unchanged", "sign"), [(0, 4, 0), (0, 5, 1), (5, 5, 0), (5, 6, 1)]
)
def test_four_are_too_few_and_half_is_not_most(done: int, unchanged: int, sign: int) -> None:
    assert is_contradicted(done, unchanged) == bool(sign)


@given(st.dates(date(2000, 1, 1)))
def test_of_late_are_a_hundred_and_eighty_days_with_this_one(today: date) -> None:
    assert (today - lately(today)).days + 1 == LOOKS_BACK
    assert FEWEST == 5


@given(counts)
def test_what_the_journal_keeps_is_read_again(told: list[tuple[int, str, int, int]]) -> None:
    assert counts_in(lines_of(told)) == sorted(told)
    assert lines_of(reversed(told)) == lines_of(told)


said = st.lists(
    st.tuples(st.sampled_from(["8201", "8202"]), st.booleans(), st.integers(0, 20)), max_size=30
)


def tally(words: list[tuple[str, bool, int]]) -> list[tuple[int, str, int, int]]:
    places = sorted({place for place, _done, _ago in words})
    mine = {p: [done for place, done, _ago in words if place == p] for p in places}
    return [(1, p, sum(mine[p]), len(mine[p]) - sum(mine[p])) for p in places]


@given(said, said, st.data())
def test_people_may_change_their_word_and_more_may_speak(
    before: list[tuple[str, bool, int]], after: list[tuple[str, bool, int]], data: st.DataObject
) -> None:
    """The batch was counted today; then some changed their word, which makes it one of today."""
    told = tally(before)
    still = [data.draw(st.booleans()) for _ in before]
    old = [one for one, stays in zip(before, still, strict=True) if stays and one[2]]
    changed = [(p, not d, 0) for (p, d, _), stays in zip(before, still, strict=True) if not stays]
    today = [one for one, stays in zip(before, still, strict=True) if stays and not one[2]]
    now = tally([*old, *today, *changed, *after])
    assert is_whole(told, now, tally(old))


@given(said.filter(bool), st.data())
def test_a_word_taken_away_is_found(
    before: list[tuple[str, bool, int]], data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, len(before) - 1))
    left = [one for place, one in enumerate(before) if place != gone]
    assert not is_whole(tally(before), tally(left), [])


@given(said, st.sampled_from(["8201", "8202", "8203"]), st.booleans())
def test_a_word_put_in_as_an_old_one_is_found(
    before: list[tuple[str, bool, int]], place: str, done: bool
) -> None:
    old = [(p, d, 1) for p, d, _ in before]
    forged = [*old, (place, done, 1)]
    assert not is_whole(tally(old), tally(forged), tally(forged))


def test_days_go_by() -> None:
    assert lately(date(2026, 11, 26)) == date(2026, 11, 26) - timedelta(days=179)
