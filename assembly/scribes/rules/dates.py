"""The day on a paper: its era is told by who brings the file, and never guessed."""

import re
from collections.abc import Mapping
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core import thai
from assembly.core.errors import Refusal

ERAS: Mapping[str, int] = {"be": thai.BUDDHIST_ERA, "ce": 0}
OLDEST = 100  # years: paper is not older

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00:00)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_WORDS = re.compile(r"(\d{1,2})\s*(\D+?)\s*(\d{4})")


class EraNotTold(Refusal):
    """We do not guess: the person is asked."""

    status = 422
    message = _l("ในไฟล์มีวันที่ บอกก่อนว่าปีเป็น พ.ศ. หรือ ค.ศ.")


class OddDay(Refusal):
    status = 422
    message = _l("อ่านวันที่ “%(said)s” ไม่ได้ ใช้ วัน/เดือน/ปี 4 ตัว เช่น 20/11/2569")


class OtherEra(Refusal):
    status = 422
    message = _l("ปี %(year)s ไม่ตรงกับที่บอกว่าเป็น พ.ศ. หรือ ค.ศ.")


class DayToCome(Refusal):
    status = 422
    message = _l("วันที่ “%(said)s” ยังมาไม่ถึง")


def told_day(said: str, era: str, today: date) -> date:
    """The day somebody wrote, in the era they named: 20/11/2569, 20 พ.ย. 2569, 2026-11-20.

    Refuses: EraNotTold, OddDay, OtherEra, DayToCome.
    """
    if era not in ERAS:
        raise EraNotTold
    day, month, year = _parts(said)
    if not 0 <= today.year + 1 - (year - ERAS[era]) <= OLDEST:
        raise OtherEra(year=year)
    try:
        found = date(year - ERAS[era], month, day)
    except ValueError as error:
        raise OddDay(said=said) from error
    if found > today:
        raise DayToCome(said=said)
    return found


def _parts(said: str) -> tuple[int, int, int]:
    """Day, month and year as they were written; no short years, which would be a guess."""
    text = said.strip()
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _NUMBERS.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _WORDS.fullmatch(text):
        month = _months().get(found[2].strip().casefold(), 0)
        return int(found[1]), month, int(found[3])
    raise OddDay(said=said)


def _months() -> dict[str, int]:
    """Every way to write a month: whole and short, Thai and English."""
    named: dict[str, int] = {}
    for month in range(1, 13):
        day = date(2000, month, 1)
        for write in (thai.long_date, thai.short_date):
            for locale in ("th", "en"):
                named[write(day, locale).split(" ")[1].casefold()] = month
    return named
