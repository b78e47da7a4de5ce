"""The five states of a promise: which leads where, and which step needs a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

STATES: Mapping[str, LazyString] = {
    "waiting": _l("รอดำเนินการ"),
    "moving": _l("กำลังขับเคลื่อน"),
    "kept": _l("บรรลุผล"),
    "review": _l("ทบทวน"),
    "ended": _l("ยุติ"),
}
OPEN = ("waiting", "moving", "review")  # something is still to be done
OVER = ("kept", "ended")

STEPS: Mapping[str, tuple[str, ...]] = {
    "waiting": ("moving", "kept", "review", "ended"),
    "moving": ("kept", "review", "ended"),
    "review": ("waiting", "moving", "kept", "ended"),
    "kept": ("moving", "review"),
    "ended": ("waiting", "moving", "review"),
}


@dataclass(frozen=True)
class By:
    """Who took a step: the office, a body by its answer, or a meeting, mostly by a ballot."""

    source: str = "office"
    meeting_id: int | None = None
    ballot_id: int | None = None


OFFICE = By()


class NoSuchState(Refusal):
    status = 422
    message = _l("เลือกสถานะก่อน")


class NoSuchStep(Refusal):
    message = _l("จาก “%(now)s” ไปเป็น “%(then)s” ไม่ได้ ดูสถานะล่าสุดอีกครั้ง")


class ReasonNeeded(Refusal):
    status = 422
    message = _l("เขียนเหตุผลก่อน ทุกคนจะอ่านเห็นในหน้าพันธสัญญานี้")


class ProofNeeded(Refusal):
    status = 422
    message = _l("เขียนสั้น ๆ ก่อนว่าเห็นได้จากอะไรว่าบรรลุผลแล้ว")


class PartsAreOpen(Refusal):
    message = _l("ยังมี %(open)s ส่วนที่ยังไม่จบ ปิดหรือยุติแต่ละส่วนก่อน แล้วจึงปิดพันธสัญญาทั้งหมด")


class WholeIsKept(Refusal):
    message = _l("พันธสัญญาทั้งหมดบรรลุผลแล้ว ถ้าจะทำส่วนนี้ต่อ ให้เปลี่ยนสถานะของทั้งหมดก่อน")


def needs_reason(now: str, then: str) -> bool:
    """Whether a step is taken only with words: ends, doubts, what is kept, and ways back."""
    return then in {"kept", "review", "ended"} or now in OVER


def check_step(now: str, then: str, reason: str) -> None:
    """Refuses: NoSuchState, NoSuchStep, ProofNeeded, ReasonNeeded."""
    if then not in STATES:
        raise NoSuchState
    if then not in STEPS[now]:
        raise NoSuchStep(now=STATES[now], then=STATES[then])
    if needs_reason(now, then) and not reason.strip():
        raise ProofNeeded if then == "kept" else ReasonNeeded


def check_parts(open_parts: int) -> None:
    """A whole is kept when nothing of it is open any more. Refuses: PartsAreOpen."""
    if open_parts:
        raise PartsAreOpen(open=open_parts)


def check_whole(whole: str | None, then: str) -> None:
    """A part is not taken up again inside a whole that is kept. Refuses: WholeIsKept."""
    if whole == "kept" and then in OPEN:
        raise WholeIsKept


def is_late(state: str, due: date | None, today: date) -> bool:
    """Whether its day has passed and it is neither kept nor ended."""
    return state in OPEN and due is not None and due < today


def days_late(state: str, due: date | None, today: date) -> int:
    """How many whole days ago it was due; 0 while it is not late."""
    return (today - due).days if due is not None and is_late(state, due, today) else 0
