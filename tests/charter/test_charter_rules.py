"""A clause that people have cited keeps its number, however often the charter is amended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.charter.rules import (
    LONGEST_CLAUSE,
    ClauseTooLong,
    EmptyClause,
    added,
    check_clause,
    printed,
    sort_key,
    straight,
)


def test_before_the_first_edition_numbers_run_straight_through() -> None:
    assert straight(4) == ["1", "2", "3", "4"]
    assert straight(0) == []


@pytest.mark.parametrize(
    ("standing", "place", "number"),
    [
        ("1 2 3", 2, "2/1"),
        ("1 2 2/1 3", 3, "2/2"),
        ("1 2 2/9 3", 3, "2/10"),
        ("1 2", 2, "3"),  # at the very end the next whole number
        ("1 12/1", 2, "13"),
        ("12 12/1 12/2", 2, "12/1/1"),  # between two added ones
        ("12 12/1 12/1/1 13", 3, "12/2"),
        ("1", 0, "0/1"),  # the first clause of a chapter that had none, before all others
        ("12 12/1", 1, "12/0/1"),
        ("12 12/0/1 12/1", 2, "12/0/2"),
        ("12 12/0/1", 1, "12/0/0/1"),
        ("", 0, "1"),  # an edition may have been adopted without clauses
    ],
)
def test_an_added_clause_takes_the_number_before_it_and_a_stroke(
    standing: str, place: int, number: str
) -> None:
    assert added(standing.split(), place) == number


def test_numbers_sort_as_the_text_stands() -> None:
    heap = ["13", "12/10", "2", "12/1", "100", "0/1", "12", "9", "12/1/1", "12/0/1", "1", "12/2"]
    heap.sort(key=sort_key)
    assert " ".join(heap) == "0/1 1 2 9 12 12/0/1 12/1 12/1/1 12/2 12/10 13 100"


@pytest.mark.parametrize("word", ["", "x", "12/", "/1", "012", "12/0", "0", "-1", "๑๒", "12.1"])
def test_what_is_not_a_number_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        sort_key(word)


@pytest.mark.parametrize("standing", [["2", "1"], ["1", "1"], ["2/1", "2"]])
def test_a_text_out_of_order_is_refused(standing: list[str]) -> None:
    with pytest.raises(ValueError, match="rise"):
        added(standing, 1)


@pytest.mark.parametrize("place", [-1, 3])
def test_a_place_outside_the_text_is_refused(place: int) -> None:
    with pytest.raises(IndexError):
        added(["1", "2"], place)


# Each share is a place in the book as it has then grown: 0 before all, 1 at the very end.
shares = st.lists(st.floats(0, 1), max_size=40)


@given(st.integers(0, 12), shares)
def test_through_all_editions_numbers_rise_stay_and_are_never_shared(
    first: int, amendments: list[float]
) -> None:
    book = straight(first)
    for share in amendments:
        place = round(share * len(book))
        amended = [*book[:place], added(book, place), *book[place:]]
        assert len(set(amended)) == len(amended)
        assert sorted(amended, key=sort_key) == amended
        book = amended


@given(st.integers(0, 30), st.integers(0, 30))
def test_what_is_added_at_the_end_gets_whole_numbers(first: int, more: int) -> None:
    book = straight(first)
    for _ in range(more):
        book.append(added(book, len(book)))
    assert book == straight(first + more)


def test_a_removed_clause_keeps_its_place() -> None:
    assert printed("ชุมชนมีสิทธิร่วมตรวจแนวเขต", removed=True) == "(ยกเลิก)"
    assert printed("ชุมชนมีสิทธิร่วมตรวจแนวเขต", removed=False) == "ชุมชนมีสิทธิร่วมตรวจแนวเขต"


def test_a_clause_has_words_but_not_too_many() -> None:
    check_clause("น้ำ" * LONGEST_CLAUSE)
    with pytest.raises(EmptyClause):
        check_clause("")
    with pytest.raises(ClauseTooLong) as refused:
        check_clause("น้ำ" * (LONGEST_CLAUSE + 3))
    assert "2000" in refused.value.sentence
    assert "เกินมา 3 ตัว" in refused.value.sentence
