"""Refusals at the door, what a typed slip code is, and what may be said of a member."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

CODE_DIGITS = 12
LINK_HOURS = 24 * 7
FORGOTTEN = "—"  # stands for the name of a person who asked to be forgotten

# What a member may be, each with its word, in the order in which it is read out.
KINDS = {"delegate": _l("ผู้แทน"), "observer": _l("ผู้สังเกตการณ์")}
SECTORS = {
    "community": _l("ชุมชน"),
    "local_government": _l("ท้องถิ่น"),
    "state": _l("รัฐ"),
    "private": _l("เอกชน"),
}
TARGET_GROUPS = {
    "student": _l("นักศึกษา 18–25 ปี"),
    "working": _l("คนทำงาน 25–60 ปี"),
    "parent": _l("ผู้ปกครอง"),
}


@dataclass(frozen=True)
class Person:
    """Someone who is put on the roll, as the form or the file says."""

    title: str
    given_name: str
    surname: str
    district_code: str
    kind: str = "delegate"
    sector: str | None = None
    target_group: str | None = None
    network: str = ""
    is_representative: bool = False
    may_keep: bool = False
    may_name: bool = False
    may_picture: bool = False

    @property
    def key(self) -> str:
        """The same for the same person: the name without its title, and the district."""
        return key_of(self.given_name, self.surname, self.district_code)


def key_of(given_name: str, surname: str, district_code: str) -> str:
    """Spaces and capitals make nobody another person."""
    name = "".join(f"{given_name}{surname}".split()).casefold()
    return f"{name}|{district_code}"


class NotOneCalledSo(Refusal):
    message = _l("เจ้าหน้าที่ชื่อ “%(name)s” มี %(n)s คน ใช้คำสั่งนี้ได้เมื่อมีคนเดียว")


class AlreadyOnRoll(Refusal):
    message = _l("มีชื่อ %(name)s ของอำเภอนี้แล้ว ค้นจากชื่อแล้วกดลงทะเบียนได้เลย")


class WrongSlip(Refusal):
    status = 404
    message = _l("ไม่พบบัตรนี้ ตรวจตัวเลข 12 ตัวบนบัตรอีกครั้ง หรือถามผู้ช่วยที่โต๊ะลงทะเบียน")


class SlipRevoked(Refusal):
    status = 410
    message = _l("บัตรนี้ถูกยกเลิกแล้ว โปรดรับบัตรใหม่ที่โต๊ะลงทะเบียน")


class LinkUsed(Refusal):
    status = 410
    message = _l("ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ ขอลิงก์ใหม่จากผู้ดูแลระบบ")
