"""Refusals at the door, and what a typed slip code is."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

CODE_DIGITS = 12
LINK_HOURS = 24 * 7


class WrongSlip(Refusal):
    status = 404
    message = _l("ไม่พบบัตรนี้ ตรวจตัวเลข 12 ตัวบนบัตรอีกครั้ง หรือถามผู้ช่วยที่โต๊ะลงทะเบียน")


class SlipRevoked(Refusal):
    status = 410
    message = _l("บัตรนี้ถูกยกเลิกแล้ว โปรดรับบัตรใหม่ที่โต๊ะลงทะเบียน")


class SlipTooEarly(Refusal):
    message = _l("การประชุมนี้ปิดแล้ว บัตรใช้ได้เฉพาะในการประชุมของวันนั้น")


class LinkUsed(Refusal):
    status = 410
    message = _l("ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ ขอลิงก์ใหม่จากผู้ดูแลระบบ")
