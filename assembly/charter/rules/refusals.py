"""What the workshop declines to do with a text, each with its sentence."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class AlreadyFounded(Refusal):
    message = _l("สมัชชานี้มีธรรมนูญแล้ว แก้ได้ในร่างฉบับต่อไป")


class AlreadyRepealed(Refusal):
    message = _l("ข้อนี้ยกเลิกไปแล้ว เลขข้อยังเก็บไว้ จึงแก้หรือย้ายไม่ได้อีก")


class ChapterHasClauses(Refusal):
    message = _l("หมวดนี้มีข้อที่ร่างไว้แล้ว โปรดเลิกข้อเหล่านั้นก่อน แล้วจึงเลิกหมวด")


class DayTooEarly(Refusal):
    status = 422
    message = _l("วันมีผลใช้บังคับต้องไม่ก่อนวันรับรอง และไม่ก่อนวันที่ฉบับเดิมมีผล")


class DraftIsBeforeTheMeeting(Refusal):
    message = _l("ร่างฉบับนี้อยู่ในที่ประชุมแล้ว จึงยังแก้ไม่ได้ ถอนออกจากวาระก่อน แล้วจึงแก้")


class GoneFromDraft(Refusal):
    message = _l("มีคนเลิกรายการนี้ไปแล้ว สิ่งที่พิมพ์ไว้ยังอยู่ โปรดดูร่างล่าสุดอีกครั้ง")


class NoSuchPlace(Refusal):
    status = 422
    message = _l("ไม่พบที่วางนี้ในร่างล่าสุด โปรดเลือกจากรายการ")


class NothingChanges(Refusal):
    status = 422
    message = _l("ข้อความยังเหมือนเดิม จึงไม่มีอะไรต้องเก็บ")


class OrderWouldFall(Refusal):
    message = _l("สลับหมวดนี้ไม่ได้ เพราะเลขข้อที่พิมพ์ในฉบับแล้วจะไม่เรียงกัน เลขที่พิมพ์แล้วไม่เปลี่ยน")
