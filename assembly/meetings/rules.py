"""What a meeting may do in its phase."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

JOIN_DIGITS = 6


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
