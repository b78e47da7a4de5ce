"""What the office types about organisations: names beside a list, years of the Buddhist Era."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import get_month_names
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, NumberRange, Optional

from assembly.core import clock
from assembly.core.errors import Refusal
from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField, Words, whole_number
from assembly.core.i18n import current
from assembly.registry.rules import (
    KINDS,
    LEVELS,
    LONGEST_ABOUT,
    LONGEST_LINE,
    LONGEST_NAME,
    MOST_PARTIES,
    SECTORS,
    AgreementSaid,
    NameTooLong,
    NoName,
    Party,
    RepresentativeSaid,
    Said,
    day_of,
    signed_of,
    year_of,
)

_LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
_DAY = _l("ใส่วันที่ เป็นตัวเลข 1 ถึง 31")
_CONSENT = _l("เจ้าตัวยินยอมให้ทุกคนเห็นชื่อ")


def _choose(label: Any, names: Mapping[str, Any], wrong: Any) -> SelectField:
    choices = [SelectChoice("", _l("เลือก")), *(SelectChoice(k, n) for k, n in names.items())]
    return SelectField(
        label,
        default="",
        choices=choices,
        validate_choice=False,
        validators=[AnyOf(tuple(names), message=wrong)],
    )


def _line(label: Any) -> TextField:
    return TextField(label, validators=[Words(0, LONGEST_LINE, "", _LONG)])


def _listed(label: Any, *, needed: bool = False) -> TextField:
    """A name of the list, which the page offers while it is typed."""
    long = _LONG if not needed else NameTooLong.message
    words = Words(int(needed), LONGEST_NAME, NoName.message, long)
    return TextField(label, validators=[words], render_kw={"list": "organisations"})


def _year(label: Any) -> IntegerField:
    """Judged by the rules, which ask about another era's."""
    return IntegerField(label, validators=[Optional()], render_kw={"inputmode": "numeric"})


class YearsForm(KeyedForm):
    """A form with years: each is asked about beside its field."""

    years: tuple[str, ...] = ()

    def validate(self, extra_validators: Any = None) -> bool:
        fine = bool(super().validate(extra_validators))
        return all([fine, *(self._fits(name) for name in self.years)])

    def _fits(self, name: str) -> bool:
        try:
            self.year(name)
        except Refusal as refusal:
            self[name].errors = [*self[name].errors, refusal.sentence]
            return False
        return True

    def year(self, name: str) -> int | None:
        """A typed year of the Buddhist Era as one of the Common Era. Refuses as ``year_of``."""
        return year_of(self[name].data, clock.today().year)


class AddForm(KeyedForm):
    """The few things that matter can be sent on with; the rest is written on its own page."""

    name = TextField(
        _l("ชื่อ"), validators=[Words(1, LONGEST_NAME, NoName.message, NameTooLong.message)]
    )
    kind = _choose(_l("ประเภท"), KINDS, _l("เลือกประเภทจากรายการ"))
    sector = _choose(_l("ฝ่าย"), SECTORS, _l("เลือกฝ่ายจากรายการ"))
    level = _choose(_l("ระดับ"), LEVELS, _l("เลือกระดับจากรายการ"))


class FactsForm(YearsForm, AddForm, DeskForm):
    """What an organisation is."""

    years = ("founded", "ended")

    about = TextAreaField(_l("คืออะไร ทำอะไร"), validators=[Words(0, LONGEST_ABOUT, "", _LONG)])
    place = SelectField(_l("พื้นที่"), default="", validate_choice=False)
    founded = _year(_l("ตั้งเมื่อปี พ.ศ."))
    ended = _year(_l("สิ้นสุดเมื่อปี พ.ศ."))
    parent = _listed(_l("อยู่ใต้หน่วยงานใด"))
    coordinator = _line(_l("ผู้ประสานงาน"))
    contact = _line(_l("ติดต่อได้ที่"))
    is_shown = BooleanField(_CONSENT)

    def offer(self, places: Mapping[str, str]) -> None:
        none = SelectChoice("", _l("ไม่ระบุ"))
        self.place.choices = [none, *(SelectChoice(code, name) for code, name in places.items())]

    def said(self) -> Said:
        return Said(
            name=self.name.data or "",
            sector=self.sector.data,
            level=self.level.data,
            kind=self.kind.data,
            about=self.about.data or "",
            place=self.place.data or "",
            founded=self.year("founded"),
            ended=self.year("ended"),
            parent=self.parent.data or "",
            coordinator=self.coordinator.data or "",
            contact=self.contact.data or "",
            is_shown=self.is_shown.data,
        )


