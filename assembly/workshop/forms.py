from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange
from wtforms.widgets import HiddenInput

from assembly.charter.rules import LONGEST_CLAUSE, LONGEST_PART, LONGEST_TITLE
from assembly.core import clock
from assembly.core.days import DayField
from assembly.core.forms import KeyedForm, TextAreaField, TextField, Words

_TOO_LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
_BROKEN = _l("แบบฟอร์มนี้เสียหาย โปรดเปิดหน้าใหม่")
LONGEST_REASON = 300
LATEST_FORCE = timedelta(days=5 * 366)  # later than that somebody mistyped the year


class SeenForm(KeyedForm):
    """A change of the draft: what its page saw, why it is made, and on which resolution."""

    seen = HiddenField(default="", validators=[Length(max=60, message=_BROKEN)])
    reason = TextField(_l("เหตุผลที่แก้"), validators=[Words(0, LONGEST_REASON, "", _TOO_LONG)])
    resolution = SelectField(_l("มาจากมติ"), coerce=int, default=0)

    def take_seen(self, seen: str) -> None:
        """Show the form again with the draft as it is now; the person decides anew."""
        self.seen.data = seen

    @property
    def because(self) -> tuple[str, int | None]:
        return self.reason.data or "", self.resolution.data or None


class EditForm(SeenForm):
    """What becomes of a clause that stands."""

    what = RadioField(
        _l("ทำอะไรกับข้อนี้"),
        choices=[
            SelectChoice("amend", _l("แก้ข้อความ")),
            SelectChoice("move", _l("ย้ายไปที่อื่น")),
            SelectChoice("repeal", _l("ยกเลิกข้อนี้")),
        ],
        default="amend",
        validators=[InputRequired(_l("เลือกว่าจะทำอะไรกับข้อนี้"))],
    )
    text = TextAreaField(_l("ข้อความใหม่"), validators=[Words(0, LONGEST_CLAUSE, "", _TOO_LONG)])
    place = SelectField(_l("ย้ายไปไว้ที่"), default="")


class NewClauseForm(SeenForm):
    """A clause that does not stand yet."""

    place = SelectField(_l("วางไว้ที่"), validators=[InputRequired(_l("เลือกที่วาง"))])
    text = TextAreaField(
        _l("ข้อความ"),
        validators=[Words(1, LONGEST_CLAUSE, _l("เขียนข้อความของข้อนี้ก่อน"), _TOO_LONG)],
    )


class ChapterForm(SeenForm):
    """A chapter: its title, and where it stands among the others."""

    title = TextField(
        _l("ชื่อหมวด"),
        validators=[Words(1, LONGEST_TITLE, _l("เขียนชื่อหมวดก่อน"), _TOO_LONG)],
    )
    place = SelectField(_l("วางไว้ที่"), default="")


class PartForm(SeenForm):
    """Title, preamble, transitory provisions, signers or pledge; may be left empty."""

    text = TextAreaField(_l("ข้อความ"), validators=[Words(0, LONGEST_PART, "", _TOO_LONG)])

    def take_part(self, part: str) -> None:
        """The title is one line and never empty."""
        if part == "title":
            wanted = Words(1, LONGEST_TITLE, _l("เขียนชื่อก่อน"), _TOO_LONG)
            self.text.validators = [wanted]
        if part == "signers":
            self.text.validators = [Words(0, 3000, "", _TOO_LONG)]


class UndoForm(KeyedForm):
    seen = HiddenField(default="", validators=[Length(max=60, message=_BROKEN)])


class ForceFields(KeyedForm):
    """Where an edition is proclaimed and from when it is in force; the draft as the page saw it."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired(_BROKEN)])
    place = TextField(
        _l("ประกาศ ณ"),
        validators=[Words(1, 120, _l("เขียนสถานที่ประกาศใช้ เช่น หอประชุมจังหวัดพังงา"), _TOO_LONG)],
    )
    in_force_from = DayField(_l("มีผลใช้บังคับตั้งแต่"))  # empty: from the day of adoption

    def validate(self, extra_validators: Any = None) -> bool:
        """No edition can be in force before the last one: a far day would bar all that follow."""
        fine = bool(super().validate(extra_validators))
        day = self.in_force_from.data
        if day is not None and day > clock.today() + LATEST_FORCE:
            said = _("วันมีผลใช้บังคับต้องไม่เกิน 5 ปีจากวันนี้ โปรดตรวจปี พ.ศ.")
            self.in_force_from.errors = [*self.in_force_from.errors, said]
            return False
        return fine

    def take_version(self, version: int) -> None:
        self.version.data = version
        self.version.raw_data = None


class AdoptForm(ForceFields):
    """The day of the adoption, asked in the Buddhist Era, and where and from when."""

    adopted_on = DayField(_l("วันรับรอง"), missing=_l("ใส่วันที่รับรอง"), plain=True)

    def validate(self, extra_validators: Any = None) -> bool:
        """Nothing was adopted on a day that is to come."""
        fine = bool(super().validate(extra_validators))
        if self.adopted_on.data and self.adopted_on.data > clock.today():
            said = _("วันรับรองต้องเป็นวันนี้หรือก่อนนี้")
            self.adopted_on.errors = [*self.adopted_on.errors, said]
            return False
        return fine


class PutForm(ForceFields):
    """The point of a meeting's agenda under which the draft is put to the vote as a whole."""

    item = SelectField(
        _l("วาระ"),
        coerce=int,
        default=0,
        validators=[InputRequired(_l("เลือกวาระ")), NumberRange(1, message=_l("เลือกวาระ"))],
    )


class FoundForm(KeyedForm):
    """A document is founded: its title, preamble and chapters, one a line."""

    title = TextField(
        _l("ชื่อเอกสาร"), validators=[Words(1, LONGEST_TITLE, _l("เขียนชื่อก่อน"), _TOO_LONG)]
    )
    preamble = TextAreaField(_l("คำปรารภ"), validators=[Words(0, LONGEST_PART, "", _TOO_LONG)])
    chapters = TextAreaField(
        _l("หมวด บรรทัดละหนึ่งหมวด"),
        validators=[Words(1, 4000, _l("เขียนชื่อหมวดอย่างน้อยหนึ่งหมวด"), _TOO_LONG)],
    )

    @property
    def titles(self) -> list[str]:
        lines = (self.chapters.data or "").splitlines()
        return [line.strip() for line in lines if line.strip()]
