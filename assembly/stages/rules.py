"""What a listening stage must say, and which of its numbers may be said out loud."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.meetings.rules import SMALL_CELL, spoken_count

GROUPS = ("student", "working", "parent", "other")
MOST_PEOPLE = 10_000  # of one group, at one stage
LONGEST_SUMMARY = 4_000
LONGEST_ANSWER = 1_000


@dataclass(frozen=True)
class Call:
    """What is agreed when a listening stage is called."""

    held_on: date
    place: str
    district: str  # official codes
    subdistrict: str | None = None
    wifi: tuple[str, str] = ("", "")  # name, password


class StageNotHere(Refusal):
    status = 404
    message = _l("ไม่พบเวทีรับฟังความทุกข์นี้ ดูรหัสหรือลิงก์อีกครั้ง")


class DistrictElsewhere(Refusal):
    status = 422
    message = _l("เลือกอำเภอจากรายการ และเลือกตำบลที่อยู่ในอำเภอนั้น")


class NoAnswer(Refusal):
    status = 422
    message = _l("เขียนคำตอบที่ให้ไว้ในเวทีก่อน แล้วค่อยกดบันทึก")


class AnswerTooLong(Refusal):
    status = 422
    message = _l("คำตอบยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว")


class ToldElsewhere(Refusal):
    status = 404
    message = _l("เรื่องนี้ไม่ได้เล่าในเวทีนี้ หรือผู้เล่าถอนไปแล้ว")


class NothingToSend(Refusal):
    message = _l("ไม่มีเรื่องที่รอส่งเข้าจังหวัดแล้ว")


class TouchedMeanwhile(Refusal):
    """Another helper was first with this grievance: what stands now is shown, nothing is lost."""

    message = _l("มีผู้อื่นเพิ่งจัดการเรื่องนี้ไปก่อน หน้านี้แสดงล่าสุดแล้ว โปรดดูอีกครั้ง")


def check_version(seen: int, now: int) -> None:
    """Refuses: TouchedMeanwhile."""
    if seen != now:
        raise TouchedMeanwhile


def spoken(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The counts of groups as anybody may read them beside their sum; ``None``: not said.

    A small one is left out, and as many of the next larger as it takes for the sum to tell nothing
    of fewer than five people. Where nobody came, nobody is hidden: a zero is said.
    """
    hidden = {key for key, count in counts.items() if spoken_count(count) is None}
    others = sorted((count, key) for key, count in counts.items() if count and key not in hidden)
    while hidden and others and not _is_covered([counts[key] for key in hidden]):
        hidden.add(others.pop(0)[1])
    return {key: None if key in hidden else count for key, count in counts.items()}


def _is_covered(hidden: Sequence[int]) -> bool:
    return len(hidden) > 1 and sum(hidden) >= SMALL_CELL


def spoken_sum(counts: Sequence[int], said: Sequence[int | None]) -> int | None:
    """The sum of a column, unless it would tell the one number in it that was left out."""
    alone = sum(1 for count in said if count is None) == 1
    return None if alone else spoken_count(sum(counts))
