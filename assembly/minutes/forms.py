from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from assembly.core.days import DayField
from assembly.core.errors import BadInput
from assembly.core.forms import KeyedForm, TextAreaField, TextField, Words
from assembly.minutes.rules import LONGEST_PASSAGE, LONGEST_REASON

_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")
_LONG = _l("ข้อความยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
_WHY_NOT = _l("เขียนเหตุผลสั้น ๆ ให้ผู้ขอแก้อ่าน")


class PassageForm(KeyedForm):
    """The secretary's words at one place of the minutes, over wording ``base``; may be empty."""

    base = IntegerField(
        widget=HiddenInput(), validators=[Optional()], filters=[lambda value: value or 0]
    )
    text = TextAreaField(_l("ที่ประชุมอภิปรายว่า"), validators=[Words(0, LONGEST_PASSAGE, "", _LONG)])

    def require_valid(self) -> None:
        """Also: a form without the box must not empty what was written."""
        super().require_valid()
        if self.text.data is None:
            raise BadInput


class ChooseForm(KeyedForm):
    """One of several wordings, or all of them after one another."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired(_BROKEN)])
    text = TextAreaField(_l("ข้อความที่ใช้"), validators=[Words(0, 3 * LONGEST_PASSAGE, "", _LONG)])


class TakeBackForm(KeyedForm):
    version = IntegerField(widget=HiddenInput(), validators=[InputRequired(_BROKEN)])
    number = IntegerField(widget=HiddenInput(), validators=[InputRequired(_BROKEN)])


class SignForm(KeyedForm):
    """Who signs as ผู้จด and as ผู้ตรวจ; both may stay open until the end."""

    recorder = SelectField(_l("ผู้จดรายงานการประชุม"), coerce=int, default=0)
    reviewer = SelectField(_l("ผู้ตรวจรายงานการประชุม"), coerce=int, default=0)

    def offer(self, people: list[tuple[int, str]]) -> None:
        nobody = SelectChoice("0", _l("ยังไม่เลือก"))
        choices = [nobody, *(SelectChoice(str(id_), name) for id_, name in people)]
        self.recorder.choices = self.reviewer.choices = choices


class CirculateForm(KeyedForm):
    """Until the end of which day corrections are heard."""

    until = DayField(_l("ขอแก้ได้ถึงวันที่"), missing=_l("ใส่วันสุดท้ายที่ขอแก้ได้"), plain=True)


class AdoptForm(KeyedForm):
    """By circulation (0), or under an item of a later meeting."""

    item = SelectField(_l("รับรองที่ไหน"), coerce=int, default=0)
    note = TextField(
        _l("ที่ประชุมรับรองอย่างไร"),
        validators=[Words(0, 200, "", _LONG)],
    )

    def offer(self, items: list[tuple[int, str]]) -> None:
        by_circulation = SelectChoice("0", _l("ด้วยการเวียน ครบวันแล้วไม่มีใครขอแก้"))
        self.item.choices = [
            by_circulation,
            *(SelectChoice(str(id_), title) for id_, title in items),
        ]


class SlipForm(KeyedForm):
    """The twelve digits of a slip, to read what goes round."""

    code = StringField(
        _l("รหัส 12 ตัวบนบัตรผู้แทน"),
        validators=[
            InputRequired(_l("ใส่รหัส 12 ตัวบนบัตร")),
            Length(max=40, message=_l("รหัสยาวเกินไป ใส่ 12 ตัว")),
        ],
    )


class CorrectForm(KeyedForm):
    """How a delegate says a passage or a fact should read, and why."""

    base = IntegerField(
        widget=HiddenInput(), validators=[Optional()], filters=[lambda value: value or 0]
    )
    text = TextAreaField(
        _l("ที่ถูกควรเป็น"),
        validators=[Words(1, LONGEST_PASSAGE, _l("เขียนว่าที่ถูกควรเป็นอย่างไร"), _LONG)],
    )
    reason = TextAreaField(
        _l("เพราะอะไร"),
        validators=[Words(1, LONGEST_REASON, _l("บอกเหตุผลสั้น ๆ ให้เลขานุการตรวจได้"), _LONG)],
    )


class AcceptForm(KeyedForm):
    """The words that go into the passage; of a fact only how it was noted."""

    version = IntegerField(
        widget=HiddenInput(), validators=[Optional()], filters=[lambda value: value or 0]
    )
    text = TextAreaField(_l("ข้อความหลังแก้"), validators=[Words(0, LONGEST_PASSAGE, "", _LONG)])
    answer = TextField(_l("หมายเหตุ ถ้ามี"), validators=[Words(0, LONGEST_REASON, "", _LONG)])


class DeclineForm(KeyedForm):
    answer = TextField(_l("ไม่แก้ เพราะ"), validators=[Words(1, LONGEST_REASON, _WHY_NOT, _LONG)])
