"""Years and days of the Buddhist Era: kept as they were meant, or asked about; never guessed."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assembly.core import thai
from assembly.core.eras import (
    YEARS,
    CommonEraYear,
    NoSuchDay,
    NoSuchYear,
    day_of,
    past_years,
    span_of,
    written,
    year_of,
)
from assembly.core.errors import Refusal

PAST = past_years(2026)
DAYS = some.dates(date(1957, 1, 1), date(2156, 12, 31))


@pytest.mark.parametrize(("typed", "kept"), [(2554, 2011), (2569, 2026), (2300, 1757)])
def test_a_year_of_the_buddhist_era_is_kept(typed: int, kept: int) -> None:
    assert year_of(typed, PAST) == kept


@pytest.mark.parametrize("years", [YEARS, PAST])
def test_a_year_that_looks_like_the_common_era_is_asked_about(years: range) -> None:
    with pytest.raises(CommonEraYear) as asked:
        year_of(2017, years)
    assert asked.value.facts == {"year": 2017, "be": 2560}


@given(some.integers(-(10**9), 10**9), some.sampled_from([YEARS, PAST]))
def test_a_year_is_kept_as_it_was_meant_or_refused(typed: int, years: range) -> None:
    try:
        found = year_of(typed, years)
    except CommonEraYear:
        assert typed not in years
        assert typed + thai.BUDDHIST_ERA in years
    except NoSuchYear:
        assert typed not in years
        assert typed + thai.BUDDHIST_ERA not in years
    else:
        assert found == typed - thai.BUDDHIST_ERA


def test_nothing_was_founded_in_a_year_to_come_but_a_day_may_be_then() -> None:
    for year in (2570, 2040):
        with pytest.raises(NoSuchYear):
            year_of(year, PAST)
    assert day_of(31, 12, 2571) == date(2028, 12, 31)


@given(some.integers(0, 40), some.integers(0, 13), some.integers(-10, 10_000))
def test_a_day_is_one_of_the_calendar_or_refused(day: int, month: int, year: int) -> None:
    with contextlib.suppress(CommonEraYear, NoSuchYear, NoSuchDay):
        found = day_of(day, month, year)
        assert (found.day, found.month, thai.be_year(found)) == (day, month, year)


@given(DAYS)
def test_no_day_of_one_era_is_taken_for_one_of_the_other(day: date) -> None:
    assert day_of(day.day, day.month, thai.be_year(day)) == day
    with pytest.raises(CommonEraYear):
        day_of(day.day, day.month, day.year)


@given(some.integers())
def test_a_year_has_a_first_and_a_last_day_or_is_none(year: int) -> None:
    span = span_of(year)
    if span:
        assert [thai.be_year(day) for day in span] == [year, year]
        assert (span[1] - span[0]).days in {364, 365}


@given(DAYS, some.sampled_from(["th", "en"]))
def test_every_day_we_write_we_read(day: date, locale: str) -> None:
    found = written(thai.long_date(day, locale))
    assert found == (day.day, day.month, thai.year(day, locale), locale == "en")


@given(some.text(max_size=40) | some.from_regex(r"[\d๐-๙]{1,5}[ /.\-][\w.]{1,9}[ /.\-]\d{1,5}"))
def test_nothing_written_breaks_the_reading(said: str) -> None:
    found = written(said)
    if found:
        with contextlib.suppress(Refusal):
            day_of(found.day, found.month, found.year)
