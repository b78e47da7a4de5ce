"""What a meeting may do in its phase."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class MeetingNotOpen(Refusal):
    message = _l("การประชุมยังไม่เปิด หรือปิดไปแล้ว จึงทำขั้นนี้ไม่ได้")


class MeetingAlreadyOpened(Refusal):
    message = _l("การประชุมนี้เปิดไปแล้ว")


class MeetingIsOver(Refusal):
    status = 410
    message = _l("การประชุมนี้ปิดแล้ว บัตรใช้ได้เฉพาะในการประชุมของบัตรนั้น")


def check_may_open(phase: str) -> None:
    if phase != "planned":
        raise MeetingAlreadyOpened


def check_is_open(phase: str) -> None:
    if phase != "open":
        raise MeetingNotOpen


def check_may_enter(phase: str) -> None:
    """People check in before and during a meeting, not after it."""
    if phase == "closed":
        raise MeetingIsOver
