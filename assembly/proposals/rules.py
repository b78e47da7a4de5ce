"""The life of a policy proposal: draft, heard, adopted, sent; nothing changes once it left."""

from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core import thai
from assembly.core.errors import Refusal
from assembly.core.text import graphemes

LONGEST_TITLE = 200
LONGEST_LINE = 120
LONGEST_TEXT = 4000
LONGEST_NOTE = 400
LONGEST_NUMBER = 40

STATES = {
    "draft": _l("ร่าง"),
    "heard": _l("รับฟังความเห็นแล้ว"),
    "adopted": _l("รับรองแล้ว"),
    "sent": _l("ส่งแล้ว"),
}
# From where one may come to a state; back to the draft leads from everywhere but the post office.
FROM = {
    "heard": ("draft",),
    "adopted": ("heard",),
    "sent": ("adopted",),
    "draft": ("heard", "adopted"),
}


class NothingIsAsked(Refusal):
    status = 422
    message = _l("เขียนว่าขอให้หน่วยงานทำอะไร อย่างน้อยหนึ่งข้อ")


class ProposalHasNoTitle(Refusal):
    status = 422
    message = _l("เขียนชื่อเรื่อง และเขียนว่าเรียนถึงตำแหน่งใด")


class ProposalTooLong(Refusal):
    status = 422
    message = _l("ข้อเสนอยาวเกินไป ตัดออก %(over)s ตัว สิ่งที่พิมพ์ไว้ยังอยู่")


class AskedBodyElsewhere(Refusal):
    status = 422
    message = _l("เลือกหน่วยงานจากรายชื่อของสมัชชานี้")


class NoSuchResolutionItem(Refusal):
    status = 422
    message = _l("มตินี้ไม่มีข้อนี้ โปรดเลือกจากรายการ")


class ProposalIsFixed(Refusal):
    message = _l("ข้อเสนอนี้รับรองหรือส่งไปแล้ว จึงแก้ข้อความไม่ได้ ถ้ายังไม่ส่ง เปิดเป็นร่างใหม่ได้")


class WrongStep(Refusal):
    message = _l("ข้อเสนอนี้อยู่ขั้น “%(state)s” จึงข้ามไปขั้นนี้ไม่ได้")


class DayIsToCome(Refusal):
    status = 422
    message = _l("วันนี้ยังมาไม่ถึง ใส่วันที่เกิดขึ้นจริง")


class DayIsTooEarly(Refusal):
    status = 422
    message = _l("ต้องไม่ก่อน %(day)s ซึ่งเป็นวันของขั้นก่อนหน้า")


class LetterHasNoNumber(Refusal):
    status = 422
    message = _l("ใส่เลขที่หนังสือ และเลือกว่าส่งทางใด")


@dataclass(frozen=True)
class Written:
    """What the secretary writes of a proposal."""

    organisation_id: int
    addressee: str
    title: str
    asked: str
    background: str = ""
    signer: str = ""
    signer_office: str = ""
    due_on: date | None = None


def check_written(said: Written) -> None:
    """Refuses: ProposalHasNoTitle, NothingIsAsked, ProposalTooLong."""
    if not said.title or not said.addressee:
        raise ProposalHasNoTitle
    if not said.asked:
        raise NothingIsAsked
    limits = (
        (said.title, LONGEST_TITLE),
        (said.addressee, LONGEST_LINE),
        (said.signer, LONGEST_LINE),
        (said.signer_office, LONGEST_LINE),
        (said.asked, LONGEST_TEXT),
        (said.background, LONGEST_TEXT),
    )
    over = sum(max(graphemes(text) - most, 0) for text, most in limits)
    if over:
        raise ProposalTooLong(over=over)


def check_step(state: str, to: str, day: date, *, after: date, today: date) -> None:
    """Refuses: WrongStep, DayIsToCome, DayIsTooEarly."""
    if state not in FROM.get(to, ()):
        raise WrongStep(state=STATES[state])
    if day > today:
        raise DayIsToCome
    if day < after:
        raise DayIsTooEarly(day=thai.long_date(after))


def following(state: str) -> str:
    """The step after this one; none after the last."""
    order = list(STATES)
    return order[order.index(state) + 1] if state != order[-1] else ""
