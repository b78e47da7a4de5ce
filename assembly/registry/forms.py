"""What the office types about organisations: names beside a list, years of the Buddhist Era."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, Optional

from assembly.core.days import DayField, YearField
from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField, Words
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
    Signed,
)

_LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
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


class AddForm(KeyedForm):
    """The few things that matter can be sent on with; the rest is written on its own page."""

    name = TextField(
        _l("ชื่อ"), validators=[Words(1, LONGEST_NAME, NoName.message, NameTooLong.message)]
    )
    kind = _choose(_l("ประเภท"), KINDS, _l("เลือกประเภทจากรายการ"))
    sector = _choose(_l("ฝ่าย"), SECTORS, _l("เลือกฝ่ายจากรายการ"))
    level = _choose(_l("ระดับ"), LEVELS, _l("เลือกระดับจากรายการ"))


class FactsForm(AddForm, DeskForm):
    """What an organisation is."""

    about = TextAreaField(_l("คืออะไร ทำอะไร"), validators=[Words(0, LONGEST_ABOUT, "", _LONG)])
    place = SelectField(_l("พื้นที่"), default="", validate_choice=False)
    founded = YearField(_l("ตั้งเมื่อปี พ.ศ."))
    ended = YearField(_l("สิ้นสุดเมื่อปี พ.ศ."))
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
            founded=self.founded.ce_year,
            ended=self.ended.ce_year,
            parent=self.parent.data or "",
            coordinator=self.coordinator.data or "",
            contact=self.contact.data or "",
            is_shown=self.is_shown.data,
        )


class JoinForm(DeskForm):
    """Another organisation by its name, and in which way it hangs together with this one."""

    way = StringField(default="")
    other = _listed(_l("ชื่อหน่วยงาน"), needed=True)
    since = YearField(_l("ตั้งแต่ปี พ.ศ."))


class PartForm(DeskForm):
    way = StringField(default="")
    other = IntegerField(default=0, validators=[Optional()])


class RepresentativeForm(DeskForm):
    name = TextField(_l("ชื่อผู้แทน"), validators=[Words(1, LONGEST_LINE, _l("เขียนชื่อผู้แทนก่อน"), _LONG)])
    office = _line(_l("ตำแหน่ง"))
    since = YearField(_l("ตั้งแต่ปี พ.ศ."))
    until = YearField(_l("ถึงปี พ.ศ."))
    is_shown = BooleanField(_CONSENT)

    def said(self) -> RepresentativeSaid:
        told = (self.name.data or "", self.office.data or "")
        return RepresentativeSaid(*told, self.since.ce_year, self.until.ce_year, self.is_shown.data)


class AgreementForm(DeskForm):
    """An agreement with its sides. Of the day of signing perhaps only the year is known."""

    title = TextField(
        _l("ชื่อข้อตกลง"), validators=[Words(1, LONGEST_LINE, _l("เขียนชื่อข้อตกลงก่อน"), _LONG)]
    )
    about = TextAreaField(_l("ตกลงว่าอะไร"), validators=[Words(0, LONGEST_ABOUT, "", _LONG)])
    signed = DayField(_l("วันลงนาม"), missing=_l("ใส่วันลงนาม หรือปีที่ลงนาม"), bare_year=True)
    ends = DayField(_l("วันสิ้นสุด"))

    def said(self) -> AgreementSaid:
        parties = tuple(party for party in map(self._party, range(1, MOST_PARTIES + 1)) if party)
        signed = Signed(self.signed.ce_year or 0, self.signed.data)
        about = self.about.data or ""
        return AgreementSaid(self.title.data or "", signed, parties, self.ends.data, about)

    def _party(self, n: int) -> Party | None:
        name = self[f"party_{n}"].data
        told = (self[f"signer_{n}"].data or "", self[f"office_{n}"].data or "")
        return Party(name, *told, self[f"shown_{n}"].data) if name else None


for n in range(1, MOST_PARTIES + 1):  # as many sides as an agreement may have, each with its fields
    setattr(AgreementForm, f"party_{n}", _listed(_l("องค์กร")))
    setattr(AgreementForm, f"signer_{n}", _line(_l("ผู้ลงนาม")))
    setattr(AgreementForm, f"office_{n}", _line(_l("ตำแหน่ง")))
    setattr(AgreementForm, f"shown_{n}", BooleanField(_CONSENT))