class JoinForm(YearsForm, DeskForm):
    """Another organisation by its name, and in which way it hangs together with this one."""

    years = ("since",)

    way = StringField(default="")
    other = _listed(_l("ชื่อหน่วยงาน"), needed=True)
    since = _year(_l("ตั้งแต่ปี พ.ศ."))


class PartForm(DeskForm):
    way = StringField(default="")
    other = IntegerField(default=0, validators=[Optional()])


class RepresentativeForm(YearsForm, DeskForm):
    years = ("since", "until")

    name = TextField(_l("ชื่อผู้แทน"), validators=[Words(1, LONGEST_LINE, _l("เขียนชื่อผู้แทนก่อน"), _LONG)])
    office = _line(_l("ตำแหน่ง"))
    since = _year(_l("ตั้งแต่ปี พ.ศ."))
    until = _year(_l("ถึงปี พ.ศ."))
    is_shown = BooleanField(_CONSENT)

    def said(self) -> RepresentativeSaid:
        told = (self.name.data or "", self.office.data or "")
        return RepresentativeSaid(*told, self.year("since"), self.year("until"), self.is_shown.data)


def _month(label: Any) -> SelectField:
    return SelectField(
        label, coerce=int, default=0, validate_choice=False,
        validators=[Optional(), NumberRange(0, 12, _l("เลือกเดือน"))],
    )  # fmt: skip


class AgreementForm(DeskForm):
    """An agreement with its sides. Of the day of signing perhaps only the year is known."""

    title = TextField(
        _l("ชื่อข้อตกลง"), validators=[Words(1, LONGEST_LINE, _l("เขียนชื่อข้อตกลงก่อน"), _LONG)]
    )
    about = TextAreaField(_l("ตกลงว่าอะไร"), validators=[Words(0, LONGEST_ABOUT, "", _LONG)])
    signed_day = whole_number(_l("วันที่"), 1, 31, _DAY)
    signed_month = _month(_l("เดือน"))
    signed_year = _year(_l("ปี พ.ศ."))
    ends_day = whole_number(_l("วันที่"), 1, 31, _DAY)
    ends_month = _month(_l("เดือน"))
    ends_year = _year(_l("ปี พ.ศ."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = get_month_names("wide", locale=current())
        none = SelectChoice("0", _l("ไม่ระบุ"))
        months = [none, *(SelectChoice(str(n), names[n]) for n in range(1, 13))]
        self.signed_month.choices = self.ends_month.choices = months

    def validate(self, extra_validators: Any = None) -> bool:
        """Also asks about years that look like another era's, and days that are none."""
        fine = bool(super().validate(extra_validators))
        for field, read in ((self.signed_year, self._signed), (self.ends_year, self._ends)):
            try:
                read()
            except Refusal as refusal:
                field.errors = [*field.errors, refusal.sentence]
                fine = False
        return fine

    def said(self) -> AgreementSaid:
        parties = tuple(party for party in map(self._party, range(1, MOST_PARTIES + 1)) if party)
        return AgreementSaid(
            self.title.data or "", self._signed(), parties, self._ends(), self.about.data or ""
        )

    def _signed(self) -> Any:
        told = (self.signed_day.data or 0, self.signed_month.data or 0, self.signed_year.data)
        return signed_of(*told, clock.today().year)

    def _ends(self) -> date | None:
        told = (self.ends_day.data or 0, self.ends_month.data or 0, self.ends_year.data)
        return day_of(*told, clock.today().year)

    def _party(self, n: int) -> Party | None:
        name = self[f"party_{n}"].data
        told = (self[f"signer_{n}"].data or "", self[f"office_{n}"].data or "")
        return Party(name, *told, self[f"shown_{n}"].data) if name else None


for n in range(1, MOST_PARTIES + 1):  # as many sides as an agreement may have, each with its fields
    setattr(AgreementForm, f"party_{n}", _listed(_l("องค์กร")))
    setattr(AgreementForm, f"signer_{n}", _line(_l("ผู้ลงนาม")))
    setattr(AgreementForm, f"office_{n}", _line(_l("ตำแหน่ง")))
    setattr(AgreementForm, f"shown_{n}", BooleanField(_CONSENT))
