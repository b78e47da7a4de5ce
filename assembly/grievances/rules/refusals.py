"""What a grievance, a message about it or the desk is refused."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class NothingTold(Refusal):
    status = 422
    message = _l("เล่าความทุกข์สักนิดก่อน แล้วค่อยกดส่ง")


class ToldTooMuch(Refusal):
    status = 422
    message = _l("เล่าได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว ตัดออกเล็กน้อยแล้วส่งอีกครั้ง")


class PlaceElsewhere(Refusal):
    status = 422
    message = _l("ที่นี่รับความทุกข์ของคนใน %(province)s โปรดเลือกอำเภอและตำบลในรายการ")


class StrategyElsewhere(Refusal):
    status = 422
    message = _l("เลือกเรื่องจากรายการ หรือไม่เลือกก็ได้")


class AlreadyTold(Refusal):
    """The form was sent before, with other words: the first ones are kept, these are not yet."""

    message = _l("เรื่องก่อนหน้านี้ส่งถึงแล้ว ถ้านี่เป็นอีกเรื่องหนึ่ง กดส่งอีกครั้งได้เลย")


class ContactWithoutConsent(Refusal):
    status = 422
    message = _l("ถ้าให้ติดต่อกลับ โปรดทำเครื่องหมายว่ายินยอม หรือลบช่องติดต่อออก")


class PicturesFull(Refusal):
    """The assembly, or this browser, has sent as many pictures as are kept."""

    message = _l("ตอนนี้รับรูปเพิ่มไม่ได้ ส่งเฉพาะข้อความได้เลย")


class WrongTrackingCode(Refusal):
    status = 404
    message = _l("ไม่พบรหัสติดตามนี้ ตรวจตัวเลข 16 ตัวอีกครั้ง")


class NothingWritten(Refusal):
    status = 422
    message = _l("เขียนข้อความสักนิดก่อน แล้วค่อยกดส่ง")


class WroteTooMuch(Refusal):
    status = 422
    message = _l("เขียนได้ไม่เกิน %(most)s ตัวอักษร ตัดออก %(over)s ตัวแล้วส่งอีกครั้ง")


class WroteTooOften(Refusal):
    status = 429
    message = _l("เรื่องนี้มีข้อความจากท่านมากแล้ว กระบวนกรจะอ่านทุกข้อความ โปรดรอคำตอบก่อน")


class AlreadyWithdrawn(Refusal):
    message = _l("เรื่องนี้ถอนไปแล้ว จึงเขียนถึงกันต่อไม่ได้")


class KeepsForGood(Refusal):
    message = _l("สมัชชานี้ยังไม่ได้กำหนดว่าเก็บข้อความไว้กี่วัน ตั้งได้ที่โต๊ะเลขานุการ หน้า “การเก็บและเผยแพร่ความทุกข์”")


class NothingChosen(Refusal):
    status = 422
    message = _l("เลือกความทุกข์อย่างน้อยหนึ่งเรื่องก่อน")


class ItemIsDone(Refusal):
    """What a finished item grew from stays behind it: decisions stand on it."""

    message = _l("วาระนี้จบแล้ว ความทุกข์ที่อยู่ในวาระจึงเพิ่มหรือย้ายไม่ได้")


class GrievanceNotHere(Refusal):
    status = 404
    message = _l("ไม่พบความทุกข์ที่เลือก โปรดเปิดหน้านี้ใหม่อีกครั้ง")


class GrievanceWithdrawn(Refusal):
    message = _l("ผู้แจ้งถอนเรื่องนี้แล้ว จึงไม่ต้องทำอะไรกับเรื่องนี้อีก")


class NoReasonToWithhold(Refusal):
    status = 422
    message = _l("เขียนเหตุผลที่ยังไม่เผยแพร่ ผู้แจ้งจะอ่านเหตุผลนี้")


class ReasonTooLong(Refusal):
    status = 422
    message = _l("เหตุผลยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


class NothingLeft(Refusal):
    status = 422
    message = _l("ข้อความที่จะเผยแพร่ว่างเปล่า ถ้าไม่ควรเผยแพร่เลย ใช้ปุ่มไม่เผยแพร่")


class PictureNotHere(Refusal):
    status = 404
    message = _l("ไม่พบรูปนี้ โปรดเปิดหน้านี้ใหม่อีกครั้ง")
