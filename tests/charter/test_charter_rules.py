"""A clause that people have cited keeps its number, however often the charter is amended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.charter.rules import number_all, printed, sort_key


def test_before_the_first_edition_numbers_run_straight_through() -> None:
    assert number_all([None] * 4) == ["1", "2", "3", "4"]
    assert number_all([]) == []


def test_an_added_clause_takes_a_stroke() -> None:
    assert number_all(["1", "2", None, None, "3"]) == ["1", "2", "2/1", "2/2", "3"]


def test_at_the_very_end_the_next_whole_number() -> None:
    assert number_all(["1", "2", None, None]) == ["1", "2", "3", "4"]
    assert number_all(["1", "12/1", None]) == ["1", "12/1", "13"]


def test_a_further_addition_stands_behind_the_earlier_one() -> None:
    assert number_all(["12", "12/1", None, "13"]) == ["12", "12/1", "12/2", "13"]


def test_between_two_added_clauses() -> None:
    assert number_all(["12", "12/1", None, "12/2"]) == ["12", "12/1", "12/1/1", "12/2"]
    assert number_all(["12", "12/1", "12/1/1", None, "13"])[3] == "12/2"


@pytest.mark.parametrize(
    ("standing", "numbers"),
    [
        ([None, "1"], ["0/1", "1"]),  # a first clause in a chapter that had none
        (["12", None, None, "12/1"], ["12", "12/0/1", "12/0/2", "12/1"]),
        (["12", None, "12/0/1"], ["12", "12/0/0/1", "12/0/1"]),
    ],
)
def test_room_is_made_where_there_was_none(standing: list[str | None], numbers: list[str]) -> None:
    assert number_all(standing) == numbers


def test_numbers_sort_as_the_text_stands() -> None:
    heap = ["13", "12/10", "2", "12/1", "100", "0/1", "12", "9", "12/1/1", "12/0/1", "1", "12/2"]
    heap.sort(key=sort_key)
    assert " ".join(heap) == "0/1 1 2 9 12 12/0/1 12/1 12/1/1 12/2 12/10 13 100"


@pytest.mark.parametrize(
    "word", ["", "x", "12/", "/1", "012", "12/0", "0", "-1", "๑๒", "12.1", "1 "]
)
def test_what_is_not_a_number_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        sort_key(word)


@pytest.mark.parametrize("standing", [["2", "1"], ["1", None, "1"], ["2/1", "2"]])
def test_a_text_out_of_order_is_refused(standing: list[str | None]) -> None:
    with pytest.raises(ValueError, match="rise"):
        number_all(standing)


def test_a_removed_clause_keeps_its_place() -> None:
    assert printed("ชุมชนมีสิทธิร่วมตรวจแนวเขต", removed=True) == "(ยกเลิก)"
    assert printed("ชุมชนมีสิทธิร่วมตรวจแนวเขต", removed=False) == "ชุมชนมีสิทธิร่วมตรวจแนวเขต"


# One amendment after another: at each edition clauses are put in at these shares of the book.
amendments = st.lists(st.lists(st.floats(0, 1), max_size=6), max_size=8)


@given(amendments)
def test_through_all_editions_numbers_rise_stay_and_are_never_shared(
    editions: list[list[float]],
) -> None:
    book: list[str] = []
    for added in editions:
        standing: list[str | None] = [*book]
        for share in added:
            standing.insert(round(share * len(standing)), None)
        numbers = number_all(standing)
        assert all(old in {None, new} for old, new in zip(standing, numbers, strict=True))
        assert len(set(numbers)) == len(numbers)
        assert sorted(numbers, key=sort_key) == numbers
        assert number_all([*numbers]) == numbers  # adopted, they stand
        book = numbers


@given(st.integers(1, 30), st.integers(0, 30))
def test_whole_numbers_stay_whole_when_all_is_added_at_the_end(first: int, more: int) -> None:
    book = number_all([None] * first)
    assert number_all([*book, *[None] * more]) == [str(n) for n in range(1, first + more + 1)]
