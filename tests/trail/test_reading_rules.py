"""What a reader types and reads: days of the Buddhist Era, clause numbers, either digits."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.core import thai
from assembly.core.eras import CommonEraYear
from assembly.trail.rules import DayNotRead, day_said, number_said, read_in

DAY = date(2025, 11, 20)


@pytest.mark.parametrize(
    "said",
    [
        "20/11/2568", " 20-11-2568 ", "๒๐/๑๑/๒๕๖๘", "20 พฤศจิกายน 2568", "20 พ.ย. 2568",
        "20 พฤศจิกายน พ.ศ. 2568", "๒๐ พ.ย. ๒๕๖๘", "2025-11-20", "20 November 2025", "20 Nov 2025",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(said: str) -> None:
    assert day_said(said) == DAY


@pytest.mark.parametrize(
    "said", ["", "พรุ่งนี้", "31/2/2568", "0/0/2568", "20/11/68", "20/11/0000", "32/1/2568", "๑"]
)
def test_what_is_no_day_is_refused_with_a_sentence(said: str) -> None:
    with pytest.raises(DayNotRead) as refused:
        day_said(said)
    assert "พ.ศ." in refused.value.sentence


@pytest.mark.parametrize("said", ["20/11/2025", "๒๐.๑๑.๒๐๒๕", "20 พ.ย. 2025"])
def test_a_year_that_does_not_say_its_era_is_asked_about(said: str) -> None:
    with pytest.raises(CommonEraYear) as asked:
        day_said(said)
    assert asked.value.facts == {"year": 2025, "be": 2568}


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_we_write_we_read(day: date) -> None:
    for locale in ("th", "en"):
        assert day_said(thai.long_date(day, locale)) == day


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_reading(said: str) -> None:
    with contextlib.suppress(DayNotRead, CommonEraYear):
        day_said(said)
    assert isinstance(number_said(said), str)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12", "12"), ("ข้อ 12", "12"), ("ข้อที่ ๑๒/๑", "12/1"), (" ๓ ", "3"), ("012", "12"),
        ("ที่ดิน", ""), ("12 คน", ""), ("", ""), ("12/", ""),
    ],
)  # fmt: skip
def test_a_clause_is_called_by_its_number_in_either_digits(said: str, number: str) -> None:
    assert number_said(said) == number


def test_only_what_people_read_changes_its_digits() -> None:
    html = '<a href="/c/12" id="clause-12">ข้อ 12</a> &#39;60&#39; วัน http://a.th/c/12'
    thai_html = '<a href="/c/12" id="clause-12">ข้อ ๑๒</a> &#39;๖๐&#39; วัน http://a.th/c/12'
    assert read_in("thai", html) == thai_html
    assert read_in("arabic", thai_html) == html
    assert read_in("arabic", html) == html


@given(st.text(alphabet="0๑2<>&;# aข", max_size=30))
def test_digits_come_back(text: str) -> None:
    assert len(read_in("thai", text)) == len(text)
