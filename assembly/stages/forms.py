from collections.abc import Iterable, Mapping

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from assembly.core.days import DayField
from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField, Words, whole_number
from assembly.stages.rules import (
    GROUPS,
    LONGEST_ANSWER,
    LONGEST_SUMMARY,
    MOST_PEOPLE,
    AnswerTooLong,
    Call,
    DistrictElsewhere,
    NoAnswer,
)

_TOO_LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
_HEADS = _l("ใส่จำนวนคน เป็นตัวเลข 0 ถึง 10000")


class PlaceFields(KeyedForm):
    """The district a stage listens in; the subdistrict may stay open."""

    district = SelectField(
        _l("อำเภอ"), validate_choice=False, validators=[InputRequired(_l("เลือกอำเภอก่อน"))]
    )
    subdistrict = StringField(
        _l("ตำบล"), validators=[Length(max=10, message=DistrictElsewhere.message)]
    )

    def offer(self, districts: Iterable[tuple[str, str]]) -> None:
        """The districts to choose from, by code and name; the verb checks what was chosen."""
        ask = SelectChoice("", _l("เลือกอำเภอ"))
        self.district.choices = [ask, *(SelectChoice(code, name) for code, name in districts)]


class CallStageForm(PlaceFields):
    """A listening stage to be called."""

    held_on = DayField(_l("วันที่รับฟัง"), missing=_l("ใส่วันที่รับฟัง"), plain=True)
    place = TextField(
        _l("ที่ไหน"),
        validators=[Words(1, 120, _l("เขียนสถานที่ เช่น ศาลาหมู่บ้านบ้านน้ำเค็ม"), _TOO_LONG)],
    )
    wifi_name = TextField(_l("ชื่อไวไฟในเวที"), validators=[Words(0, 32, "", _TOO_LONG)])
    wifi_password = TextField(_l("รหัสไวไฟ"), validators=[Words(0, 63, "", _TOO_LONG)])

    def call(self) -> Call:
        """What the valid form says."""
        return Call(
            held_on=self.held_on.data,
            place=self.place.data or "",
            district=self.district.data,
            subdistrict=self.subdistrict.data or None,
            wifi=(self.wifi_name.data or "", self.wifi_password.data or ""),
        )


class PlaceStageForm(DeskForm, PlaceFields):
    """Where a stage listens that was called without a district."""


class HeadsForm(DeskForm):
    """How many of each target group came; a field left empty counts nobody."""

    student = whole_number(_l("นักศึกษา 18–25 ปี"), 0, MOST_PEOPLE, _HEADS, usual=0)
    working = whole_number(_l("คนทำงาน 25–60 ปี"), 0, MOST_PEOPLE, _HEADS, usual=0)
    parent = whole_number(_l("ผู้ปกครอง"), 0, MOST_PEOPLE, _HEADS, usual=0)
    other = whole_number(_l("อื่น ๆ"), 0, MOST_PEOPLE, _HEADS, usual=0)

    @property
    def heads(self) -> Mapping[str, int]:
        return {group: self[group].data or 0 for group in GROUPS}


class SummaryForm(DeskForm):
    summary = TextAreaField(
        _l("ได้ยินอะไรบ้าง"), validators=[Words(0, LONGEST_SUMMARY, "", _TOO_LONG)]
    )


class OutcomeForm(DeskForm):
    """A button under one grievance; its version is the grievance's."""


class AnswerForm(OutcomeForm):
    answer = TextAreaField(
        _l("คำตอบที่ให้ในเวที"),
        validators=[Words(1, LONGEST_ANSWER, NoAnswer.message, AnswerTooLong.message)],
    )
