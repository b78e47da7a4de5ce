from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from assembly.core.days import DayField
from assembly.core.forms import KeyedForm, TextAreaField, TextField, Words
from assembly.proposals.forms import LONG
from assembly.requests.rules import (
    KINDS,
    LONGEST_NUMBER,
    LONGEST_REASON,
    LONGEST_TEXT,
    PLANS,
    Said,
)


class AnswerForm(KeyedForm):
    """What a body answered on paper."""

    corrects = IntegerField(widget=HiddenInput(), validators=[Optional()])
    kind = RadioField(
        _l("หน่วยงานตอบว่าอย่างไร"),
        choices=[SelectChoice(k, n) for k, n in KINDS.items()],
        validate_choice=False,
    )
    answered_on = DayField(_l("วันที่ตอบ"), missing=_l("ใส่วันที่หน่วยงานตอบ"))
    letter_number = TextField(
        _l("เลขที่หนังสือตอบ ถ้ามี"), validators=[Words(0, LONGEST_NUMBER, "", LONG)]
    )
    text = TextAreaField(
        _l("ข้อความที่หน่วยงานตอบ ทุกคนจะอ่านได้"), validators=[Words(0, LONGEST_TEXT, "", LONG)]
    )
    promised_on = DayField(_l("จะเสร็จภายในวันที่ ถ้าหน่วยงานบอก"))
    plan = SelectField(
        _l("แผนรับไปถึงไหน"),
        default="",
        choices=[SelectChoice("", _l("เลือก")), *(SelectChoice(k, n) for k, n in PLANS.items())],
        validate_choice=False,
    )
    budget = TextField(
        _l("งบประมาณ (บาท) ถ้าหน่วยงานบอก"), validators=[Words(0, LONGEST_NUMBER, "", LONG)]
    )

    def said(self) -> Said:
        return Said(
            kind=self.kind.data or "",
            answered_on=self.answered_on.data,
            text=self.text.data or "",
            promised_on=self.promised_on.data,
            plan=self.plan.data or "",
            budget=self.budget.data or "",
            letter_number=self.letter_number.data or "",
            corrects=self.corrects.data,
        )

    def begin(self, wrong: Any) -> None:
        """Show an answer that was written down wrongly, to be said rightly."""
        self.corrects.data = wrong.number
        for name in ("kind", "text", "plan", "budget", "letter_number"):
            self[name].data = getattr(wrong, name)
        self.answered_on.process(None, wrong.answered_on)
        self.promised_on.process(None, wrong.promised_on)


class ReadForm(KeyedForm):
    """Why an answer is withheld; empty where it is shown."""

    reason = TextField(
        _l("เหตุผลที่ไม่เผยแพร่ ทุกคนจะอ่านได้"), validators=[Words(0, LONGEST_REASON, "", LONG)]
    )


class LinkForm(KeyedForm):
    """Until when a private link is good."""

    until = DayField(_l("ใช้ได้ถึงวันที่"))
