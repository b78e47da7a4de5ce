from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, IntegerField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, StopValidation

from assembly.attendance.rules import ConsentNeeded
from assembly.core.forms import DeskForm, KeyedForm, TextField, Words
from assembly.meetings.forms import QuorumFields
from assembly.people.rules import KINDS, SECTORS, TARGET_GROUPS, Person

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")
_CHOOSE = _l("เลือกจากรายการ")
_NAME_TOO_LONG = _l("ชื่อยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
_UNSAID = ("", _l("ยังไม่ระบุ"))

LONGEST_NAME = 60


def _options(named: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    return [SelectChoice(value, name) for value, name in named]


class SaidForm(KeyedForm):
    """The one field of the desk: a scanned slip, its digits, or a name."""

    said = StringField(
        _l("ส่องบัตร พิมพ์เลข 12 ตัว หรือชื่อ"),
        validators=[Length(max=300, message=_l("ข้อความยาวเกินไป ส่องบัตรใหม่ หรือพิมพ์ชื่อ"))],
    )


class MemberForm(KeyedForm):
    """A button beside a name."""

    member = IntegerField(validators=[InputRequired(_BROKEN)])


class ConsentForm(MemberForm):
    """What a person agreed to at the door; without the first there is nothing to keep."""

    may_keep = BooleanField()
    may_name = BooleanField()
    may_picture = BooleanField()

    def require_consent(self) -> None:
        """Raise ``ConsentNeeded`` or ``BadInput`` unless the sent form is in order."""
        self.require_valid()
        if not self.may_keep.data:
            raise ConsentNeeded


class QuorumForm(QuorumFields, DeskForm):
    """The quorum alone, for the desk that sees who comes."""


class WalkInForm(KeyedForm):
    """A person without a slip. No consent is ticked beforehand; only the first is needed."""

    title = TextField(_l("คำนำหน้า"), validators=[Words(0, 30, "", _l("คำนำหน้ายาวเกิน %(most)s ตัว"))])
    given_name = TextField(
        _l("ชื่อ"), validators=[Words(1, LONGEST_NAME, _l("เขียนชื่อของผู้มา"), _NAME_TOO_LONG)]
    )
    surname = TextField(_l("นามสกุล"), validators=[Words(0, LONGEST_NAME, "", _NAME_TOO_LONG)])
    district = SelectField(_l("อำเภอ"), validate_choice=False)
    kind = SelectField(_l("มาในฐานะ"), choices=_options(KINDS.items()), validate_choice=False)
    sector = SelectField(
        _l("ภาคส่วน"), choices=_options([_UNSAID, *SECTORS.items()]), validate_choice=False
    )
    target_group = SelectField(
        _l("กลุ่ม"), choices=_options([_UNSAID, *TARGET_GROUPS.items()]), validate_choice=False
    )
    network = TextField(
        _l("เครือข่าย (ถ้ามี)"),
        validators=[Words(0, 100, "", _l("ชื่อเครือข่ายยาวเกิน %(most)s ตัว"))],
    )
    may_keep = BooleanField(_l("ยินยอมให้สมัชชาเก็บชื่อและข้อมูลนี้ไว้"))
    may_name = BooleanField(_l("ยินยอมให้แสดงชื่อในหน้าสาธารณะ"))
    may_picture = BooleanField(_l("ยินยอมให้ใช้ภาพถ่าย"))

    def offer(self, districts: Iterable[tuple[str, str]]) -> None:
        """The districts of this assembly; nobody's is chosen beforehand."""
        self.district.choices = _options([("", _l("เลือกอำเภอ")), *districts])

    def validate_district(self, field: Field) -> None:
        _check_choice(field, _l("เลือกอำเภอของผู้มา"))

    def validate_kind(self, field: Field) -> None:
        _check_choice(field, _CHOOSE)

    def validate_sector(self, field: Field) -> None:
        _check_choice(field, _CHOOSE, may_be_empty=True)

    def validate_target_group(self, field: Field) -> None:
        _check_choice(field, _CHOOSE, may_be_empty=True)

    def validate_may_keep(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(str(ConsentNeeded.message))

    @property
    def person(self) -> Person:
        return Person(
            title=self.title.data or "",
            given_name=self.given_name.data or "",
            surname=self.surname.data or "",
            district_code=self.district.data or "",
            kind=self.kind.data or "delegate",
            sector=self.sector.data or None,
            target_group=self.target_group.data or None,
            network=self.network.data or "",
            may_keep=self.may_keep.data,
            may_name=self.may_name.data,
            may_picture=self.may_picture.data,
        )


class OwnForm(KeyedForm):
    """What a member chooses about oneself, on the own phone."""

    target_group = StringField(validators=[Length(max=20, message=_BROKEN)])
    may_name = BooleanField()
    may_picture = BooleanField()

    def validate_target_group(self, field: Field) -> None:
        if field.data and field.data not in TARGET_GROUPS:
            raise StopValidation(str(_CHOOSE))


def _check_choice(field: Any, message: Any, *, may_be_empty: bool = False) -> None:
    """WTForms' own check would speak English, and would not ask for a choice."""
    known = {option.value for option in field.choices or ()}
    if str(field.data or "") not in known or not (field.data or may_be_empty):
        raise StopValidation(str(message))
