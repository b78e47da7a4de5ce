from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, InputRequired

from assembly.commitments.forms.evidence import EvidenceFields
from assembly.commitments.queries import CommitmentView, LineView
from assembly.commitments.rules import (
    HEAVIEST,
    LONGEST_EXPECTED,
    LONGEST_REPORT,
    LONGEST_TITLE,
    STATES,
    STEPS,
    Described,
    NoSuchState,
    Part,
    Told,
)
from assembly.core.days import DayField
from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, Words, whole_number


def _progress() -> IntegerField:
    return whole_number(_l("คืบหน้าแล้วกี่ในร้อย"), 0, 100, _l("ใส่ตัวเลข 0 ถึง 100"))


def _told() -> TextAreaField:
    return TextAreaField(
        _l("เกิดอะไรขึ้น"),
        validators=[
            Words(
                1,
                LONGEST_REPORT,
                _l("เขียนก่อนว่าเกิดอะไรขึ้น"),
                _l("รายงานยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )


def _reason(label: Any) -> TextAreaField:
    long = _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
    return TextAreaField(label, validators=[Words(0, LONGEST_REPORT, "", long)])


class ReportForm(EvidenceFields, KeyedForm):
    """What happened, on which day, as told by whom."""

    happened_on = DayField(_l("เกิดขึ้นวันไหน"), missing=_l("ใส่วันที่เรื่องนี้เกิดขึ้น"))
    text = _told()
    progress = _progress()
    organisation = SelectField(_l("ใครรายงาน"), coerce=int, default=0, validate_choice=False)
    moves = BooleanField(_l("เริ่มทำแล้ว เปลี่ยนสถานะเป็น กำลังขับเคลื่อน"))

    def said(self) -> Told:
        return Told(
            self.happened_on.data,
            self.text.data or "",
            self.progress.data,
            organisation_id=self.organisation.data or None,
            moves=self.moves.data,
        )

    def offer(self, view: CommitmentView) -> "ReportForm":
        """Those who act on it may have told the office."""
        told = [SelectChoice(str(body.id), body.name) for body in view.everybody]
        self.organisation.choices = [SelectChoice("0", _l("สำนักงานเลขานุการบันทึกเอง")), *told]
        return self


class CorrectForm(EvidenceFields, KeyedForm):
    """A report said rightly."""

    happened_on = DayField(_l("เกิดขึ้นวันไหน"), missing=_l("ใส่วันที่เรื่องนี้เกิดขึ้น"))
    text = _told()
    progress = _progress()

    def said(self) -> Told:
        return Told(self.happened_on.data, self.text.data or "", self.progress.data)


class MoveForm(DeskForm):
    """Another state, since when and why."""

    state = RadioField(
        _l("เปลี่ยนเป็น"),
        choices=[SelectChoice(key, name) for key, name in STATES.items()],
        validators=[InputRequired(NoSuchState.message), AnyOf(STATES, NoSuchState.message)],
        validate_choice=False,
    )
    day = DayField(_l("ตั้งแต่วันไหน"), missing=_l("ใส่วันที่เปลี่ยนสถานะ"))
    reason = _reason(_l("เหตุผล หรือเห็นได้จากอะไร"))

    def offer(self, view: CommitmentView) -> "MoveForm":
        """Only the steps there are."""
        self.state.choices = [SelectChoice(key, STATES[key]) for key in STEPS[view.state]]
        return self


class ExtendForm(DeskForm):
    due = DayField(_l("ครบกำหนดวันใหม่"), missing=_l("ใส่วันครบกำหนดใหม่"))
    reason = _reason(_l("เหตุผลที่ขยายเวลา"))


class _WordsOfIt(DeskForm):
    title = TextAreaField(
        _l("ทำอะไร"),
        validators=[
            Words(
                1,
                LONGEST_TITLE,
                _l("เขียนก่อนว่าจะทำอะไร"),
                _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )
    expected = TextAreaField(
        _l("ผลที่คนจะเห็น"),
        validators=[Words(0, LONGEST_EXPECTED, "", _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )
    place = SelectField(_l("พื้นที่"), default="", validate_choice=False)
    begins_on = DayField(_l("เริ่มวันไหน"))

    @property
    def where(self) -> tuple[str | None, str | None]:
        """District and subdistrict: a longer code is a subdistrict's."""
        code = str(self.place.data or "")
        return (code or None, None) if len(code) <= 4 else (None, code)

    def offer_places(self, places: Mapping[str, str]) -> None:
        listed = [SelectChoice(code, name) for code, name in places.items()]
        self.place.choices = [SelectChoice("", _l("ทั้งจังหวัด")), *listed]


class DescribeForm(_WordsOfIt):
    """A commitment in words; with a period it may be a project."""

    strategy = SelectField(_l("ยุทธศาสตร์"), coerce=int, default=0, validate_choice=False)
    is_project = BooleanField(_l("เป็นโครงการที่ทำร่วมกันหลายฝ่าย มีวันเริ่มและวันสิ้นสุด"))

    def said(self) -> Described:
        return Described(
            self.title.data or "",
            self.expected.data or "",
            "project" if self.is_project.data else "activity",
            self.strategy.data or None,
            *self.where,
            self.begins_on.data,
        )

    def offer(self, places: Mapping[str, str], strategies: Iterable[tuple[int, str]]) -> None:
        self.offer_places(places)
        none = SelectChoice("0", _l("ไม่อยู่ใต้ยุทธศาสตร์ใด"))
        self.strategy.choices = [none, *(SelectChoice(str(i), name) for i, name in strategies)]


class PartForm(_WordsOfIt):
    """A part, with its own bodies, days and weight."""

    shows_due = True

    lead = SelectField(_l("ผู้รับผิดชอบหลัก"), coerce=int, default=0, validate_choice=False)
    partners = SelectMultipleField(_l("ผู้ร่วมรับผิดชอบ"), coerce=int, validate_choice=False)
    due_on = DayField(_l("ครบกำหนดวันไหน"))
    weight = whole_number(_l("น้ำหนัก"), 1, HEAVIEST, _l("ใส่ตัวเลข 1 ถึง 100"), usual=1)

    def said(self) -> Part:
        partners = tuple(dict.fromkeys(self.partners.data or ()))
        return Part(
            self.title.data or "",
            self.expected.data or "",
            self.lead.data or None,
            partners,
            *self.where,
            self.begins_on.data,
            self.due_on.data,
            self.weight.data or 1,
        )


def words_of(view: CommitmentView) -> dict[str, Any]:
    """What the forms of a commitment's words begin with."""
    return {
        "title": view.title,
        "expected": view.expected,
        "place": view.subdistrict_code or view.district_code or "",
        "begins_on": view.begins_on,
        "due_on": view.due_on,
        "weight": view.weight,
        "strategy": view.strategy_id or 0,
        "is_project": view.is_project,
        "lead": view.lead.id if view.lead else 0,
        "partners": [body.id for body in view.partners],
        "version": view.version,
    }


def report_of(line: LineView) -> dict[str, date | str | int | None]:
    """What a correction begins with: the report as it was written."""
    return {"happened_on": line.happened_on, "text": line.text, "progress": line.progress}
