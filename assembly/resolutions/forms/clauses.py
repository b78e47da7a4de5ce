"""What a resolution does to the charter."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from assembly.charter.rules import LONGEST_CLAUSE
from assembly.core.forms import (
    LARGEST_NUMBER,
    KeyedForm,
    TextAreaField,
    Words,
)


class ClauseForm(KeyedForm):
    """What a resolution does to the charter: a new clause, or one that stands changed or ended."""

    what = RadioField(
        _l("มตินี้ทำอะไรกับธรรมนูญ"),
        choices=[
            SelectChoice("add", _l("เพิ่มข้อใหม่")),
            SelectChoice("amend", _l("แก้ข้อที่มีอยู่")),
            SelectChoice("repeal", _l("ยกเลิกข้อที่มีอยู่")),
        ],
        default="add",
    )
    chapter = SelectField(
        _l("หมวด"), coerce=int, validators=[InputRequired(_l("เลือกหมวด"))], validate_choice=True
    )
    clause = SelectField(_l("ข้อที่แก้หรือยกเลิก"), default="", validate_choice=False)
    text = TextAreaField(
        _l("ข้อความในธรรมนูญ"),
        validators=[Words(0, LONGEST_CLAUSE, "", _l("ข้อความยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"))],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Words for what stands afterwards, and a clause for what is changed."""
        fine = bool(super().validate(extra_validators))
        if self.what.data != "repeal" and not self.text.data:
            self.text.errors = [*self.text.errors, str(_l("เขียนข้อความของข้อนี้ก่อน"))]
            fine = False
        if self.what.data != "add" and self.target is None:
            self.clause.errors = [*self.clause.errors, str(_l("เลือกข้อที่แก้หรือยกเลิก"))]
            fine = False
        return fine

    @property
    def target(self) -> tuple[int, int] | None:
        """The chosen clause and the version of its words that the page showed."""
        id_, _point, version = str(self.clause.data or "").partition(".")
        numbers = [int(n) if n.isascii() and n.isdecimal() else -1 for n in (id_, version)]
        fits = all(0 <= number <= LARGEST_NUMBER for number in numbers)
        return (numbers[0], numbers[1]) if fits else None
