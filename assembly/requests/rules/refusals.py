"""What is refused about a request, a letter or an answer."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class NothingIsRequested(Refusal):
    status = 422
    message = _l("เขียนว่าขอให้หน่วยงานทำอะไร อย่างน้อยหนึ่งข้อ")


class RequestHasNoTitle(Refusal):
    status = 422
    message = _l("เขียนชื่อเรื่อง และเขียนว่าเรียนถึงตำแหน่งใด")


class RequestTooLong(Refusal):
    status = 422
    message = _l("ข้อความยาวเกินไป ตัดออก %(over)s ตัว สิ่งที่พิมพ์ไว้ยังอยู่")


class RequestedBodyElsewhere(Refusal):
    status = 422
    message = _l("เลือกหน่วยงานจากรายชื่อของสมัชชานี้")


class RequestIsSent(Refusal):
    message = _l("หนังสือนี้ส่งไปแล้ว จึงแก้ข้อความไม่ได้ ถ้าขอเพิ่ม ส่งหนังสือเตือนหรือเขียนฉบับใหม่")


class RequestIsNotSent(Refusal):
    message = _l("หนังสือนี้ยังไม่ได้ส่ง ส่งก่อนแล้วจึงบันทึกเรื่องนี้ได้")


class RequestIsWithdrawn(Refusal):
    message = _l("คำขอนี้ถอนไปแล้ว ถ้าจะขออีก เขียนฉบับใหม่")


class RequestIsAnswered(Refusal):
    message = _l("หน่วยงานตอบแล้ว จึงไม่ต้องเตือน ถ้ายังไม่พอ ส่งต่อระดับที่สูงขึ้นได้")


class AnsweredAlready(Refusal):
    message = _l("หน่วยงานตอบแล้ว คำขอและคำตอบจึงอยู่ต่อ ถอนไม่ได้")


class NothingToEscalate(Refusal):
    message = _l("ส่งต่อระดับที่สูงขึ้นได้เมื่อส่งหนังสือไปแล้ว และไม่ได้ถอน")


class EscalatedAlready(Refusal):
    message = _l("เรื่องนี้ส่งต่อถึง %(name)s แล้ว เปิดฉบับนั้นได้จากหน้านี้")


class NotAbove(Refusal):
    status = 422
    message = _l("เลือกหน่วยงานที่อยู่ระดับสูงกว่า %(name)s")


class LetterNeedsNumber(Refusal):
    status = 422
    message = _l("ใส่เลขที่หนังสือ และเลือกว่าส่งทางใด")


class LetterFromTheFuture(Refusal):
    status = 422
    message = _l("วันนี้ยังมาไม่ถึง ใส่วันที่เกิดขึ้นจริง")


class LetterBeforeLast(Refusal):
    status = 422
    message = _l("ต้องไม่ก่อน %(day)s ซึ่งเป็นวันของฉบับก่อนหน้า")


class AskedBackTooEarly(Refusal):
    status = 422
    message = _l("วันที่ขอคำตอบต้องอยู่หลังวันที่ส่ง")


class NoReasonToWithdraw(Refusal):
    status = 422
    message = _l("เขียนเหตุผลที่ถอนคำขอ ทุกคนจะอ่านได้")


class NoSuchAnswerKind(Refusal):
    status = 422
    message = _l("เลือกว่าหน่วยงานตอบอย่างไร")


class RefusalNeedsReason(Refusal):
    status = 422
    message = _l("เขียนเหตุผลที่หน่วยงานไม่รับ ตามที่หน่วยงานบอก")


class AnswerNeedsWords(Refusal):
    status = 422
    message = _l("เขียนว่าหน่วยงานรายงานว่าทำอะไรไปแล้ว")


class AnswerNeedsPlan(Refusal):
    status = 422
    message = _l("เลือกว่าแผนของหน่วยงานรับเรื่องนี้ไปถึงไหน")


class NoSuchBudget(Refusal):
    status = 422
    message = _l("ใส่งบเป็นตัวเลขบาท เช่น 250000 หรือ 250000.50")


class PromisedTooEarly(Refusal):
    status = 422
    message = _l("วันที่สัญญาว่าจะเสร็จต้องไม่ก่อนวันที่ตอบ")


class AnsweredBeforeSent(Refusal):
    status = 422
    message = _l("วันที่ตอบต้องไม่ก่อนวันที่ส่งหนังสือ คือ %(day)s")


class NoSuchAnswer(Refusal):
    status = 422
    message = _l("ไม่พบคำตอบที่จะแก้ หรือแก้ไปแล้ว หน้านี้แสดงคำตอบล่าสุด")


class AnswerIsRead(Refusal):
    message = _l("คำตอบนี้อ่านและตัดสินไปแล้ว หน้านี้แสดงผลล่าสุด")


class NoReasonToWithhold(Refusal):
    status = 422
    message = _l("เขียนเหตุผลที่ไม่เผยแพร่ ทุกคนจะอ่านได้")
