"""The day a reader asks for, as people write days."""

import re
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core import thai
from assembly.core.errors import Refusal

FIRST_BE_YEAR = 2400  # a year from here on can only be one of the Buddhist Era

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_WORDS = re.compile(r"(\d{1,2})\s*([^\d\s]+?)\s*(?:พ\.\s?ศ\.\s*)?(\d{4})")


class DayNotRead(Refusal):
    status = 422
    message = _l("อ่านวันที่นี้ไม่ออก โปรดพิมพ์ วัน/เดือน/ปี พ.ศ. เช่น 20/11/2568")


def day_said(said: str) -> date:
    """20/11/2568, ๒๐ พ.ย. ๒๕๖๘, 20 พฤศจิกายน พ.ศ. 2568, 2025-11-20. Refuses: DayNotRead."""
    text = said.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(text):
        day, month, year = int(found[1]), _months().get(found[2].casefold(), 0), int(found[3])
    else:
        raise DayNotRead
    try:
        return date(year - thai.BUDDHIST_ERA if year >= FIRST_BE_YEAR else year, month, day)
    except ValueError as error:
        raise DayNotRead from error


def _months() -> dict[str, int]:
    """Every way to write a month: whole and short, Thai and English."""
    named: dict[str, int] = {}
    for month in range(1, 13):
        for write in (thai.long_date, thai.short_date):
            for locale in ("th", "en"):
                word = write(date(2000, month, 1), locale).split(" ")[1]
                named[word.casefold()] = month
    return named
