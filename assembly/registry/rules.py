"""What an organisation is, in words."""

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

LONGEST_NAME = 120
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


class NoName(Refusal):
    status = 422
    message = _l("เขียนชื่อหน่วยงานก่อน")


class NameTooLong(Refusal):
    status = 422
    message = _l("ชื่อหน่วยงานยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


class KnownAlready(Refusal):
    message = _l("มี %(name)s อยู่ในรายชื่อแล้ว")


class NoSuchKind(Refusal):
    status = 422
    message = _l("เลือกฝ่ายและระดับจากรายการ")
