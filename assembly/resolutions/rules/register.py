"""The life of a matter as the register tells it, and what a later act may do to a resolution."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

# What has become of a matter, in the order of its life.
STATES = {
    "draft": _l("ร่าง"),
    "amended": _l("ร่างที่แก้แล้ว"),
    "voting": _l("กำลังลงมติ"),
    "adopted": _l("รับรองแล้ว"),
    "fallen": _l("ไม่รับรอง"),
    "postponed": _l("เลื่อนการพิจารณา"),
    "withdrawn": _l("ถอนเรื่อง"),
    "superseded": _l("มีมติใหม่แทน"),
    "void": _l("ไม่มีผลแล้ว"),
}
EFFECTS = {
    "superseded": _l("แทนที่ทั้งมติ"),
    "amended": _l("แก้บางข้อ"),
    "void": _l("ประกาศว่าไม่มีผล"),
}


class NoSuchEffect(Refusal):
    status = 422
    message = _l("เลือกว่าจะแทนที่ทั้งมติ แก้บางข้อ หรือประกาศว่าไม่มีผล")


class NoLaterResolution(Refusal):
    status = 422
    message = _l("ใส่เลขของมติที่รับรองทีหลังในสมัชชานี้ เช่น 13.2")


class NotLater(Refusal):
    message = _l("มติ %(number)s ไม่ได้รับรองทีหลังมตินี้ มติที่มาก่อนแทนที่มติที่มาทีหลังไม่ได้")


class StandsNoMore(Refusal):
    message = _l("มติ %(number)s ไม่มีผลอยู่แล้ว จึงแทนที่หรือแก้อีกไม่ได้")


class SaidAlready(Refusal):
    message = _l("ทะเบียนบอกเรื่องนี้ไว้แล้ว")


class ItemNeeded(Refusal):
    status = 422
    message = _l("เลือกข้อที่ถูกแก้")


def check_effect(kind: str, item: int, items: int, *, later: bool) -> None:
    """Refuses: NoSuchEffect, ItemNeeded, NoLaterResolution."""
    if kind not in EFFECTS:
        raise NoSuchEffect
    if kind == "amended" and not 1 <= item <= items:
        raise ItemNeeded
    if kind != "void" and not later:
        raise NoLaterResolution
