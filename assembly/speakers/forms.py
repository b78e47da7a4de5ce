from flask_babel import lazy_gettext as _l
from wtforms import Field, IntegerField, SelectField, StringField
from wtforms.validators import AnyOf, Optional, StopValidation
from wtforms.widgets import HiddenInput

from assembly.core.forms import KeyedForm, TextField, Words
from assembly.speakers.rules import KINDS, LONGEST_NAME, LONGEST_REASON, SPEECH, NotOnRoll

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")


class AskForm(KeyedForm):
    """A phone asks for the floor: to speak, or about the rules of order."""

    kind = StringField(default=SPEECH, validators=[AnyOf(KINDS, message=_BROKEN)])


class FloorForm(KeyedForm):
    """A button of the desk that calls: carries who spoke as this page last saw it, 0 for nobody."""

    speaking = IntegerField(widget=HiddenInput(), validators=[Optional()])

    @property
    def seen(self) -> int:
        return self.speaking.data or 0


class CallForm(FloorForm):
    """Call somebody before their turn, and say why."""

    reason = TextField(
        _l("เรียกก่อนเพราะอะไร"),
        validators=[
            Words(0, LONGEST_REASON, "", _l("เหตุผลยาวเกินไป ตัดออก %(over)s ตัวอักษร ให้ไม่เกิน %(most)s"))
        ],
    )


class AddForm(AskForm):
    """The desk adds somebody: of the roll by number, or a guest by name and district."""

    member = IntegerField(validators=[Optional()])
    name = TextField(
        _l("ชื่อผู้ขอพูด"),
        validators=[
            Words(0, LONGEST_NAME, "", _l("ชื่อยาวเกินไป ตัดออก %(over)s ตัวอักษร ให้ไม่เกิน %(most)s"))
        ],
    )
    district = SelectField(_l("มาจากอำเภอ"), validate_choice=False)

    def validate_member(self, field: Field) -> None:
        if field.data is not None and field.data < 1:
            raise StopValidation(str(NotOnRoll.message))

    def offer(self, districts: list[tuple[str, str]]) -> None:
        """Let the person choose among these districts, or none."""
        self.district.choices = [("", str(_l("ไม่ระบุอำเภอ"))), *districts]
