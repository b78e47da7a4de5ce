"""Years and days as people type them: of the Buddhist Era, asked about and never guessed."""

from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

BUDDHIST_ERA = 543
EARLIEST = 2300  # below that, and up to next century's, a year is one of the Common Era
COMMON_ERA = range(EARLIEST - BUDDHIST_ERA, 2100)
FURTHEST = 100  # years from now: no agreement lasts longer
SOON = 90  # days


class LooksLikeCommonEra(Refusal):
    status = 422
    message = _l("%(year)s ดูเหมือนปี ค.ศ. ถ้าใช่ ใส่ พ.ศ. %(be)s ถ้าไม่ใช่ ดูปีอีกครั้ง")


class ImpossibleYear(Refusal):
    status = 422
    message = _l("ไม่มีปี %(year)s ใส่ปี พ.ศ. 4 ตัว ตั้งแต่ %(least)s ถึง %(most)s")


class ImpossibleDay(Refusal):
    status = 422
    message = _l("ไม่มีวันนี้ในปฏิทิน ดูวัน เดือน และปีอีกครั้ง")


class EndsBeforeItBegins(Refusal):
    status = 422
    message = _l("ปีที่สิ้นสุดมาก่อนปีที่เริ่ม ดูปีทั้งสองอีกครั้ง")


class LaterIsOlder(Refusal):
    message = _l("%(later)s ตั้งก่อน %(earlier)s จึงสืบต่อกันไม่ได้ ดูปีที่ตั้งอีกครั้ง")


@dataclass(frozen=True)
class Signed:
    """When an agreement was signed; of an old one perhaps only the year."""

    year: int
    day: date | None = None

    @property
    def first_day(self) -> date:
        return self.day or date(self.year, 1, 1)


def year_of(typed: int | None, this_year: int, ahead: int = 0) -> int | None:
    """A typed year of the Buddhist Era as one of the Common Era, up to ``ahead`` years from now.

    ``this_year`` is of the Common Era. Refuses: LooksLikeCommonEra, ImpossibleYear.
    """
    if typed is None:
        return None
    most = this_year + ahead + BUDDHIST_ERA
    if typed in COMMON_ERA:
        raise LooksLikeCommonEra(year=typed, be=typed + BUDDHIST_ERA)
    if not EARLIEST <= typed <= most:
        raise ImpossibleYear(year=typed, least=EARLIEST, most=most)
    return typed - BUDDHIST_ERA


def day_of(day: int, month: int, year: int | None, this_year: int) -> date | None:
    """A whole day, or none where nothing was typed. Refuses as ``year_of``, and ImpossibleDay."""
    if not (day or month or year):
        return None
    found = year_of(year, this_year, FURTHEST)
    if found is None:
        raise ImpossibleDay
    try:
        return date(found, month, day)
    except ValueError as error:
        raise ImpossibleDay from error


def signed_of(day: int, month: int, year: int | None, this_year: int) -> Signed:
    """A day of signing, or its year alone. Refuses as ``day_of``."""
    found = year_of(year, this_year)
    if found is None:
        raise ImpossibleDay
    whole = day_of(day, month, year, this_year) if day or month else None
    return Signed(found, whole)


def check_span(since: int | None, until: int | None) -> None:
    """Refuses: EndsBeforeItBegins."""
    if since is not None and until is not None and until < since:
        raise EndsBeforeItBegins


def check_order(earlier: tuple[str, int | None], later: tuple[str, int | None]) -> None:
    """Names and founding years of two that follow each other. Refuses: LaterIsOlder."""
    if earlier[1] is not None and later[1] is not None and later[1] < earlier[1]:
        raise LaterIsOlder(earlier=earlier[0], later=later[0])


def standing_of(ends_on: date | None, today: date) -> str:
    """How an agreement stands: ``open`` (no end agreed), ``standing``, ``soon`` or ``ended``."""
    if ends_on is None:
        return "open"
    if ends_on < today:
        return "ended"
    return "soon" if (ends_on - today).days <= SOON else "standing"
