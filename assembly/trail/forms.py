from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from assembly.commitments.rules.witnessing import WORDS as WITNESSED
from assembly.commitments.rules.witnessing import SaysNeither, WhichDistrict
from assembly.core import ids
from assembly.core.days import DayField
from assembly.core.forms import KeyedForm, TextAreaField, TextField, Words, WordsForm
from assembly.grievances.rules import LONGEST_MESSAGE, NothingWritten, WroteTooMuch


class Coded:
    """The code of a grievance, as somebody kept it: spaces and Thai digits are welcome."""

    code = StringField(
        _l("รหัสติดตาม 16 ตัว"),
        validators=[
            InputRequired(_l("ใส่รหัสติดตามก่อน")),
            Length(max=60, message=_l("รหัสยาวเกินไป รหัสติดตามมีตัวเลข 16 ตัว")),
        ],
    )

    @property
    def digits(self) -> str:
        return ids.only_digits(str(self.code.data or ""))


class FollowForm(Coded, WordsForm):
    """The code alone."""


class WriteForm(Coded, KeyedForm):
    """A message to the desk, by whoever has the code."""

    text = TextAreaField(
        _l("เขียนถึงกระบวนกร"),
        validators=[Words(1, LONGEST_MESSAGE, NothingWritten.message, WroteTooMuch.message)],
    )


class LeaveForm(Coded, WordsForm):
    """How somebody wants to take a grievance back; the second time it is meant."""

    how = StringField(validators=[AnyOf(("withdraw", "erase"), _l("เลือกว่าจะถอนหรือจะลบ"))])
    sure = HiddenField(validators=[Length(max=1, message=_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))])

    @property
    def way(self) -> str:
        return str(self.how.data)

    @property
    def is_sure(self) -> bool:
        return bool(self.sure.data)


class DayForm(WordsForm):
    """The day whose text a reader wants; it comes in the address, and may be shared."""

    class Meta(WordsForm.Meta):
        csrf = False

    day = TextField(
        _l("วัน เดือน ปี พ.ศ."),
        validators=[Length(max=60, message=_l("วันที่ยาวเกินไป พิมพ์แค่ วัน/เดือน/ปี พ.ศ."))],
        render_kw={"autocomplete": "off"},
    )


class LogForm(WordsForm):
    """The day whose entries a reader wants; it comes in the address."""

    class Meta(WordsForm.Meta):
        csrf = False

    day = DayField(_l("เฉพาะวันที่"))


class WitnessForm(KeyedForm):
    """A word about a promise, where its speaker lives, or the wish to choose that anew."""

    says = StringField(validators=[Optional(), AnyOf(WITNESSED, SaysNeither.message)])
    district = StringField(validators=[Length(max=10, message=WhichDistrict.message)])
    again = HiddenField(validators=[Length(max=1, message=_l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่"))])
