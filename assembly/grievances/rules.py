"""What a grievance must have, what may be done with it, and how a batch of them is sealed."""

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import rfc8785
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.journal.merkle import leaf_hash, root

TARGET_GROUPS = ("student", "working", "parent")
LONGEST = 1000  # characters as people count them
LONGEST_REASON = 300  # why words are withheld
LONGEST_MESSAGE = 600
MOST_MESSAGES = 40  # of one sender about one grievance
FEWEST_TOGETHER = 5  # become public at once; fewer wait
FEWEST_NEARBY = (
    5  # published in a subdistrict, before a voice there is shown nearer than its district
)
KEEPING = (90, 180, 365, 730, 1095, 1825)  # days that an office may choose from
LONGEST_CONTACT = 100
CODE_DIGITS = 16

# What became of a grievance, in one word: the first of these that is true. A column that stands
# alone only has to hold something. Rule and database read this one list.
STATUSES: tuple[tuple[str, str, str | None], ...] = (
    ("withdrawn", "state", "withdrawn"),
    ("withheld", "state", "withheld"),
    ("on_agenda", "agenda_item_id", None),
    ("in_issue", "issue_id", None),
    ("forwarded", "organisation_id", None),
    ("answered", "answered_on", None),
    ("cleared", "state", "reviewed"),
)
STATUS_WORDS = ("new", *(word for word, _column, _value in reversed(STATUSES)))


@dataclass(frozen=True)
class About:
    """What may be said of a grievance beside its words, its place and its strategy."""

    urgent: bool = False
    target_group: str | None = None
    meeting_id: int | None = None
    typed_by: int | None = None  # the staff account that wrote it down for another


@dataclass(frozen=True)
class Forgotten:
    """What a day of forgetting did, or would do."""

    keep_days: int
    erased: int
    waiting: int  # as old, but their matter is not over


class NothingTold(Refusal):
    status = 422
    message = _l("เล่าความทุกข์สักนิดก่อน แล้วค่อยกดส่ง")


class ToldTooMuch(Refusal):
    status = 422
    message = _l("เล่าได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว ตัดออกเล็กน้อยแล้วส่งอีกครั้ง")


class PlaceElsewhere(Refusal):
    status = 422
    message = _l("ที่นี่รับความทุกข์ของคนใน %(province)s โปรดเลือกอำเภอและตำบลในรายการ")


class StrategyElsewhere(Refusal):
    status = 422
    message = _l("เลือกเรื่องจากรายการ หรือไม่เลือกก็ได้")


class AlreadyTold(Refusal):
    """The form was sent before, with other words: the first ones are kept, these are not yet."""

    message = _l("เรื่องก่อนหน้านี้ส่งถึงแล้ว ถ้านี่เป็นอีกเรื่องหนึ่ง กดส่งอีกครั้งได้เลย")


class ContactWithoutConsent(Refusal):
    status = 422
    message = _l("ถ้าให้ติดต่อกลับ โปรดทำเครื่องหมายว่ายินยอม หรือลบช่องติดต่อออก")


class PicturesFull(Refusal):
    """The assembly, or this browser, has sent as many pictures as are kept."""

    message = _l("ตอนนี้รับรูปเพิ่มไม่ได้ ส่งเฉพาะข้อความได้เลย")


class WrongTrackingCode(Refusal):
    status = 404
    message = _l("ไม่พบรหัสติดตามนี้ ตรวจตัวเลข 16 ตัวอีกครั้ง")


class NothingWritten(Refusal):
    status = 422
    message = _l("เขียนข้อความสักนิดก่อน แล้วค่อยกดส่ง")


class WroteTooMuch(Refusal):
    status = 422
    message = _l("เขียนได้ไม่เกิน %(most)s ตัวอักษร ตัดออก %(over)s ตัวแล้วส่งอีกครั้ง")


class WroteTooOften(Refusal):
    status = 429
    message = _l("เรื่องนี้มีข้อความจากท่านมากแล้ว กระบวนกรจะอ่านทุกข้อความ โปรดรอคำตอบก่อน")


class AlreadyWithdrawn(Refusal):
    message = _l("เรื่องนี้ถอนไปแล้ว จึงเขียนถึงกันต่อไม่ได้")


class KeepsForGood(Refusal):
    message = _l("สมัชชานี้ยังไม่ได้กำหนดว่าเก็บข้อความไว้กี่วัน ตั้งได้ที่โต๊ะเลขานุการ หน้า “การเก็บและเผยแพร่ความทุกข์”")


class NothingChosen(Refusal):
    status = 422
    message = _l("เลือกความทุกข์อย่างน้อยหนึ่งเรื่องก่อน")


class ItemIsDone(Refusal):
    """What a finished item grew from stays behind it: decisions stand on it."""

    message = _l("วาระนี้จบแล้ว ความทุกข์ที่อยู่ในวาระจึงเพิ่มหรือย้ายไม่ได้")


