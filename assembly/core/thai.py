"""Dates, times and digits as people in Thailand read them, on screens and on official papers.

The Thai names below are data of a rule, not sentences: they are the same in every catalogue.
Every function takes ``locale``: "en" gives English in the Common Era, anything else Thai in the
Buddhist Era (C.E. + 543). Moments must know their zone; they are shown in Bangkok's.
"""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST_ERA = 543

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_MONTHS_TH = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
_SHORT_MONTHS_TH = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
# A browser's dictionary cuts these in two, and a heading that ends so reads as another word.
_COMPOUNDS = re.compile(
    "ส่วนท้องถิ่น|ส่วนจังหวัด|ส่วนตำบล|ส่วนภูมิภาค|สวัสดิการชุมชน|ที่ว่าการอำเภอ|สาธารณภัย|รัฐร่วมราษฎร์"
)
_WEEKDAYS_TH = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def digits(text: str | int) -> str:
    """The same text with Thai digits, as official papers have them."""
    return str(text).translate(_THAI_DIGITS)


def unbroken(text: object) -> Markup:
    """For a heading: compounds that no line may cut stand in one piece."""
    kept = r'<span class="name">\g<0></span>'
    return Markup(_COMPOUNDS.sub(kept, str(escape(text))))  # noqa: S704 -- escaped before


def to_bangkok(moment: datetime) -> datetime:
    """The moment on Bangkok's clock; ``ValueError`` if it does not say its zone."""
    if moment.utcoffset() is None:
        raise ValueError("a moment must say its time zone")
    return moment.astimezone(BANGKOK)


def be_year(day: date) -> int:
    """The year of the Buddhist Era; a moment counts by its day in Bangkok."""
    return _day(day).year + BUDDHIST_ERA


def year(day: date, locale: str = "th") -> int:
    """2568 · 2025: the year of a day, as it is read."""
    return _day(day).year if locale == "en" else be_year(day)


def year_read(be: int, locale: str = "th") -> int:
    """2568 · 2025: a year that is told in the Buddhist Era, as it is read."""
    return be - BUDDHIST_ERA if locale == "en" else be


def long_date(day: date, locale: str = "th") -> str:
    """20 พฤศจิกายน 2568 · 20 November 2025"""
    day = _day(day)
    if locale == "en":
        return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.day} {_MONTHS_TH[day.month - 1]} {be_year(day)}"


def read_long_date(said: str) -> date | None:
    """The day that ``long_date`` wrote in Thai; none: it wrote no such words."""
    words = said.split(" ")
    if len(words) != 3 or words[1] not in _MONTHS_TH:
        return None
    try:
        return date(int(words[2]) - BUDDHIST_ERA, _MONTHS_TH.index(words[1]) + 1, int(words[0]))
    except ValueError:
        return None


def short_date(day: date, locale: str = "th") -> str:
    """20 พ.ย. 68 · 20 Nov 2025"""
    day = _day(day)
    if locale == "en":
        return f"{day.day} {_MONTHS_EN[day.month - 1][:3]} {day.year}"
    return f"{day.day} {_SHORT_MONTHS_TH[day.month - 1]} {be_year(day) % 100:02}"


def month(day: date, locale: str = "th") -> str:
    """พ.ย. 68 · Nov 2025"""
    return short_date(day, locale).partition(" ")[2]


def weekday_date(day: date, locale: str = "th") -> str:
    """วันพฤหัสบดีที่ 20 พฤศจิกายน 2568 · Thursday 20 November 2025"""
    day = _day(day)
    if locale == "en":
        return f"{_WEEKDAYS_EN[day.weekday()]} {long_date(day, locale)}"
    return f"วัน{_WEEKDAYS_TH[day.weekday()]}ที่ {long_date(day)}"


def clock(moment: datetime | time, locale: str = "th") -> str:
    """09.30 น. · 09:30. A bare ``time`` is taken as Bangkok's already."""
    shown = to_bangkok(moment) if isinstance(moment, datetime) else moment
    return f"{shown:%H:%M}" if locale == "en" else f"{shown:%H.%M} น."


def _day(day: date) -> date:
    return to_bangkok(day).date() if isinstance(day, datetime) else day
