"""A resolution is cited by its number for good; a draft is neither empty nor endless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.core.errors import Refusal
from assembly.resolutions.rules import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    DraftIsVoted,
    DraftTooLong,
    EmptyDraft,
    NoDraft,
    check_draft,
    full_name,
    number,
    short_name,
    sort_key,
)

QUESTION = "ให้ทุกอำเภอมีคณะทำงาน 4 ฝ่าย"
TEXT = "ขอให้ทุกอำเภอตั้งคณะทำงานตรวจแนวเขตที่ดินชุมชน"
counted = st.integers(1, 10_000)


def test_the_first_resolution_of_the_thirteenth_plenary() -> None:
    assert number(13, 1) == "13.1"
    assert short_name("13.1") == "มติ 13.1"
    assert full_name("13.1", "สมัชชาใหญ่") == "มติสมัชชาใหญ่ ครั้งที่ 13 มติที่ 1"


@pytest.mark.parametrize(("sitting", "sequence"), [(0, 1), (13, 0), (-1, 1)])
def test_counting_begins_at_one(sitting: int, sequence: int) -> None:
    with pytest.raises(ValueError, match="from one"):
        number(0, sitting, sequence)


@given(counted, counted)
def test_a_number_leads_back_to_its_meeting(sitting: int, sequence: int) -> None:
    assert sort_key(number(sitting, sequence)) == (0, sitting, sequence)


@given(st.lists(st.tuples(counted, counted)))
def test_numbers_sort_by_adoption_not_by_spelling(adopted: list[tuple[int, int]]) -> None:
    numbers = [number(*each) for each in adopted]
    assert [sort_key(each) for each in sorted(numbers, key=sort_key)] == [
        (0, *each) for each in sorted(adopted)
    ]


def test_a_draft_with_words_is_kept() -> None:
    check_draft(QUESTION, TEXT)
    check_draft("น้ำ" * LONGEST_TITLE, "ที่" * LONGEST_TEXT)


@pytest.mark.parametrize(("title", "text"), [("", TEXT), (QUESTION, ""), ("", "")])
def test_an_empty_draft_is_refused(title: str, text: str) -> None:
    with pytest.raises(EmptyDraft):
        check_draft(title, text)


def test_a_draft_too_long_is_told_by_how_much() -> None:
    with pytest.raises(DraftTooLong) as refused:
        check_draft("ก" * (LONGEST_TITLE + 2), "ข" * (LONGEST_TEXT + 5))
    assert "เกินมา 7 ตัว" in refused.value.sentence


@pytest.mark.parametrize("refusal", [EmptyDraft(), NoDraft(), DraftIsVoted()])
def test_refusals_are_plain_sentences(refusal: Refusal) -> None:
    assert "ร่างมติ" in refusal.sentence
    assert "%" not in refusal.sentence
