"""Years and days of organisations and agreements: what comes first, and what ends when."""

from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

SOON = 90  # days


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
