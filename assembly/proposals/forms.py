from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange

from assembly.core.days import DayField
from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField, Words
from assembly.letterhead.rules import CHANNELS
from assembly.proposals.rules import (
    LONGEST_LINE,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Written,
)
from assembly.registry.models import Organisation
from assembly.resolutions.forms import DueFields, by_sector

LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")


class LetterForm(KeyedForm):
    """What is asked of whom, in the office's words; also of what is no proposal."""

    organisation = SelectField(
        _l("ถึงหน่วยงาน"),
        coerce=int,
        default=0,
        validate_choice=False,
        validators=[NumberRange(1, None, _l("เลือกหน่วยงาน"))],
    )
    addressee = TextField(
        _l("เรียน"),
        validators=[Words(1, LONGEST_LINE, _l("เขียนตำแหน่งผู้รับ เช่น ผู้ว่าราชการจังหวัดพังงา"), LONG)],
    )
    title = TextField(_l("เรื่อง"), validators=[Words(1, LONGEST_TITLE, _l("เขียนชื่อเรื่องก่อน"), LONG)])
    asked = TextAreaField(
        _l("ขอให้ทำอะไร บรรทัดละหนึ่งข้อ"),
        validators=[Words(1, LONGEST_TEXT, _l("เขียนว่าขอให้ทำอะไร อย่างน้อยหนึ่งข้อ"), LONG)],
    )
    signer = TextField(_l("ผู้ลงนาม"), validators=[Words(0, LONGEST_LINE, "", LONG)])
    signer_office = TextField(_l("ตำแหน่งผู้ลงนาม"), validators=[Words(0, LONGEST_LINE, "", LONG)])

    def offer(self, bodies: Iterable[Organisation]) -> None:
        """The bodies to choose from, by the four parties."""
        rows = [(name, body) for name, listed in by_sector(bodies) for body in listed]
        ask = SelectChoice("0", _l("เลือกหน่วยงาน"))
        said = [SelectChoice(str(body.id), f"{body.name} ({name})") for name, body in rows]
        self.organisation.choices = [ask, *said]

    def words(self) -> dict[str, Any]:
        """Whom it is to, and what every letter says."""
        names = ("addressee", "title", "asked", "signer", "signer_office")
        said = {name: self[name].data or "" for name in names}
        return {"organisation_id": self.organisation.data, **said}


class ProposalForm(LetterForm, DueFields):
    """A letter with what came before it, and a day by which it is to be done."""

    background = TextAreaField(
        _l("ความเป็นมา ถ้าจะเล่าเพิ่ม"), validators=[Words(0, LONGEST_TEXT, "", LONG)]
    )

    def said(self) -> Written:
        background = self.background.data or ""
        return Written(**self.words(), background=background, due_on=self.due.data)


class ChangeForm(ProposalForm, DeskForm):
    """The same for a proposal that stands already."""


class StepForm(DeskForm):
    """What happened to a proposal, and when."""

    happened = DayField(_l("วันที่เกิดขึ้น"), missing=_l("ใส่วันที่เกิดขึ้น"), plain=True)

    note = TextField(_l("ที่ไหน หรือโดยใคร"), validators=[Words(0, LONGEST_NOTE, "", LONG)])
    channel = SelectField(
        _l("ส่งทางใด"),
        default="",
        choices=[SelectChoice("", _l("เลือก")), *(SelectChoice(k, n) for k, n in CHANNELS.items())],
        validate_choice=False,
    )
    letter_number = TextField(_l("เลขที่หนังสือ"), validators=[Words(0, LONGEST_NUMBER, "", LONG)])
