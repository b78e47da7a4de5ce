"""Which language the fixed words of a paper are in: Thai, or English for readers from elsewhere.

Thai is the text of record and stands in the layouts and the wording themselves; ``english.WORDS``
says each of those once more. What people wrote stays as they wrote it. One layout prints both.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Literal

from assembly.core import thai
from assembly.exports.english import WORDS

Language = Literal["th", "en"]
LANGUAGES: tuple[Language, ...] = ("th", "en")

_spoken: ContextVar[Language] = ContextVar("spoken", default="th")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Everything said inside is said in this language."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> Language:
    return _spoken.get()


def say(words: str, **told: object) -> str:
    """The fixed words, with what is told put in: ``say("ฉบับที่ {n}", n=3)``."""
    chosen = WORDS[words] if spoken() == "en" else words
    return chosen.format(**told)


def long_date(day: date) -> str:
    """20 พฤศจิกายน 2568 · 20 November B.E. 2568 (2025), as English papers in Thailand date."""
    if spoken() == "th":
        return thai.long_date(day)
    day_and_month, _, year = thai.long_date(day, "en").rpartition(" ")
    return f"{day_and_month} B.E. {thai.be_year(day)} ({year})"


def full_date(day: date) -> str:
    """20 พฤศจิกายน พ.ศ. 2568"""
    if spoken() == "en":
        return long_date(day)
    day_and_month = thai.long_date(day).rsplit(" ", 1)[0]
    return f"{day_and_month} พ.ศ. {thai.be_year(day)}"


def weekday_date(day: date) -> str:
    """วันพฤหัสบดีที่ 20 พฤศจิกายน 2568 · Thursday 20 November B.E. 2568 (2025)"""
    if spoken() == "th":
        return thai.weekday_date(day)
    return f"{thai.weekday_date(day, 'en').partition(' ')[0]} {long_date(day)}"


def clock(moment: datetime) -> str:
    """09.30 น. · 09:30"""
    return thai.clock(moment, spoken())
