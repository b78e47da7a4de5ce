"""What a request's answers make of it: the first that stops the clock, and the last that counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString, pgettext
from flask_babel import lazy_gettext as _l

from assembly.requests.rules.refusals import RequestIsAnswered, RequestIsWithdrawn

REFUSED = LazyString(lambda: pgettext("answer", "ไม่รับ"))  # not a change of a draft that is rejected

STATES = {
    "draft": _l("ร่าง"),
    "sent": _l("ส่งแล้ว"),
    "accepted": _l("รับไปทำ"),
    "refused": REFUSED,
    "withdrawn": _l("ถอนแล้ว"),
}
PUBLIC = ("sent", "accepted", "refused", "withdrawn")  # a draft that was withdrawn was never sent
KINDS = {
    "received": _l("ได้รับหนังสือแล้ว"),
    "accepted": _l("รับไปทำ"),
    "refused": REFUSED,
    "reported": _l("รายงานความคืบหน้า"),
    "plan": _l("บอกว่าแผนรับไปถึงไหน"),
}
STOPS = ("accepted", "refused", "reported", "plan")  # "we got your letter" is no answer
PLANS = {
    "offered": _l("เสนอแล้ว"),
    "in_plan": _l("อยู่ในแผน"),
    "budgeted": _l("ได้งบแล้ว"),
    "refused": REFUSED,
}
_STATE_OF_PLAN = {"in_plan": "accepted", "budgeted": "accepted", "refused": "refused"}


@dataclass(frozen=True)
class Line:
    """One answer, without its words."""

    number: int
    kind: str
    answered_on: date
    plan: str = ""
    corrects: int | None = None


@dataclass(frozen=True)
class Standing:
    """How a request stands after its answers."""

    state: str
    answered_on: date | None
    plan: str


def check_waits(state: str, answered_on: date | None) -> None:
    """Whether a further letter may ask for an answer.

    Refuses: RequestIsWithdrawn, RequestIsAnswered.
    """
    if state == "withdrawn":
        raise RequestIsWithdrawn
    if answered_on is not None:
        raise RequestIsAnswered


def in_force(lines: Sequence[Line]) -> list[Line]:
    """Without those that a later one corrected; a correction stands where the wrong one stood."""
    better = {line.corrects: line for line in lines if line.corrects is not None}
    return [_latest(line, better) for line in lines if line.corrects is None]


def _latest(line: Line, better: dict[int, Line]) -> Line:
    while line.number in better:
        line = better[line.number]
    return line


def standing(lines: Sequence[Line], *, offered: bool = False) -> Standing:
    """``offered``: a proposal, which a body's plan may take up."""
    valid = in_force(lines)
    state, plan = "sent", "offered" if offered else ""
    for line in valid:
        state = _state_after(state, line)
        plan = _plan_after(plan, line, offered=offered)
    stopping = [line.answered_on for line in valid if line.kind in STOPS]
    return Standing(state, min(stopping, default=None), plan)


def _state_after(state: str, line: Line) -> str:
    if line.kind in ("accepted", "refused"):
        return line.kind
    return _STATE_OF_PLAN.get(line.plan, state) if line.kind == "plan" else state


def _plan_after(plan: str, line: Line, *, offered: bool) -> str:
    if line.kind == "plan":
        return line.plan
    return "refused" if offered and line.kind == "refused" else plan
