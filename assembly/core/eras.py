"""Years and days as people write them: of the Buddhist Era; where another seems meant, we ask."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from flask_babel import lazy_gettext as _l

from assembly.core import thai
from assembly.core.errors import Refusal
from assembly.core.thai import BUDDHIST_ERA

YEARS = range(2500, 2700)  # of the Buddhist Era: what the year of a day of ours may be
EARLIEST = 2300  # what is older than that nobody founded or signed

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00:00)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_WORDS = re.compile(r"(\d{1,2})\s*([^\d\s]+?)\s*(?:พ\.\s?ศ\.\s*)?(\d{4})")


class NoSuchDay(Refusal):
    status = 422
    message = _l("ไม่มีวันนี้ในปฏิทิน ดูวัน เดือน และปี พ.ศ. อีกครั้ง")


class NoSuchYear(Refusal):
    status = 422
    message = _l("ไม่มีปี %(year)s ใส่ปี พ.ศ. 4 ตัว ตั้งแต่ %(least)s ถึง %(most)s")


class CommonEraYear(Refusal):
    """We do not guess: the person is asked."""

    status = 422
    message = _l("ปี %(year)s ดูเหมือน ค.ศ. ถ้าใช่ ให้ใส่ พ.ศ. %(be)s")


class Written(NamedTuple):
    """A day as it was written; ``is_common``: in a way in which only the Common Era is written."""

    day: int
    month: int
    year: int
    is_common: bool


def past_years(this_year: int) -> range:
    """The years of the Buddhist Era up to this one, which is told in the Common Era."""
    return range(EARLIEST, this_year + BUDDHIST_ERA + 1)


def year_of(said: int, years: range = YEARS) -> int:
    """A year of the Buddhist Era as one of the Common Era. Refuses: CommonEraYear, NoSuchYear."""
    if said + BUDDHIST_ERA in years:
        raise CommonEraYear(year=said, be=said + BUDDHIST_ERA)
    if said not in years:
        raise NoSuchYear(year=said, least=years[0], most=years[-1])
    return said - BUDDHIST_ERA


def day_of(day: int, month: int, year: int, years: range = YEARS) -> date:
    """A day of the Buddhist Era as people write it. Refuses as ``year_of``, and NoSuchDay."""
    found = year_of(year, years)
    try:
        return date(found, month, day)
    except ValueError as error:
        raise NoSuchDay from error


def span_of(be_year: int) -> tuple[date, date] | None:
    """The first and the last day of a year of the Buddhist Era; none of what is no year."""
    year = be_year - BUDDHIST_ERA
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, 1, 1), date(year, 12, 31)


def written(said: str) -> Written | None:
    """20/11/2568, ๒๐ พ.ย. ๒๕๖๘, 20 พฤศจิกายน พ.ศ. 2568, 20 Nov 2025, 2025-11-20; else nothing.

    No short years, which would be a guess.
    """
    text = said.strip()
    if found := _ISO.fullmatch(text):
        return Written(int(found[3]), int(found[2]), int(found[1]), is_common=True)
    if found := _NUMBERS.fullmatch(text):
        return Written(int(found[1]), int(found[2]), int(found[3]), is_common=False)
    if found := _WORDS.fullmatch(text):
        month = _months().get(found[2].casefold(), 0)
        return Written(int(found[1]), month, int(found[3]), is_common=found[2].isascii())
    return None


@cache
def _months() -> dict[str, int]:
    """Every way to write a month: whole and short, Thai and English."""
    named: dict[str, int] = {}
    for month in range(1, 13):
        for write in (thai.long_date, thai.short_date):
            for locale in ("th", "en"):
                word = write(date(2000, month, 1), locale).split(" ")[1]
                named[word.casefold()] = month
    return named
