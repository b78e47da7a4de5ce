"""Why a screen stays as it is."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class NoSuchSlide(Refusal):
    status = 422
    message = _l("ไม่มีภาพนี้ให้ขึ้นจอ โปรดเลือกจากปุ่มข้างภาพตัวอย่าง")


class NothingToShow(Refusal):
    message = _l("วาระนี้ยังไม่มีสิ่งนี้ให้ขึ้นจอ บนจอยังเป็นภาพเดิม")


class NoSuchScreen(Refusal):
    status = 422
    message = _l("ชื่อจอใช้อักษรอังกฤษตัวเล็กและตัวเลข ไม่เกิน 20 ตัว")


class NoSuchChapter(Refusal):
    status = 422
    message = _l("ไม่มีหมวดนี้ในธรรมนูญ บนจอยังเป็นภาพเดิม")


class EmptyMessage(Refusal):
    status = 422
    message = _l("ยังไม่ได้พิมพ์ข้อความ พิมพ์ก่อนแล้วจึงขึ้นจอ")


class MessageTooLong(Refusal):
    status = 422
    message = _l("ข้อความยาวเกินหนึ่งจอ ตัดให้สั้นลง แล้วขึ้นจออีกครั้ง")


class MainScreenStays(Refusal):
    message = _l("จอใหญ่เป็นจอของห้อง จึงเอาออกไม่ได้ ถ้าไม่ต้องการให้เห็น กดจอว่าง")


class BallotIsOpen(Refusal):
    message = _l("ยังเปิดลงมติอยู่ ปิดลงมติก่อน แล้วจึงพัก")
