"""What an organisation is, in words."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

LONGEST_NAME = 120
LONGEST_LINE = 200
LONGEST_ABOUT = 1_000

SECTORS = {
    "community": _l("ชุมชน"),
    "local_government": _l("ท้องถิ่น"),
    "state": _l("รัฐ"),
    "private": _l("เอกชน"),
}
LEVELS = {
    "village": _l("หมู่บ้าน"),
    "subdistrict": _l("ตำบล"),
    "district": _l("อำเภอ"),
    "province": _l("จังหวัด"),
    "national": _l("ประเทศ"),
}
KINDS: Mapping[str, LazyString] = {
    "assembly": _l("สมัชชา"),
    "network": _l("เครือข่าย"),
    "community_organisation": _l("องค์กรชุมชน"),
    "association": _l("สมาคม"),
    "institute": _l("สถาบัน"),
    "fund_centre": _l("กองทุนหรือศูนย์"),
    "local_authority": _l("องค์กรปกครองส่วนท้องถิ่น"),
    "state_agency": _l("ส่วนราชการ"),
    "university": _l("มหาวิทยาลัย"),
    "private_firm": _l("ธุรกิจเอกชน"),
}
# What somebody most likely means who says only the sector.
USUAL_KIND = {
    "community": "community_organisation",
    "local_government": "local_authority",
    "state": "state_agency",
    "private": "private_firm",
}
HAVE_MEMBERS = ("assembly", "network", "association", "institute", "fund_centre")


class NoName(Refusal):
    status = 422
    message = _l("เขียนชื่อหน่วยงานก่อน")


class NameTooLong(Refusal):
    status = 422
    message = _l("ชื่อหน่วยงานยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


class TooLong(Refusal):
    status = 422
    message = _l("ยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")


class KnownAlready(Refusal):
    message = _l("มี %(name)s อยู่ในรายชื่อแล้ว")


class NoSuchKind(Refusal):
    status = 422
    message = _l("เลือกฝ่ายและระดับจากรายการ")


class NoSuchPlace(Refusal):
    status = 422
    message = _l("เลือกอำเภอและตำบลจากรายการของจังหวัดนี้")


class NotListed(Refusal):
    """A name typed beside a list; the list is to be added to first."""

    status = 422
    message = _l("ไม่พบ “%(name)s” ในรายชื่อ เลือกชื่อที่ขึ้นมา หรือเพิ่มหน่วยงานนี้ก่อน")


class IsNoMore(Refusal):
    message = _l("%(name)s สิ้นสุดไปแล้ว เลือกหน่วยงานที่ยังอยู่")


class HasNoMembers(Refusal):
    message = _l("%(name)s ไม่ใช่เครือข่ายหรือองค์กรที่มีสมาชิก เปลี่ยนประเภทก่อน")


class NoSuchRepresentative(Refusal):
    status = 404
    message = _l("ไม่พบผู้แทนคนนี้แล้ว หน้านี้แสดงรายชื่อล่าสุด")


class NothingToShow(Refusal):
    """A consent without the person who gave it."""

    status = 422
    message = _l("บันทึกความยินยอมได้เมื่อมีชื่อของผู้ที่ยินยอม")
