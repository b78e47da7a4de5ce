from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange

from assembly.core.days import DayField
from assembly.core.forms import DeskForm, TextAreaField, TextField, Words
from assembly.letterhead.rules import CHANNELS
from assembly.proposals.forms import LONG
from assembly.registry.models import Organisation
from assembly.registry.rules import LEVELS
from assembly.requests.rules import LONGEST_NUMBER, LONGEST_REASON, Posted


class PostForm(DeskForm):
    """A letter that left: its number, how, when, and until when an answer is asked for."""

    letter_number = TextField(
        _l("เลขที่หนังสือ"), validators=[Words(1, LONGEST_NUMBER, _l("ใส่เลขที่หนังสือ"), LONG)]
    )
    channel = SelectField(
        _l("ส่งทางใด"),
        default="",
        choices=[SelectChoice("", _l("เลือก")), *(SelectChoice(k, n) for k, n in CHANNELS.items())],
        validate_choice=False,
    )
    sent_on = DayField(_l("วันที่ส่ง"), missing=_l("ใส่วันที่ส่ง"))
    due_on = DayField(_l("ขอคำตอบภายในวันที่"))

    def said(self) -> Posted:
        return Posted(
            letter_number=self.letter_number.data or "",
            channel=self.channel.data or "",
            sent_on=self.sent_on.data,
            due_on=self.due_on.data,
        )


class EscalateForm(DeskForm):
    """To whom above."""

    organisation = SelectField(
        _l("ส่งต่อถึง"),
        coerce=int,
        default=0,
        validate_choice=False,
        validators=[NumberRange(1, None, _l("เลือกหน่วยงานที่อยู่ระดับสูงกว่า"))],
    )

    def offer(self, bodies: Iterable[Organisation]) -> None:
        said = [SelectChoice(str(b.id), f"{b.name} ({LEVELS[b.level]})") for b in bodies]
        self.organisation.choices = said or [SelectChoice("0", _l("ยังไม่มีในรายชื่อ"))]


class WithdrawForm(DeskForm):
    """Why a request is taken back."""

    reason = TextAreaField(
        _l("เหตุผลที่ถอน ทุกคนจะอ่านได้"),
        validators=[Words(1, LONGEST_REASON, _l("เขียนเหตุผลที่ถอนคำขอ ทุกคนจะอ่านได้"), LONG)],
    )
