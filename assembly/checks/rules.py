"""What may need a second person, who that may be, and when a confirmation holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.text import graphemes

LONGEST_REASON = 500


class State(StrEnum):
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    OVERTAKEN = "overtaken"  # what was to be confirmed has changed, or was asked anew


@dataclass(frozen=True)
class Kind:
    """One thing that an assembly may have confirmed by a second person."""

    name: LazyString
    why: LazyString
    roles: frozenset[str]


# what → its names and who may confirm it. A new kind is one line here.
KINDS: Mapping[str, Kind] = {
    "figures": Kind(
        _l("ผลนับคะแนน"),
        _l("ยกมือ บัตรกระดาษ และเสียงจากโทรศัพท์ ก่อนประกาศผลลงมติ"),
        frozenset({"facilitator", "secretary", "teller", "admin"}),
    ),
    "minutes": Kind(
        _l("รายงานการประชุม"),
        _l("ก่อนที่รายงานจะเป็นฉบับรับรองและแก้ไม่ได้อีก"),
        frozenset({"facilitator", "secretary", "admin"}),
    ),
    "edition": Kind(
        _l("ธรรมนูญฉบับใหม่"),
        _l("ก่อนประกาศใช้จากโต๊ะเลขานุการ ฉบับที่ที่ประชุมลงมติทั้งฉบับใช้ผลลงมติแทน"),
        frozenset({"facilitator", "secretary", "admin"}),
    ),
    "evidence": Kind(
        _l("ตัวเลขในรายงานพันธสัญญา"),
        _l("ตัวเลขที่ยืนยันแล้ว ทุกคนจะเห็นว่ามีคนที่สองเทียบกับของจริงหรือเอกสาร"),
        frozenset({"facilitator", "secretary", "admin"}),
    ),
}


class NeedsSecondPerson(Refusal):
    """Not final before somebody else confirmed it. Its facts say what has to be asked."""

    message = _l(
        "เรื่องนี้ต้องมีเจ้าหน้าที่อีกคนยืนยันก่อน ส่งคำขอไว้แล้ว "
        "ขอให้อีกคนเข้าใช้ด้วยลิงก์ของตนเอง แล้วเปิดหน้า “รอผู้ยืนยันคนที่สอง”"
    )


class StillWaiting(NeedsSecondPerson):
    message = _l("ยังรอผู้ยืนยันคนที่สอง ขอให้เจ้าหน้าที่อีกคนเข้าใช้ด้วยลิงก์ของตนเอง แล้วเปิดหน้า “รอผู้ยืนยันคนที่สอง”")


class WasDeclined(NeedsSecondPerson):
    message = _l("ผู้ยืนยันคนที่สองไม่ยืนยัน โปรดตรวจเหตุผล แล้วขอให้ดูอีกครั้ง")


class ChangedSince(Refusal):
    message = _l("ตัวเลขหรือข้อความเปลี่ยนไปจากที่ท่านเห็น ยังไม่ได้ยืนยัน โปรดอ่านอีกครั้ง")


class SamePerson(Refusal):
    message = _l("ท่านเป็นผู้ขอให้ยืนยันเอง ต้องให้เจ้าหน้าที่อีกคนยืนยันด้วยลิงก์ของตนเอง")


class NotYoursToConfirm(Refusal):
    status = 403
    message = _l("หน้าที่ของท่านยืนยันเรื่องนี้ไม่ได้ ขอให้เจ้าหน้าที่ที่มีหน้าที่เป็นผู้ยืนยัน")


class AlreadyAnswered(Refusal):
    message = _l("เรื่องนี้มีผู้ตอบแล้ว หน้านี้แสดงสถานะล่าสุด")


class WhyDeclined(Refusal):
    status = 422
    message = _l("เขียนเหตุผลสั้น ๆ ว่าเหตุใดจึงไม่ยืนยัน")


class WhyTooLong(Refusal):
    status = 422
    message = _l("เหตุผลยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


def may_answer(state: str, what: str, roles: frozenset[str], *, same_person: bool) -> None:
    """Whether this person may confirm or decline.

    Refuses: AlreadyAnswered, NotYoursToConfirm, SamePerson.
    """
    if state != State.ASKED:
        raise AlreadyAnswered
    if what not in KINDS or not KINDS[what].roles & roles:
        raise NotYoursToConfirm
    if same_person:
        raise SamePerson


def check_unchanged(seen: str, asked: str, now: str | None) -> None:
    """Whether what the person saw is what was asked, and still is so. Refuses: ChangedSince."""
    if seen != asked or (now is not None and now != asked):
        raise ChangedSince


def check_reason(reason: str) -> None:
    """Refuses: WhyDeclined, WhyTooLong."""
    if not reason:
        raise WhyDeclined
    if (over := graphemes(reason) - LONGEST_REASON) > 0:
        raise WhyTooLong(most=LONGEST_REASON, over=over)
