"""Refusals: what the assembly declines to do, each with a name, an HTTP status and a sentence."""

import re
from typing import ClassVar

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l


class Refusal(Exception):  # noqa: N818 -- a refusal is an answer, not a programming error
    """A named "no". Subclasses give ``message`` and, where 409 is wrong, ``status``.

    Keyword arguments fill the ``%(name)s`` places of the message.
    """

    status: ClassVar[int] = 409
    message: ClassVar[LazyString | str] = _l("ทำรายการนี้ไม่ได้ ข้อมูลเดิมยังอยู่ครบ")

    def __init__(self, **facts: object) -> None:
        super().__init__(self.reason)
        self.facts = facts

    @property
    def reason(self) -> str:
        """The refusal's name as other programs read it: ``BallotNotOpen`` → ``ballot_not_open``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()

    @property
    def sentence(self) -> str:
        """The message in the reader's language."""
        return str(self.message) % self.facts


class NotFound(Refusal):
    status = 404
    message = _l("ไม่พบหน้านี้ ลองดูรหัสหรือลิงก์อีกครั้ง")


class Forbidden(Refusal):
    status = 403
    message = _l("หน้านี้เปิดได้เฉพาะผู้มีหน้าที่ ขอลิงก์เข้าใช้จากผู้ดูแลระบบ")


class BadInput(Refusal):
    status = 422
    message = _l("ยังกรอกไม่ครบหรือไม่ถูกต้อง โปรดดูข้อความข้างช่อง สิ่งที่พิมพ์ไว้ยังอยู่")


class TooLarge(Refusal):
    status = 413
    message = _l("ข้อความยาวเกินที่ระบบรับได้ โปรดตัดให้สั้นลงแล้วส่งใหม่")


class Stale(Refusal):
    """Two people at the desk pressed different things; the second is told who was first."""

    message = _l("%(who)s เพิ่งทำ “%(what)s” ไปก่อน หน้านี้แสดงสถานะล่าสุดแล้ว โปรดดูอีกครั้ง")


class TryAgain(Refusal):
    """The database could not take the change now; nothing was written."""

    status = 429
    message = _l("ระบบกำลังยุ่ง ยังไม่ได้บันทึก โปรดกดอีกครั้ง สิ่งที่พิมพ์ไว้ยังอยู่")


class TooMany(Refusal):
    status = 429
    message = _l("ลองหลายครั้งเกินไป โปรดรอสักครู่แล้วลองใหม่")


class LostForm(Refusal):
    """The form's CSRF token does not belong to this browser."""

    status = 400
    message = _l("หน้านี้เปิดค้างไว้จากเครื่องหรือหน้าต่างอื่น โปรดกดส่งอีกครั้ง สิ่งที่พิมพ์ไว้ยังอยู่")