class GrievanceNotHere(Refusal):
    status = 404
    message = _l("ไม่พบความทุกข์ที่เลือก โปรดเปิดหน้านี้ใหม่อีกครั้ง")


class GrievanceWithdrawn(Refusal):
    message = _l("ผู้แจ้งถอนเรื่องนี้แล้ว จึงไม่ต้องทำอะไรกับเรื่องนี้อีก")


class NoReasonToWithhold(Refusal):
    status = 422
    message = _l("เขียนเหตุผลที่ยังไม่เผยแพร่ ผู้แจ้งจะอ่านเหตุผลนี้")


class ReasonTooLong(Refusal):
    status = 422
    message = _l("เหตุผลยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


class NothingLeft(Refusal):
    status = 422
    message = _l("ข้อความที่จะเผยแพร่ว่างเปล่า ถ้าไม่ควรเผยแพร่เลย ใช้ปุ่มไม่เผยแพร่")


class PictureNotHere(Refusal):
    status = 404
    message = _l("ไม่พบรูปนี้ โปรดเปิดหน้านี้ใหม่อีกครั้ง")


def status(row: object) -> str:
    """What became of a grievance; one of ``STATUS_WORDS``."""
    return next((word for word, name, value in STATUSES if _is_true(row, name, value)), "new")


def _is_true(row: object, column: str, value: str | None) -> bool:
    held = getattr(row, column)
    return held is not None if value is None else held == value


def check_length(characters: int) -> None:
    """Refuses: NothingTold, ToldTooMuch."""
    if characters < 1:
        raise NothingTold
    if characters > LONGEST:
        raise ToldTooMuch(most=LONGEST, over=characters - LONGEST)


def check_message(characters: int) -> None:
    """Refuses: NothingWritten, WroteTooMuch."""
    if characters < 1:
        raise NothingWritten
    if characters > LONGEST_MESSAGE:
        raise WroteTooMuch(most=LONGEST_MESSAGE, over=characters - LONGEST_MESSAGE)


def matter_is_over(state: str, *, is_answered: bool, is_behind: bool, is_decided: bool) -> bool:
    """Whether nobody has to do anything about it any more: decided, answered or put aside."""
    if is_behind:
        return is_decided
    return state in ("withheld", "withdrawn") or (state == "reviewed" and is_answered)


def is_unresolved(state: str, *, is_answered: bool, is_item_done: bool) -> bool:
    """Whether something is still owed: not withdrawn, not answered, behind no finished item."""
    return state != "withdrawn" and not is_answered and not is_item_done


def grouped(code: str) -> str:
    """A tracking code as people read it: ``4821 0937 5560 1248``."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def leaf(text: str, **facts: int | str | None) -> bytes:
    """One grievance as it enters its batch: its facts, and of its words only the hash."""
    told = {**facts, "text_sha256": hashlib.sha256(text.encode()).hexdigest()}
    return leaf_hash(rfc8785.dumps(told))


def batch_root(leaves: Iterable[bytes]) -> str:
    """The Merkle root of a batch, its leaves sorted so that no order of telling is kept."""
    return root(sorted(leaves)).hex()


def seal(leaves: list[bytes]) -> Mapping[str, int | str]:
    """What the journal says of a batch."""
    return {"count": len(leaves), "root": batch_root(leaves)}


def grams(key: str, size: int = 3) -> frozenset[str]:
    """A search key's pieces of so many letters, over its blanks: words run together in Thai."""
    letters = key.replace(" ", "")
    return frozenset(map("".join, zip(*(letters[at:] for at in range(size)), strict=False)))


def rarity(sample: Iterable[str], size: int = 2) -> Callable[[str], int]:
    """How much a piece tells: what stands in every second text tells nothing, what is rare much.

    Judged by a sample of search keys; the square of the usual logarithm, as a whole number.
    """
    found: Counter[str] = Counter()
    texts = 0
    for key in sample:
        found.update(grams(key, size))
        texts += 1
    return cache(lambda gram: round(100 * math.log((texts + 2) / (found[gram] + 1)) ** 2))


def likeness_to(
    one: str, weight: Callable[[str], int] = lambda _gram: 1, size: int = 2
) -> Callable[[str], Fraction]:
    """How much another search key shares with this one, 0 … 1: Dice's coefficient of their
    weighted pieces."""
    left = grams(one, size)
    own = sum(map(weight, left))

    def share(other: str) -> Fraction:
        right = grams(other, size)
        shared = sum(map(weight, left & right))
        return Fraction(2 * shared, own + sum(map(weight, right)) or 1)

    return share


def likeness(
    one: str, other: str, weight: Callable[[str], int] = lambda _gram: 1, size: int = 2
) -> Fraction:
    """How much two search keys share, 0 … 1."""
    return likeness_to(one, weight, size)(other)
