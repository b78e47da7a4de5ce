"""What is said of a promise, and what of it is refused: words, days, weights, progress."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core import thai
from assembly.core.errors import Refusal
from assembly.core.text import graphemes

LONGEST_TITLE = 600
LONGEST_EXPECTED = 600
LONGEST_REPORT = 2000
MOST_PARTS = 24
MOST_BODIES = 13  # one that leads and twelve with it
HEAVIEST = 100


class NothingSaid(Refusal):
    status = 422
    message = _l("เขียนก่อนว่าเกิดอะไรขึ้น")


class NoTitle(Refusal):
    status = 422
    message = _l("เขียนก่อนว่าจะทำอะไร")


class SaidTooLong(Refusal):
    status = 422
    message = _l("ยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


class DayToCome(Refusal):
    status = 422
    message = _l("วันที่ยังมาไม่ถึง ใส่วันนี้หรือวันที่ผ่านมาแล้ว")


class BeginsAfterItsEnd(Refusal):
    status = 422
    message = _l("วันเริ่มต้องไม่หลังวันครบกำหนด %(day)s ดูวันที่อีกครั้ง")


class PeriodNeeded(Refusal):
    status = 422
    message = _l("โครงการต้องมีทั้งวันเริ่มและวันสิ้นสุด ใส่วันเริ่ม และกำหนดวันครบกำหนดของข้อนี้ก่อน")


class NoSuchProgress(Refusal):
    status = 422
    message = _l("ความคืบหน้าใส่ได้ 0 ถึง 100")


class ProgressOfParts(Refusal):
    status = 422
    message = _l("พันธสัญญานี้แบ่งเป็นส่วนแล้ว ใส่ความคืบหน้าที่แต่ละส่วน ระบบรวมตามน้ำหนักให้เอง")


class NoSuchWeight(Refusal):
    status = 422
    message = _l("น้ำหนักใส่ได้ 1 ถึง 100")


class PartOfAPart(Refusal):
    message = _l("ส่วนของงานแบ่งย่อยอีกชั้นไม่ได้")


class TooManyParts(Refusal):
    message = _l("แบ่งได้ไม่เกิน %(most)s ส่วน")


class NotABodyHere(Refusal):
    status = 422
    message = _l("เลือกหน่วยงานจากรายชื่อของสมัชชานี้")


class LeadsAndHelps(Refusal):
    status = 422
    message = _l("ผู้รับผิดชอบหลักไม่ต้องเลือกเป็นผู้ร่วมรับผิดชอบอีก")


class TooManyBodies(Refusal):
    status = 422
    message = _l("เลือกผู้ร่วมรับผิดชอบได้ไม่เกิน %(most)s หน่วยงาน")


class NotAPlaceHere(Refusal):
    status = 422
    message = _l("เลือกอำเภอหรือตำบลของจังหวัดนี้")


class NotAStrategyHere(Refusal):
    status = 422
    message = _l("เลือกยุทธศาสตร์ของสมัชชานี้")


class NoSuchLine(Refusal):
    status = 404
    message = _l("ไม่มีรายงานนี้ โปรดเลือกจากรายการ")


class CorrectedBefore(Refusal):
    message = _l("รายงานนี้แก้ไปแล้ว ถ้ายังไม่ถูกต้อง ให้แก้รายงานล่าสุด")


class SameDay(Refusal):
    status = 422
    message = _l("ครบกำหนดวันนี้อยู่แล้ว ใส่วันใหม่")


class DueIsOver(Refusal):
    status = 422
    message = _l("วันครบกำหนดใหม่ต้องยังไม่ผ่านไป")


class IsOver(Refusal):
    message = _l("พันธสัญญานี้จบแล้ว ถ้าจะทำต่อ ให้เปลี่ยนสถานะก่อน")


@dataclass(frozen=True)
class Told:
    """One report: what happened when, as whom, and how far the matter is now.

    ``moves``: something is being done, so that what waited is moving from now on.
    """

    happened_on: date
    text: str
    progress: int | None = None
    source: str = "office"
    organisation_id: int | None = None
    seen: str = "shown"
    moves: bool = False


@dataclass(frozen=True)
class Described:
    """A commitment in words: what is done where, in which period, and what one will see."""

    title: str
    expected: str = ""
    kind: str = "activity"
    strategy_id: int | None = None
    district_code: str | None = None
    subdistrict_code: str | None = None
    begins_on: date | None = None


@dataclass(frozen=True)
class Part:
    """A part of a commitment, with bodies, days and a weight of its own."""

    title: str
    expected: str = ""
    lead: int | None = None
    partners: tuple[int, ...] = ()
    district_code: str | None = None
    subdistrict_code: str | None = None
    begins_on: date | None = None
    due_on: date | None = None
    weight: int = 1

    @property
    def bodies(self) -> tuple[int, ...]:
        return (*((self.lead,) if self.lead else ()), *self.partners)


def check_length(said: str, most: int) -> None:
    """Refuses: SaidTooLong."""
    if graphemes(said) > most:
        raise SaidTooLong(most=most, over=graphemes(said) - most)


def check_told(told: Told, today: date, *, has_parts: bool) -> None:
    """Refuses: NothingSaid, SaidTooLong, DayToCome, NoSuchProgress, ProgressOfParts."""
    if not told.text.strip():
        raise NothingSaid
    check_length(told.text, LONGEST_REPORT)
    check_happened(told.happened_on, today)
    if told.progress is not None and not 0 <= told.progress <= 100:
        raise NoSuchProgress
    if told.progress is not None and has_parts:
        raise ProgressOfParts


def check_happened(day: date, today: date) -> None:
    """Refuses: DayToCome."""
    if day > today:
        raise DayToCome


def check_words(title: str, expected: str) -> None:
    """Refuses: NoTitle, SaidTooLong."""
    if not title.strip():
        raise NoTitle
    check_length(title, LONGEST_TITLE)
    check_length(expected, LONGEST_EXPECTED)


def check_period(kind: str, begins: date | None, due: date | None) -> None:
    """Refuses: PeriodNeeded for a project without both days, BeginsAfterItsEnd."""
    if kind == "project" and (begins is None or due is None):
        raise PeriodNeeded
    if begins is not None and due is not None and begins > due:
        raise BeginsAfterItsEnd(day=thai.long_date(due))


def check_part(part: Part, known: Collection[int]) -> None:
    """Refuses: what ``check_words`` and ``check_period`` refuse, NoSuchWeight, NotABodyHere,
    LeadsAndHelps, TooManyBodies."""
    check_words(part.title, part.expected)
    check_period("activity", part.begins_on, part.due_on)
    if not 1 <= part.weight <= HEAVIEST:
        raise NoSuchWeight
    if not set(part.bodies) <= set(known):
        raise NotABodyHere
    if part.lead in part.partners:
        raise LeadsAndHelps
    if len(part.bodies) > MOST_BODIES:
        raise TooManyBodies(most=MOST_BODIES - 1)


def check_extended(state: str, now: date | None, then: date, today: date) -> None:
    """Refuses: IsOver, SameDay, DueIsOver."""
    if state in {"kept", "ended"}:
        raise IsOver
    if now == then:
        raise SameDay
    if then < today:
        raise DueIsOver
