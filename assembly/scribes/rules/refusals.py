from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class NoHead(Refusal):
    status = 422
    message = _l("ไม่พบหัวตาราง ต้องมีช่อง “ความทุกข์” “อำเภอ” และ “ตำบล” ดูจากไฟล์เปล่า")


class NothingInFile(Refusal):
    status = 422
    message = _l("ไฟล์นี้มีแต่หัวตาราง ยังไม่มีความทุกข์")


class NotTypedHere(Refusal):
    status = 404
    message = _l("ไม่พบเรื่องที่ท่านจดไว้ด้วยรหัสนี้ ดูรหัสอีกครั้ง")


class ReadAlready(Refusal):
    message = _l("เรื่องนี้มีคนอ่านและจัดการแล้ว ให้ผู้เล่าถอนเองด้วยรหัสติดตาม")


class OddCodes(Refusal):
    status = 422
    message = _l("ไม่มีใบรหัสให้พิมพ์ จดเรื่องก่อน หรือเปิดหน้านี้ใหม่")
