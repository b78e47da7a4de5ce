"""What a meeting may do in its phase."""

import re
from datetime import datetime, time, timedelta

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

JOIN_DIGITS = 6
LONGEST_BREAK = timedelta(hours=4)


class MeetingNotOpen(Refusal):
    message = _l("การประชุมยังไม่เปิด หรือปิดไปแล้ว จึงทำขั้นนี้ไม่ได้")


class MeetingAlreadyOpened(Refusal):
    message = _l("การประชุมนี้เปิดไปแล้ว")


class MeetingIsOver(Refusal):
    status = 410
    message = _l("การประชุมนี้ปิดแล้ว บัตรใช้ได้เฉพาะในการประชุมของบัตรนั้น")


class UnknownCode(Refusal):
    status = 404
    message = _l("ไม่มีการประชุมที่ใช้รหัสนี้ ดูตัวเลข 6 ตัวบนจอในห้องประชุมอีกครั้ง")


class OddCode(Refusal):
    status = 422
    message = _l("รหัสบนจอมี 6 ตัว รหัสบนบัตรมี 12 ตัว ที่พิมพ์มามี %(count)s ตัว")


class OddBreak(Refusal):
    status = 422
    message = _l("เวลากลับต้องอยู่ข้างหน้า และพักได้ไม่เกิน 4 ชั่วโมง โปรดเลือกเวลาใหม่")


class NotOnBreak(Refusal):
    message = _l("ตอนนี้ไม่ได้พัก ที่ประชุมดำเนินต่ออยู่แล้ว")


def check_may_open(phase: str) -> None:
    if phase != "planned":
        raise MeetingAlreadyOpened


def check_is_open(phase: str) -> None:
    if phase != "open":
        raise MeetingNotOpen


def check_not_over(phase: str) -> None:
    """What prepares a meeting may be done before and during it, never after."""
    if phase == "closed":
        raise MeetingNotOpen


def check_may_enter(phase: str) -> None:
    """People check in before and during a meeting, not after it."""
    if phase == "closed":
        raise MeetingIsOver


def clock_time(text: str) -> time | None:
    """A time of day as people write it: 13.00, 13:00, 9.30 น. or 1300; ``None`` for no time."""
    found = re.fullmatch(r"\s*(\d{1,2})[.:]?(\d{2})\D*", text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def break_ends(now: datetime, minutes: int | None, until: time | None) -> datetime:
    """When a break of so many minutes ends, or one until a time of the hall's clock (``now``'s).

    A time that is past means nothing: a break does not last into the next day. Refuses: OddBreak.
    """
    if minutes is None and until is None:
        raise OddBreak
    if minutes is not None:
        end = now + timedelta(minutes=min(minutes, 24 * 60))
    else:
        end = datetime.combine(now.date(), until or time(), now.tzinfo)
    if not now < end <= now + LONGEST_BREAK:
        raise OddBreak
    return end.replace(microsecond=0)
