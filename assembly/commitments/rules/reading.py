"""What a body sent is read before everybody reads it: shown, or withheld for a public reason."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.text import graphemes

LONGEST_WHY = 500


class NotFromABody(Refusal):
    message = _l("บรรทัดนี้สำนักงานเขียนเอง ทุกคนอ่านอยู่แล้ว ถ้าผิด ให้แก้ด้วยรายงานใหม่")


class ReadBefore(Refusal):
    """Two people read the same thing; the second is told."""

    message = _l("มีคนอ่านเรื่องนี้ไปแล้ว หน้านี้แสดงสถานะล่าสุด โปรดดูอีกครั้ง")


class WhyWithheld(Refusal):
    status = 422
    message = _l("เขียนเหตุผลที่ไม่เผยแพร่ ทุกคนจะอ่านเหตุผลนี้แทนข้อความ")


class WhyTooLong(Refusal):
    status = 422
    message = _l("เหตุผลยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


def check_unread(source: str, seen: str) -> None:
    """Whether this waits to be read. Refuses: NotFromABody, ReadBefore."""
    if source != "body":
        raise NotFromABody
    if seen != "unread":
        raise ReadBefore


def check_read(source: str, seen: str) -> None:
    """Whether this was read and may be laid back. Refuses: NotFromABody, ReadBefore."""
    if source != "body":
        raise NotFromABody
    if seen == "unread":
        raise ReadBefore


def check_why(reason: str) -> None:
    """Refuses: WhyWithheld, WhyTooLong."""
    if not reason:
        raise WhyWithheld
    if (over := graphemes(reason) - LONGEST_WHY) > 0:
        raise WhyTooLong(most=LONGEST_WHY, over=over)
