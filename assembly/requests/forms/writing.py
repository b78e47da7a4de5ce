from collections.abc import Iterable
from typing import TypeVar

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange

from assembly.core.days import DayField
from assembly.core.forms import DeskForm, KeyedForm, TextAreaField, TextField, Words
from assembly.registry.models import Organisation
from assembly.requests.rules import LONGEST_LINE, LONGEST_TEXT, LONGEST_TITLE, Written
from assembly.resolutions.forms import by_sector

LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")
F = TypeVar("F", bound=KeyedForm)


def named(form: F, mark: str) -> F:
    """Several forms on one page: each field's id says to which it belongs."""
    for field in form:
        field.id = field.label.field_id = f"{mark}-{field.name}"
    return form


class AskForm(KeyedForm):
    """What is asked of whom, in the office's words."""

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
    due_on = DayField(_l("ขอคำตอบภายในวันที่"))
    signer = TextField(_l("ผู้ลงนาม"), validators=[Words(0, LONGEST_LINE, "", LONG)])
    signer_office = TextField(_l("ตำแหน่งผู้ลงนาม"), validators=[Words(0, LONGEST_LINE, "", LONG)])

    def offer(self, bodies: Iterable[Organisation]) -> None:
        """The bodies to choose from, by the four parties."""
        rows = [(name, body) for name, listed in by_sector(bodies) for body in listed]
        ask = SelectChoice("0", _l("เลือกหน่วยงาน"))
        said = [SelectChoice(str(body.id), f"{body.name} ({name})") for name, body in rows]
        self.organisation.choices = [ask, *said]

    def said(self) -> Written:
        return Written(
            organisation_id=self.organisation.data,
            addressee=self.addressee.data or "",
            title=self.title.data or "",
            asked=self.asked.data or "",
            signer=self.signer.data or "",
            signer_office=self.signer_office.data or "",
            due_on=self.due_on.data,
        )


class RewriteForm(AskForm, DeskForm):
    """The same for a request that stands already."""
