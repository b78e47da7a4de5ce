"""The course of minutes: drafting, circulated until a day, adopted. Adopted, they are frozen."""

import re
from datetime import date, timedelta

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

LONGEST_PASSAGE = 20_000  # characters as people count them
LONGEST_REASON = 500
MOST_CORRECTIONS = 20  # of one person on one meeting's minutes
LATEST = timedelta(days=366)  # that corrections may be open
FACTS = "facts"  # what the meeting itself filled in: noted, never rewritten
_PLACE = re.compile(r"before|after|item-([1-9][0-9]{0,15})")


class MinutesFrozen(Refusal):
    message = _l("รายงานการประชุมนี้รับรองแล้ว แก้ไม่ได้อีก สิ่งที่พิมพ์ไว้ยังอยู่ในช่อง")


class NoSuchPassage(Refusal):
    status = 404
    message = _l("ไม่พบส่วนนี้ของรายงาน โปรดเปิดหน้ารายงานใหม่")


class PassageMoved(Refusal):
    message = _l("มีคนแก้ข้อความส่วนนี้ไปเมื่อครู่ โปรดอ่านข้อความล่าสุดก่อน แล้วเลือกอีกครั้ง")


class WordingsDiffer(Refusal):
    message = _l("ยังมีข้อความ 2 แบบให้เลือกอยู่ โปรดเลือกก่อน แล้วจึงเวียนหรือรับรอง")


class MeetingNotClosed(Refusal):
    message = _l("การประชุมยังไม่เลิก เวียนรายงานได้เมื่อเลิกประชุมแล้ว")


class OddDate(Refusal):
    status = 422
    message = _l("วันสุดท้ายที่ขอแก้ได้ ต้องเป็นวันนี้หรือหลังจากนี้ ไม่เกินหนึ่งปี")


class NotCirculated(Refusal):
    message = _l("รายงานนี้ยังไม่ได้เวียนให้ตรวจ จึงยังขอแก้หรือรับรองไม่ได้")


class CorrectedLate(Refusal):
    message = _l("หมดเวลาขอแก้รายงานนี้แล้ว วันสุดท้ายคือ %(day)s สิ่งที่พิมพ์ไว้ยังอยู่ โปรดแจ้งในที่ประชุมครั้งต่อไป")


class NothingToCorrect(Refusal):
    status = 422
    message = _l("ข้อความยังเหมือนเดิม โปรดแก้ข้อความก่อนส่ง")


class AskedEnough(Refusal):
    status = 429
    message = _l("ท่านขอแก้รายงานนี้ครบ %(most)s ข้อแล้ว เรื่องที่เหลือโปรดแจ้งเลขานุการ")


class AlreadyAnswered(Refusal):
    message = _l("ข้อนี้ตอบไปแล้ว หน้านี้แสดงผลล่าสุดแล้ว")


class CorrectionsWait(Refusal):
    message = _l("ยังมีข้อขอแก้ %(n)s ข้อที่ยังไม่ได้ตอบ โปรดตอบให้ครบก่อนรับรอง")


class DateNotPassed(Refusal):
    message = _l("ยังขอแก้ได้ถึง %(day)s รับรองด้วยการเวียนได้ตั้งแต่วันถัดไป")


class NotItsMeeting(Refusal):
    status = 422
    message = _l("โปรดเลือกการประชุมครั้งหลังที่รับรองรายงานนี้ และวาระของการประชุมนั้น")


class ItemDecidedOtherwise(Refusal):
    message = _l("วาระที่เลือกลงมติแล้วและไม่เห็นชอบ จึงไม่ได้รับรองรายงานนี้")


def item_place(item_id: int) -> str:
    return f"item-{item_id}"


def item_of_place(place: str) -> int | None:
    """The item a place is on; ``None`` for before and after. Raises ``NoSuchPassage``."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise NoSuchPassage
    return int(found[1]) if found[1] else None


def check_writable(state: str) -> None:
    if state == "adopted":
        raise MinutesFrozen


def check_circulates(state: str, phase: str, until: date, today: date, *, differ: bool) -> None:
    """May minutes go round until a day? Again, while they do, moves the day."""
    check_writable(state)
    if phase != "closed":
        raise MeetingNotClosed
    if not today <= until <= today + LATEST:
        raise OddDate
    if differ:
        raise WordingsDiffer


def check_takes_corrections(state: str, until: date | None, today: date, shown: str) -> None:
    """``shown``: the last day as the reader's language says it."""
    check_writable(state)
    if state != "circulated" or until is None:
        raise NotCirculated
    if today > until:
        raise CorrectedLate(day=shown)


def check_adoptable(state: str, waiting: int, *, differ: bool) -> None:
    """Whichever way they are adopted: circulated, every correction answered, nothing undecided."""
    check_writable(state)
    if state != "circulated":
        raise NotCirculated
    if waiting:
        raise CorrectionsWait(n=waiting)
    if differ:
        raise WordingsDiffer
