"""What a hall is asked about a promise, in words the program writes from it, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from assembly.core import thai
from assembly.core.errors import Refusal
from assembly.core.text import graphemes, short

LONGEST_REASON = 300
FEW_WORDS = 70  # letters of a promise that a question quotes; the whole stands below it

# What may be asked, in the order of the desk's choices, as the desk says it.
NAMES: Mapping[str, LazyString] = {
    "close": _l("ปิดว่าบรรลุผลแล้ว"),
    "extend": _l("ขยายเวลา"),
    "review": _l("ให้ทบทวน"),
    "escalate": _l("ส่งต่อระดับที่สูงขึ้น"),
    "end": _l("ยุติ"),
}
KINDS = tuple(NAMES)
# What became of it, once it was asked.
OUTCOMES: Mapping[str, LazyString] = {
    "put": _l("ยังไม่ได้ตัดสิน"),
    "voting": _l("กำลังถามที่ประชุม"),
    "carried": _l("ที่ประชุมเห็นชอบ"),
    "fallen": _l("ที่ประชุมไม่เห็นชอบ"),
    "withdrawn": _l("ไม่ถามแล้ว"),
}


class NoReason(Refusal):
    status = 422
    message = _l("เขียนเหตุผลสั้น ๆ ก่อน ที่ประชุมจะอ่านพร้อมคำถาม")


class ReasonTooLong(Refusal):
    status = 422
    message = _l("เหตุผลยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")


class NoDay(Refusal):
    status = 422
    message = _l("ใส่วันครบกำหนดใหม่ก่อน ต้องเป็นวันหลังจากวันนี้ และหลังจากกำหนดเดิม")


class NowhereToRaise(Refusal):
    status = 422
    message = _l("เลือกก่อนว่าจะส่งต่อไปที่ใด")


class BodyIsNotAbove(Refusal):
    status = 422
    message = _l("หน่วยงานนี้ไม่ได้อยู่ในระดับที่สูงกว่าหน่วยงานที่รับผิดชอบ")


class SuchIsOver(Refusal):
    message = _l("พันธสัญญานี้ไม่ได้อยู่ในสถานะที่จะถามแบบนี้ได้แล้ว ดูสถานะล่าสุดอีกครั้ง")


class BeingAsked(Refusal):
    message = _l("กำลังถามที่ประชุมเรื่องนี้อยู่")


class NotInReport(Refusal):
    message = _l("ถามได้เมื่อที่ประชุมอยู่ในวาระที่ติดตามพันธสัญญา เช่น เรื่องสืบเนื่อง เปิดวาระนั้นก่อน")


class NotOfTheSeries(Refusal):
    status = 404
    message = _l("พันธสัญญานี้ไม่ได้มาจากการประชุมครั้งก่อน ๆ ของชุดนี้")


class NothingPut(Refusal):
    message = _l("เรื่องนี้ไม่ได้ค้างถามอยู่แล้ว")


@dataclass(frozen=True)
class Asked:
    """What the hall is asked to do about one promise."""

    kind: str
    reason: str = ""
    due_on: date | None = None  # the new day, of an extension
    organisation_id: int | None = None  # of an escalation: the body of a higher level …
    to_meeting_id: int | None = None  # … or the meeting of an assembly above


def check_asked(asked: Asked, due: date | None, today: date) -> None:
    """Whether that can be asked. Refuses: SuchIsOver, NoReason, ReasonTooLong, NoDay,
    NowhereToRaise."""
    if asked.kind not in KINDS:
        raise SuchIsOver
    if not asked.reason.strip():
        raise NoReason
    over = graphemes(asked.reason) - LONGEST_REASON
    if over > 0:
        raise ReasonTooLong(most=LONGEST_REASON, over=over)
    new = asked.due_on
    if asked.kind == "extend" and (new is None or new <= today or (due and new <= due)):
        raise NoDay
    targets = (asked.organisation_id is not None) + (asked.to_meeting_id is not None)
    if asked.kind == "escalate" and targets != 1:
        raise NowhereToRaise


def check_may_ask(kind: str, state: str) -> None:
    """Whether a promise in this state can be decided so; ``bring``: put on an order again.

    Refuses: SuchIsOver.
    """
    if state not in ("waiting", "moving", "review") or (kind == "review" and state == "review"):
        raise SuchIsOver


def question_of(asked: Asked, title: str, target: str = "") -> str:
    """What the hall is asked: one sentence that can be agreed to.

    It is kept with the ballot as it was asked, so it is in Thai whatever the desk speaks.
    ``target``: whom it is escalated to, in words.
    """
    named = f"“{short(' '.join(title.split()), FEW_WORDS)}”"
    return {
        "close": f"ให้ปิดเรื่อง {named} ว่าบรรลุผลแล้ว",
        "end": f"ให้ยุติเรื่อง {named}",
        "extend": f"ให้ขยายเวลาเรื่อง {named}{until_words(asked)}",
        "review": f"ให้ทบทวนเรื่อง {named}",
        "escalate": f"ให้ส่งต่อเรื่อง {named} ไปที่{target}",
    }[asked.kind]


def until_words(asked: Asked) -> str:
    """ถึงวันที่ 31 มีนาคม 2570; empty where no day is asked for."""
    return f" ถึงวันที่ {thai.long_date(asked.due_on)}" if asked.due_on else ""


def what_follows(asked: Asked, target: str = "") -> str:
    """What happens if the hall agrees, in the words of the record."""
    sends = f"ทำหนังสือขอถึง{target}" if asked.organisation_id else f"เข้าเป็นวาระของ{target}"
    return {
        "close": "พันธสัญญานี้บรรลุผล",
        "end": "พันธสัญญานี้ยุติ",
        "extend": f"ครบกำหนดใหม่{until_words(asked).replace(' ถึง', '')}",
        "review": "พันธสัญญานี้อยู่ระหว่างทบทวน และเสนอให้การประชุมครั้งต่อไปพิจารณา",
        "escalate": sends,
    }[asked.kind]


def text_of(asked: Asked, about: Mapping[str, str], target: str = "") -> str:
    """What a voter can read below the question: the whole promise, why, and what follows.

    ``about``: what is known of the promise, by its label, in order; what is empty is left out.
    """
    lines = [f"{label} {' '.join(said.split())}" for label, said in about.items() if said]
    because = f"เหตุผลที่เสนอ {' '.join(asked.reason.split())}"
    return "\n".join([*lines, because, f"ถ้าเห็นชอบ {what_follows(asked, target)}"])
