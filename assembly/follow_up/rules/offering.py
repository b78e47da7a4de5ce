"""What the desk is offered, to be said otherwise: what to ask, why, and until when."""

from datetime import date, timedelta

from assembly.core import thai
from assembly.core.text import short

USUAL_DAYS = 90  # by which a day is offered to be put off
LONGEST_QUOTE = 200  # of the latest report, in a reason


def suggested(state: str, progress: int, group: str, *, refused: bool) -> str:
    """What the desk most likely asks about a promise."""
    if progress >= 100:
        return "close"
    if refused or group == "silent":
        return "escalate"
    return "extend" if group == "late" or state != "review" else "end"


def usual_day(due: date | None, today: date) -> date:
    """The day that is offered for an extension."""
    return max(due or today, today) + timedelta(days=USUAL_DAYS)


def usual_reason(
    kind: str,
    *,
    told: tuple[date, str] | None,
    days_late: int,
    silent_days: int,
    unanswered: bool,
    refused: bool,
) -> str:
    """Why, as far as the record says it, in its words; empty where only people can say it."""
    if kind == "close":
        return f"รายงาน {thai.long_date(told[0])} {_quoted(told[1])}" if told else ""
    if kind == "extend":
        return f"ยังทำไม่เสร็จ เลยกำหนดมา {days_late} วัน" if days_late else ""
    if kind == "escalate" and refused:
        return "หน่วยงานที่ขอไปไม่รับ"
    if kind == "escalate" and unanswered:
        return f"หน่วยงานไม่ตอบหนังสือมา {silent_days} วัน"
    return f"ไม่มีรายงานมา {silent_days} วัน" if kind == "escalate" and silent_days else ""


def _quoted(text: str) -> str:
    return short(" ".join(text.split()), LONGEST_QUOTE)
