"""What a meeting may do in its phase, what it takes to decide, and what is agreed at the call."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

JOIN_DIGITS = 6
SMALL_CELL = 5  # a group with fewer people here is not counted out loud


@dataclass(frozen=True)
class Quorum:
    """Presence needed to decide: of what is set, all must hold; zero means it is not asked."""

    number: int = 0  # delegates
    percent: int = 0  # of the registered delegates
    districts: int = 0  # with at least one delegate here

    def needed(self, registered: int) -> int:
        """How many delegates it takes; a share that is no whole number is rounded up."""
        return max(self.number, -(-registered * self.percent // 100))

    def lacking(self, present: int, registered: int, districts_present: int) -> tuple[int, int]:
        """How many delegates and districts are still missing; ``(0, 0)`` when it stands."""
        people = self.needed(registered) - present
        return max(0, people), max(0, self.districts - districts_present)

    def is_met(self, present: int, registered: int, districts_present: int) -> bool:
        return self.lacking(present, registered, districts_present) == (0, 0)


@dataclass(frozen=True)
class Settings:
    """What is agreed about a meeting; the fields are those of its row."""

    kind: str
    number: int  # 0 when it is called: the next of the series
    held_on: date
    place: str
    theme_th: str = ""
    theme_en: str = ""
    quorum: int = 0
    quorum_percent: int = 0
    quorum_districts: int = 0
    wifi_name: str = ""
    wifi_password: str = ""
    speech_seconds: int = 180

    def on_record(self) -> dict[str, str | int]:
        """What the journal says of it: no password."""
        open_ones = {name: value for name, value in vars(self).items() if "wifi" not in name}
        return {**open_ones, "held_on": self.held_on.isoformat()}


class NumberTaken(Refusal):
    message = _l("การประชุมชุดนี้มีครั้งที่ %(number)s แล้ว โปรดใช้เลขอื่น")


class NumberInUse(Refusal):
    """The resolutions of an open meeting carry its number."""

    message = _l("เปิดประชุมแล้ว จึงเปลี่ยนชนิดหรือครั้งที่ไม่ได้ เพราะเลขมติใช้เลขนี้")


class NothingToUndo(Refusal):
    message = _l("ขั้นล่าสุดถอยไม่ได้ ทุกอย่างยังเป็นอย่างที่เห็น")


LONGEST_BREAK = timedelta(hours=4)


class MeetingNotOpen(Refusal):
    message = _l("การประชุมยังไม่เปิด หรือปิดไปแล้ว จึงทำขั้นนี้ไม่ได้")


class MeetingAlreadyOpened(Refusal):
    message = _l("การประชุมนี้เปิดไปแล้ว")


class MeetingIsOver(Refusal):
    status = 410
    message = _l("การประชุมนี้ปิดแล้ว บัตรใช้ได้เฉพาะในการประชุมของบัตรนั้น")


class OtherMeetingsSlip(Refusal):
    message = _l("บัตรนี้เป็นของการประชุมอื่น ขอดูบัตรของการประชุมนี้ หรือค้นจากชื่อ")


class UnknownCode(Refusal):
    status = 404
    message = _l("ไม่มีการประชุมที่ใช้รหัสนี้ ดูตัวเลข 6 ตัวบนจอในห้องประชุมอีกครั้ง")


class OddCode(Refusal):
    status = 422
    message = _l("รหัสบนจอมี 6 ตัว รหัสบนบัตรมี 12 ตัว ที่พิมพ์มามี %(count)s ตัว")


def spoken_count(count: int) -> int | None:
    """The count of a group as it may be shown; ``None``: some, but too few to say how many."""
    return None if 0 < count < SMALL_CELL else count


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
