"""Why the running order stays as it is."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal


class ItemIsOver(Refusal):
    message = _l("วาระนี้เปิดหรือจบไปแล้ว จึงย้ายหรือลบไม่ได้")


class ItemHasGrown(Refusal):
    message = _l("วาระนี้มีความทุกข์ ร่างมติ หรือวาระย่อยอยู่แล้ว จึงลบไม่ได้ เลื่อนหรือถอนเรื่องแทนได้")


class NoRoomThere(Refusal):
    message = _l("ย้ายไปตรงนั้นไม่ได้ เลขของวาระที่เปิดไปแล้วต้องคงเดิม")


class NoTitle(Refusal):
    status = 422
    message = _l("เขียนชื่อวาระก่อน")


class NoReason(Refusal):
    status = 422
    message = _l("เขียนเหตุผลสั้น ๆ ก่อน จะอยู่ในบันทึกเหตุการณ์")


class NothingToCarry(Refusal):
    message = _l("การประชุมครั้งก่อนไม่มีวาระค้าง")


class NotYetCarried(Refusal):
    message = _l("เสนอเรื่องขึ้นได้เฉพาะการประชุมของสมัชชาอื่นที่ยังไม่เปิด")


class CarriedBefore(Refusal):
    message = _l("เรื่องนี้ถูกนำไปเข้าวาระของการประชุมอื่นแล้ว")
