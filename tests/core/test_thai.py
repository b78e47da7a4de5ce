"""The same day reads right on a screen, on paper and in English."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly.core import thai

PLENARY = date(2025, 11, 20)
dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_day_in_thai() -> None:
    assert thai.long_date(PLENARY) == "20 พฤศจิกายน 2568"
    assert thai.short_date(PLENARY) == "20 พ.ย. 68"
    assert thai.weekday_date(PLENARY) == "วันพฤหัสบดีที่ 20 พฤศจิกายน 2568"
    assert thai.be_year(PLENARY) == 2568


def test_a_day_in_english() -> None:
    assert thai.long_date(PLENARY, "en") == "20 November 2025"
    assert thai.short_date(PLENARY, "en") == "20 Nov 2025"
    assert thai.weekday_date(PLENARY, "en") == "Thursday 20 November 2025"


def test_official_papers_have_thai_digits() -> None:
    assert thai.digits(thai.long_date(PLENARY)) == "๒๐ พฤศจิกายน ๒๕๖๘"
    assert thai.digits("มติ 13.1") == "มติ ๑๓.๑"
    assert thai.digits(12) == "๑๒"


def test_the_day_changes_in_bangkok_not_in_london() -> None:
    new_year = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)
    assert thai.long_date(new_year) == "1 มกราคม 2569"
    assert thai.short_date(new_year - timedelta(seconds=1), "en") == "31 Dec 2025"
    assert thai.be_year(new_year) == 2569
    assert thai.weekday_date(new_year) == "วันพฤหัสบดีที่ 1 มกราคม 2569"


def test_the_clock_is_bangkoks() -> None:
    moment = datetime(2025, 11, 20, 2, 30, 59, tzinfo=UTC)
    assert thai.clock(moment) == "09.30 น."
    assert thai.clock(moment, "en") == "09:30"
    assert thai.clock(moment.astimezone(timezone(timedelta(hours=-5)))) == "09.30 น."
    assert thai.clock(time(16, 5)) == "16.05 น."


@pytest.mark.parametrize(
    "show", [thai.clock, thai.long_date, thai.short_date, thai.weekday_date, thai.be_year]
)
def test_a_moment_without_a_zone_is_refused(show: Callable[[datetime], object]) -> None:
    with pytest.raises(ValueError, match="time zone"):
        show(datetime(2025, 11, 20, 9, 30))  # noqa: DTZ001 -- the very thing to refuse


@given(dates)
def test_long_dates_name_one_day_only(day: date) -> None:
    number, month, year = thai.long_date(day).split()
    months = [thai.long_date(date(2000, m, 1)).split()[1] for m in range(1, 13)]
    assert date(int(year) - 543, months.index(month) + 1, int(number)) == day


@given(dates)
def test_neighbouring_days_never_read_alike(day: date) -> None:
    following = day + timedelta(days=1)
    for show in (thai.long_date, thai.short_date, thai.weekday_date):
        assert show(day) != show(following)
        assert show(day, "en") != show(following, "en")


@given(st.text())
def test_digits_change_nothing_but_digits(text: str) -> None:
    shown = thai.digits(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("0123456789")
    assert "".join(str(int(c)) if c in "๐๑๒๓๔๕๖๗๘๙" else c for c in shown) == "".join(
        str(int(c)) if c in "๐๑๒๓๔๕๖๗๘๙" else c for c in text
    )


def test_a_heading_keeps_a_compound_in_one_piece_and_escapes_the_rest() -> None:
    shown = thai.unbroken("ขอให้องค์กรปกครองส่วนท้องถิ่น <b>")
    assert shown == 'ขอให้องค์กรปกครอง<span class="name">ส่วนท้องถิ่น</span> &lt;b&gt;'
