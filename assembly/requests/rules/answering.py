"""What a body may say by its link, beside what holds of every answer: who, to what, how far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.text import graphemes
from assembly.requests.rules.saying import Said
from assembly.requests.rules.standing import PLANS, Line, in_force

LONGEST_ANSWERER = 200
# What may be answered, in the order in which it is offered.
FITTING = {
    "commitment": ("received", "accepted", "refused", "reported"),
    "proposal": ("received", "accepted", "plan", "refused"),
}


class NothingToAnswer(Refusal):
    """The request was withdrawn."""

    message = _l("คำขอนี้ถอนแล้ว จึงไม่ต้องตอบ ถ้าเป็นงานในพันธสัญญา ยังรายงานความคืบหน้าได้")


class AnswerDoesNotFit(Refusal):
    status = 422
    message = _l("คำตอบแบบนี้ใช้กับหนังสือฉบับนี้ไม่ได้ โปรดเลือกจากรายการ")


class PlanStepsBack(Refusal):
    status = 422
    message = _l("ครั้งก่อนตอบว่า “%(plan)s” ถ้าครั้งก่อนตอบผิด กด “แก้คำตอบนี้” ที่คำตอบนั้น")


class ReportedBeforeItHappened(Refusal):
    status = 422
    message = _l("วันนี้ยังมาไม่ถึง ใส่วันที่เกิดขึ้นจริง")


class CorrectedByOther(Refusal):
    status = 422
    message = _l("รายงานแก้ได้ด้วยรายงาน และคำตอบแก้ได้ด้วยคำตอบ")


class AnswererTooLong(Refusal):
    status = 422
    message = _l("ชื่อ ตำแหน่ง และโทรศัพท์ยาวเกินไป ตัดออก %(over)s ตัว")


@dataclass(frozen=True)
class Reply:
    """One answer as it is given by the link: it is of the day on which it comes."""

    kind: str
    text: str = ""
    promised_on: date | None = None
    plan: str = ""
    budget: str = ""
    letter_number: str = ""
    corrects: int | None = None
    answerer: str = field(default="", repr=False)  # a person: in no log
    happened_on: date | None = None  # of a report; the day of the answer unless told
    progress: int | None = None

    def said(self, today: date) -> Said:
        """The same as any answer is said."""
        names = ("kind", "text", "promised_on", "plan", "budget", "letter_number", "corrects")
        return Said(answered_on=today, **{name: getattr(self, name) for name in names})


@dataclass(frozen=True)
class Asked:
    """What there is to answer: about what, how it stands, what was answered before."""

    about: str  # commitment or proposal
    state: str
    plan: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """What may be answered now; after a withdrawal only what was done all the same."""
        fitting = FITTING[self.about]
        if self.state == "withdrawn":
            return tuple(kind for kind in fitting if kind == "reported")
        return fitting


def check_reply(reply: Reply, asked: Asked, today: date) -> None:
    """Refuses: AnswerDoesNotFit, NothingToAnswer, PlanStepsBack, ReportedBeforeItHappened,
    CorrectedByOther, AnswererTooLong."""
    if reply.kind not in FITTING[asked.about]:
        raise AnswerDoesNotFit
    if reply.kind not in asked.kinds:
        raise NothingToAnswer
    if reply.happened_on is not None and reply.happened_on > today:
        raise ReportedBeforeItHappened
    over = graphemes(reply.answerer) - LONGEST_ANSWERER
    if over > 0:
        raise AnswererTooLong(over=over)
    _check_plan(reply, asked)
    _check_correction(reply, asked.lines)


def correctable(lines: Sequence[Line]) -> dict[int, str]:
    """The answers that nobody corrected yet: their numbers and kinds."""
    return {line.number: line.kind for line in in_force(lines)}


def _check_plan(said: Reply, asked: Asked) -> None:
    """A plan goes forward; what was told wrongly is corrected."""
    order = list(PLANS)
    if said.kind != "plan" or said.corrects is not None or said.plan not in order:
        return
    if asked.plan in ("in_plan", "budgeted") and order.index(said.plan) < order.index(asked.plan):
        raise PlanStepsBack(plan=PLANS[asked.plan])


def grouped_baht(plain: str) -> str:
    """A plain decimal as people read it: 1,500,000."""
    whole, point, rest = plain.partition(".")
    return f"{int(whole or 0):,}{point}{rest}"


def may_correct(kind: str, wrong: str) -> bool:
    """What was told of a work is no answer to a letter, and the other way round; nor is what
    answers less than the wrong one did its correction."""
    is_less = kind == "received" and wrong != "received"
    return not is_less and (kind == "reported") == (wrong == "reported")


def _check_correction(said: Reply, lines: Sequence[Line]) -> None:
    wrong = next((line.kind for line in lines if line.number == said.corrects), None)
    if wrong is not None and not may_correct(said.kind, wrong):
        raise CorrectedByOther
