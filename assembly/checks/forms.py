from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField
from wtforms.validators import Length

from assembly.checks.rules import KINDS, LONGEST_REASON
from assembly.core.forms import KeyedForm, TextAreaField, Words


class AnswerForm(KeyedForm):
    """Confirm or decline exactly what this page showed."""

    sha256 = HiddenField(validators=[Length(64, 64, _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))])


class DeclineForm(AnswerForm):
    reason = TextAreaField(
        _l("เหตุผลที่ไม่ยืนยัน"),
        validators=[
            Words(
                1,
                LONGEST_REASON,
                _l("เขียนเหตุผลสั้น ๆ ว่าเหตุใดจึงไม่ยืนยัน"),
                _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว"),
            )
        ],
    )


class SettingsForm(KeyedForm):
    """Which kinds of things need a second person: a tick for each."""

    def chosen(self) -> list[str]:
        return [what for what in KINDS if self[what].data]

    def show(self, held: list[str]) -> None:
        for what in KINDS:
            self[what].data = what in held


if not TYPE_CHECKING:
    for what, kind in KINDS.items():
        setattr(SettingsForm, what, BooleanField(kind.name, description=kind.why))
