"""What a body types on the page of its link: a short form for each way to answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from assembly.commitments.forms import EvidenceFields
from assembly.commitments.rules import NothingSaid, ProgressOfParts, SaidTooLong
from assembly.core.days import DayField
from assembly.core.errors import Refusal
from assembly.core.forms import KeyedForm, TextAreaField, TextField, Words, whole_number
from assembly.requests import rules
from assembly.requests.queries.views import AnswerView
from assembly.requests.rules import LONGEST_NUMBER, LONGEST_TEXT, PLANS
from assembly.requests.rules.answering import PlanStepsBack, Reply, ReportedBeforeItHappened

LONGEST_NAME = 60
LONGEST_BUDGET = 40
_LONG = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")


class ReplyForm(KeyedForm):
    """What every answer may have: words, the number of a paper, who typed it."""

    kind: ClassVar[str] = ""

    corrects = IntegerField(widget=HiddenInput(), validators=[Optional()])
    text = TextAreaField(validators=[Words(0, LONGEST_TEXT, "", _LONG)])
    letter_number = TextField(
        _l("เลขที่หนังสือตอบ ถ้ามี"), validators=[Words(0, LONGEST_NUMBER, "", _LONG)]
    )
    name = TextField(_l("ชื่อผู้ตอบ"), validators=[Words(0, LONGEST_NAME, "", _LONG)])
    office = TextField(_l("ตำแหน่งหรือส่วนงาน"), validators=[Words(0, LONGEST_NAME, "", _LONG)])
    phone = TextField(_l("โทรศัพท์"), validators=[Words(0, LONGEST_NAME, "", _LONG)])

    too_large = False  # what was sent was larger than any that is read; its beginning was

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Several stand on one page: each field's id says to which it belongs."""
        super().__init__(*args, **kwargs)
        for field in self:
            field.id = field.label.field_id = f"{self.kind}-{field.name}"

    def reply(self) -> Reply:
        who = (self.name.data, self.office.data, self.phone.data)
        return Reply(
            kind=self.kind,
            text=self.text.data or "",
            letter_number=self.letter_number.data or "",
            corrects=self.corrects.data,
            answerer=" · ".join(one for one in who if one),
            **self._more(),
        )

    def _more(self) -> dict[str, Any]:
        return {}

    @property
    def kind_name(self) -> str:
        return str(rules.KINDS[self.kind])

    @property
    def first_error(self) -> str:
        return next((str(said) for errors in self.errors.values() for said in errors), "")

    def say(self, refusal: Refusal) -> bool:
        """Put a refusal's sentence beside the field it is about; whether one tells of it now."""
        name = BESIDE.get(type(refusal), "")
        if name in self:
            self[name].errors = [refusal.sentence]
        return any(field.errors for field in self if field.name not in UNSEEN)

    def begin(self, wrong: AnswerView) -> None:
        """Show what was answered wrongly, to be changed."""
        self.corrects.data = wrong.number
        for name in ("text", "plan", "budget", "letter_number"):
            if name in self and wrong.kind == self.kind:
                self[name].data = getattr(wrong, name)
        if "promised_on" in self and wrong.promised_on:
            self["promised_on"].process(None, wrong.promised_on)

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed, with its labels: to be copied where it could not be taken."""
        fields = (self.text, *(f for f in self if f.name in KEPT))
        return [(str(f.label.text), str(f.data)) for f in fields if f.data]


# The field a refusal of the verb is about.
BESIDE: dict[type[Refusal], str] = {
    rules.RefusalNeedsReason: "text",
    rules.NoSuchBudget: "budget",
    rules.AnswerNeedsPlan: "plan",
    PlanStepsBack: "plan",
    rules.PromisedTooEarly: "promised_on",
    ReportedBeforeItHappened: "happened_on",
    NothingSaid: "text",
    SaidTooLong: "text",
    ProgressOfParts: "progress",
}
UNSEEN = ("csrf_token", "idempotency_key", "corrects")
KEPT = ("budget", "letter_number", "name", "office", "phone")


class ReceivedForm(ReplyForm):
    kind = "received"

    text = TextAreaField(_l("ข้อความถึงสมัชชา ถ้ามี"), validators=[Words(0, LONGEST_TEXT, "", _LONG)])


class AcceptedForm(ReplyForm):
    kind = "accepted"

    promised_on = DayField(_l("จะเสร็จภายในวันที่ ถ้าบอกได้"))
    text = TextAreaField(
        _l("จะทำอะไร อย่างไร ถ้าบอกได้"), validators=[Words(0, LONGEST_TEXT, "", _LONG)]
    )

    def _more(self) -> dict[str, Any]:
        return {"promised_on": self.promised_on.data}


class RefusedForm(ReplyForm):
    kind = "refused"

    text = TextAreaField(
        _l("เหตุผลที่ไม่รับ"),
        validators=[Words(1, LONGEST_TEXT, _l("เขียนเหตุผลที่ไม่รับก่อน ผู้ที่ขอมารออ่านอยู่"), _LONG)],
    )


class PlanForm(ReplyForm):
    kind = "plan"

    plan = RadioField(
        _l("แผนของหน่วยงานไปถึงขั้นใด"),
        choices=[SelectChoice(key, name) for key, name in PLANS.items() if key != "refused"],
        validate_choice=False,
    )
    budget = TextField(_l("งบประมาณ (บาท) ถ้ามี"), validators=[Words(0, LONGEST_BUDGET, "", _LONG)])
    promised_on = DayField(_l("จะเสร็จภายในวันที่ ถ้าบอกได้"))
    text = TextAreaField(
        _l("อยู่ในแผนใด ปีใด ถ้าบอกได้"), validators=[Words(0, LONGEST_TEXT, "", _LONG)]
    )

    def _more(self) -> dict[str, Any]:
        told = {"plan": self.plan.data or "", "budget": self.budget.data or ""}
        return {**told, "promised_on": self.promised_on.data}


class ReportForm(EvidenceFields, ReplyForm):
    """What was done, with what shows it."""

    kind = "reported"

    text = TextAreaField(
        _l("ทำอะไรไปแล้ว"),
        validators=[Words(1, LONGEST_TEXT, _l("เขียนว่าทำอะไรไปแล้ว แม้เพียงบรรทัดเดียว"), _LONG)],
    )
    happened_on = DayField(_l("วันที่เกิดขึ้น"))
    progress = whole_number(_l("คืบหน้าไปร้อยละ ถ้าบอกได้"), 0, 100)

    def _more(self) -> dict[str, Any]:
        return {"happened_on": self.happened_on.data, "progress": self.progress.data}


FORMS: dict[str, type[ReplyForm]] = {
    form.kind: form for form in (ReceivedForm, AcceptedForm, RefusedForm, PlanForm, ReportForm)
}


def forms_for(
    kinds: Iterable[str], today: date, wrong: AnswerView | None, sent: ReplyForm | None
) -> dict[str, ReplyForm]:
    """The forms of a page, by kind; the one that was sent stands as it was typed."""
    return {
        kind: sent if sent and sent.kind == kind else _fresh(kind, today, wrong) for kind in kinds
    }


def _fresh(kind: str, today: date, wrong: AnswerView | None) -> ReplyForm:
    form = FORMS[kind](formdata=None)
    if isinstance(form, ReportForm):
        form.happened_on.process(None, today)
    if wrong:
        form.begin(wrong)
    return form
