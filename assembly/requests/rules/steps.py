"""What the office does next about a request, and what else it may do."""

from dataclasses import dataclass

from assembly.requests.rules.silence import Silence

ENOUGH_REMINDERS = 2  # after which the next letter goes to the level above


@dataclass(frozen=True)
class Stand:
    """How a request stands, as far as the next step asks."""

    state: str
    silence: Silence | None = None
    reminder_is_due: bool = False
    reminders: int = 0
    unread: int = 0
    is_escalated: bool = False


def next_step(now: Stand) -> str:
    """send, read, remind, escalate or note; empty where nothing is left to do."""
    if now.state == "draft":
        return "send"
    if now.unread:
        return "read"
    if now.state == "refused":
        return "" if now.is_escalated else "escalate"
    if now.silence is None or not now.silence.goes_on:
        return ""
    if now.reminder_is_due:
        may_rise = now.reminders >= ENOUGH_REMINDERS and not now.is_escalated
        return "escalate" if may_rise else "remind"
    return "note"


def other_steps(now: Stand) -> tuple[str, ...]:
    """The further things one may do, without the next step."""
    return tuple(step for step in _possible(now) if step != next_step(now))


def _possible(now: Stand) -> tuple[str, ...]:
    if now.state == "draft":
        return ("send", "change", "withdraw")
    if now.state == "withdrawn":
        return ("note",) if now.silence else ()
    silent = now.silence is not None and now.silence.goes_on
    above = () if now.is_escalated else ("escalate",)
    return ("note", *(("remind",) if silent else ()), *above, *(("withdraw",) if silent else ()))
