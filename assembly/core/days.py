"""A day as people write it: in the Buddhist Era; where it looks like another, they are asked."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from babel.dates import get_month_names
from flask_babel import lazy_gettext as _l
from wtforms import Field
from wtforms.validators import StopValidation

from assembly.core.errors import Refusal
from assembly.core.i18n import current
from assembly.core.text import clean
from assembly.core.thai import BUDDHIST_ERA

YEARS = range(2500, 2700)  # of the Buddhist Era: what a year of ours may be
PARTS = ("day", "month", "year")


class NoSuchDay(Refusal):
    status = 422
    message = _l("ไม่มีวันนี้ในปฏิทิน ดูวัน เดือน และปี พ.ศ. อีกครั้ง")


class CommonEraYear(Refusal):
    """We do not guess: the person is asked."""

    status = 422
    message = _l("ปี %(year)s ดูเหมือน ค.ศ. ถ้าใช่ ให้ใส่ พ.ศ. %(be)s")


def day_of(day: int, month: int, year: int) -> date:
    """A day of the Buddhist Era as people write it. Refuses: CommonEraYear, NoSuchDay."""
    if year + BUDDHIST_ERA in YEARS:
        raise CommonEraYear(year=year, be=year + BUDDHIST_ERA)
    if year not in YEARS:
        raise NoSuchDay
    try:
        return date(year - BUDDHIST_ERA, month, day)
    except ValueError as error:
        raise NoSuchDay from error


class DayField(Field):
    """Day, month and year of one day, as ``name-day``, ``name-month``, ``name-year``.

    ``data`` is the day, or ``None`` while nothing or nonsense was typed; what was typed stays to
    be shown again. ``missing``: the sentence for a day that must be told and was not. ``plain``:
    a program may also say ``day``, ``month`` and ``year``, where a form has only this one day.
    Draw it with ``components/day-field.html``.
    """

    def __init__(
        self, label: Any = None, *, missing: Any = "", plain: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(label, **kwargs)
        self.missing, self.plain = missing, plain
        self.typed: dict[str, str] = dict.fromkeys(PARTS, "")
        self.wrong = ""

    def process(
        self,
        formdata: Any,
        data: Any = None,
        extra_filters: Sequence[Callable[..., Any]] | None = None,
    ) -> None:
        """Read what came in; else show the day that stands."""
        self.data = data if isinstance(data, date) else self.default
        names = self._sent_as(formdata or {})
        if names:
            self.typed = {part: _tidy(formdata.get(names[part])) for part in PARTS}
            self.data = self._read()
        elif self.data is not None:
            be = self.data.year + BUDDHIST_ERA
            self.typed = {"day": str(self.data.day), "month": str(self.data.month), "year": str(be)}

    def pre_validate(self, form: Any) -> None:
        """What cannot be a day is said; an empty one only where it must be told."""
        if self.wrong:
            raise StopValidation(self.wrong)
        if self.data is None and self.missing:
            raise StopValidation(str(self.missing))

    @property
    def months(self) -> list[tuple[str, str]]:
        """Their numbers and names in the language of the page."""
        names = get_month_names("wide", locale=current())
        return [(str(n), names[n]) for n in range(1, 13)]

    def _sent_as(self, formdata: Any) -> dict[str, str]:
        """The names by which the three parts came in; none: they did not."""
        own = {part: f"{self.name}-{part}" for part in PARTS}
        known = (own, dict(zip(PARTS, PARTS, strict=True))) if self.plain else (own,)
        return next((each for each in known if any(n in formdata for n in each.values())), {})

    def _read(self) -> date | None:
        self.wrong = ""
        if not set(self.typed.values()) - {"", "0"}:  # a list without a month says 0
            return None
        try:
            return day_of(*(_number(self.typed[part]) for part in PARTS))
        except Refusal as refusal:
            self.wrong = refusal.sentence
            return None


def _tidy(said: object) -> str:
    return clean(str(said or ""), newlines=False)[:10]


def _number(said: str) -> int:
    """The number typed, in Thai or Arabic digits; 0 for anything else, which is no day."""
    return int(said) if said.isdecimal() else 0
