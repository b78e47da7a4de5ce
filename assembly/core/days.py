"""The fields of a form for years and days: of the Buddhist Era, asked about and never guessed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from babel.dates import get_month_names
from flask_babel import lazy_gettext as _l
from wtforms import Field, IntegerField
from wtforms.validators import Optional, StopValidation

from assembly.core import clock
from assembly.core.eras import YEARS, day_of, past_years, year_of
from assembly.core.errors import Refusal
from assembly.core.i18n import current
from assembly.core.text import clean
from assembly.core.thai import be_year

PARTS = ("day", "month", "year")
NOTHING = ("", "0")  # a list without a month says 0
LACKING: Mapping[str, Any] = {  # what is said of a part that is no number
    "day": _l("ใส่วันที่ เป็นตัวเลข 1 ถึง 31"),
    "month": _l("เลือกเดือน"),
    "year": _l("ใส่ปี พ.ศ. 4 ตัว เช่น 2569"),
}


class DayField(Field):
    """Day, month and year of one day, as ``name-day``, ``name-month``, ``name-year``.

    ``data`` is the day, or ``None`` while nothing or nonsense was typed; what was typed stays to
    be shown again. ``missing``: the sentence for a day that must be told and was not. ``plain``:
    a program may also say ``day``, ``month`` and ``year``, where a form has only this one day.
    ``bare_year``: of a day in the past perhaps only the year is known, which is ``ce_year``.
    A whole number given for the day stands for its year, of the Buddhist Era.
    Draw it with ``components/day-field.html``.
    """

    def __init__(
        self,
        label: Any = None,
        *,
        missing: Any = "",
        plain: bool = False,
        bare_year: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, **kwargs)
        self.missing, self.plain, self.bare_year = missing, plain, bare_year
        self.typed: dict[str, str] = dict.fromkeys(PARTS, "")
        self.ce_year: int | None = None
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
            told = (self.data.day, self.data.month, be_year(self.data))
            self.typed = dict(zip(PARTS, map(str, told), strict=True))
        elif isinstance(data, int):
            self.typed["year"] = str(data)

    def pre_validate(self, form: Any) -> None:
        """What cannot be a day is said; an empty one only where it must be told."""
        if self.wrong:
            raise StopValidation(self.wrong)
        if self.data is None and self.ce_year is None and self.missing:
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
        self.wrong, self.ce_year = "", None
        numbers = {part: _number(self.typed[part]) for part in PARTS}
        told = [part for part in PARTS if self.typed[part] not in NOTHING]
        if not told:
            return None
        try:
            return self._day(numbers, told)
        except Refusal as refusal:
            self.wrong = refusal.sentence
            return None

    def _day(self, numbers: Mapping[str, int], told: list[str]) -> date | None:
        """The whole day; or its year, where that is enough. Refuses as ``day_of``."""
        years = past_years(clock.today().year) if self.bare_year else YEARS
        if lacking := [part for part in PARTS if not numbers[part]]:
            if self.bare_year and told == ["year"] and numbers["year"]:
                self.ce_year = year_of(numbers["year"], years)
            else:
                self.wrong = " ".join(str(LACKING[part]) for part in lacking)
            return None
        found = day_of(numbers["day"], numbers["month"], numbers["year"], years)
        self.ce_year = found.year
        return found


class YearField(IntegerField):
    """A year up to this one, typed and shown in the Buddhist Era; may be left empty.

    ``ce_year`` is the same in the Common Era, once the form is in order.
    """

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        numeric = {"inputmode": "numeric"}
        super().__init__(label, validators=[Optional()], render_kw=numeric, **kwargs)
        self.ce_year: int | None = None

    def pre_validate(self, form: Any) -> None:
        """A year that looks like another era's is asked about."""
        if self.data is None:
            return
        try:
            self.ce_year = year_of(self.data, past_years(clock.today().year))
        except Refusal as refusal:
            raise StopValidation(refusal.sentence) from refusal


def _tidy(said: object) -> str:
    return clean(str(said or ""), newlines=False)[:10]


def _number(said: str) -> int:
    """The number typed, in Thai or Arabic digits; 0 for anything else, which is no day."""
    return int(said) if said.isdecimal() else 0
