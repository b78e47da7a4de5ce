"""What a task is, what it may be about, and how pressing it is on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.text import graphemes

LONGEST_TITLE = 160
SOON = 7  # days before its day from which a task is pressing
MOST_DIGITS = 15

# What a task may be about: its word, and the name of its number in an address.
ABOUT: Mapping[str, tuple[LazyString, str]] = {
    "commitment": (_l("พันธสัญญา"), "commitment_id"),
    "request": (_l("คำขอ"), "request_id"),
    "resolution": (_l("มติ"), "resolution_id"),
    "proposal": (_l("ข้อเสนอนโยบาย"), "proposal_id"),
    "organisation": (_l("องค์กร"), "organisation_id"),
    "issue": (_l("ประเด็น"), "issue_id"),
}


class EmptyTask(Refusal):
    status = 422
    message = _l("เขียนก่อนว่าต้องทำอะไร เช่น โทรตามหนังสือที่ อบต.")


class TaskTooLong(Refusal):
    status = 422
    message = _l("งานยาวได้ไม่เกิน %(most)s ตัวอักษร ตัดออก %(over)s ตัว")


class NotOnTheTeam(Refusal):
    status = 422
    message = _l("เลือกคนจากทีมของสมัชชานี้ หรือยังไม่มอบให้ใคร")


class AboutElsewhere(Refusal):
    status = 422
    message = _l("เรื่องที่งานนี้พูดถึง ไม่มีในสมัชชานี้")


class TaskIsDone(Refusal):
    message = _l("งานนี้ทำเสร็จแล้ว ถ้ายังไม่เสร็จจริง กด “ยังไม่เสร็จ” ก่อน")


class NotYourTask(Refusal):
    message = _l("งานนี้เป็นของคนอื่นในทีม ผู้ที่รับงานหรือเลขานุการกดว่าเสร็จได้")


@dataclass(frozen=True)
class Said:
    """A task as it is given."""

    title: str
    staff_id: int | None = None
    due_on: date | None = None
    about: str = ""


def check_title(title: str) -> None:
    """Refuses: EmptyTask, TaskTooLong."""
    if not title:
        raise EmptyTask
    if (over := graphemes(title) - LONGEST_TITLE) > 0:
        raise TaskTooLong(most=LONGEST_TITLE, over=over)


def about_what(about: str) -> tuple[str, int] | None:
    """Kind and number of what a task is about; ``None`` for what is neither. "issue:7"."""
    kind, _colon, number = about.partition(":")
    known = kind in ABOUT and number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS
    return (kind, int(number)) if known else None


def pressing(due: date | None, done: date | None, today: date) -> str:
    """How pressing a task is: "done", "late", "soon" or "open"."""
    if done is not None:
        return "done"
    if due is None:
        return "open"
    left = (due - today).days
    return "late" if left < 0 else "soon" if left <= SOON else "open"
