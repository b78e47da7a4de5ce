"""A resolution's number: given on adoption, never again, and the same for no two of an assembly."""

import re

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.text import clean

# The plenary's stand alone ("12.3"), as everybody cites them; other kinds say which they are.
PREFIXES = {"plenary": "", "working_group": "ค", "listening_stage": "ว"}
LONGEST_REASON = 400

_NUMBER = re.compile(r"(?P<prefix>[คว]?)(?P<sitting>\d{1,6})\.(?P<sequence>\d{1,6})")
_NAMED = re.compile(r"^มติ(?:ที่)?\s*")


class NumberIsGiven(Refusal):
    message = _l("เลขมติ %(number)s มีมติใช้อยู่แล้ว เลขที่ให้แล้วไม่ใช้ซ้ำ")


class NumberIsFarAhead(Refusal):
    status = 422
    message = _l("เว้นได้เฉพาะเลขที่ขาดอยู่ หรือเลขถัดไป คือ %(number)s")


class NoReason(Refusal):
    status = 422
    message = _l("เขียนเหตุผลก่อน ทุกคนจะอ่านเห็นในทะเบียนมติ")


class ReasonTooLong(Refusal):
    status = 422
    message = _l("เหตุผลยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


def number(sitting: int, sequence: int, kind: str = "plenary") -> str:
    """The number of a meeting's nth resolution: ครั้งที่ 13 and 1 make "13.1".

    A working group's is "ค13.1", a listening stage's "ว13.1": each kind counts its meetings from 1.
    """
    if sitting < 1 or sequence < 1:
        raise ValueError("sittings and resolutions are counted from one")
    return f"{PREFIXES[kind]}{sitting}.{sequence}"


def sort_key(resolution_number: str) -> tuple[int, int, int]:
    """What puts numbers in order: the plenary's before others, "9.2" < "12.1" < "12.10"."""
    found = _NUMBER.fullmatch(resolution_number)
    if found is None:
        raise ValueError(f"not a resolution's number: {resolution_number}")
    kind = list(PREFIXES.values()).index(found["prefix"])
    return kind, int(found["sitting"]), int(found["sequence"])


def typed_number(words: str) -> str | None:
    """The number somebody wrote: "มติที่ ๑๒.๓" is "12.3"; ``None`` if it is something else."""
    said = clean(words, newlines=False)
    said = "".join(str(int(char)) if char.isdecimal() else char for char in said)
    said = _NAMED.sub("", said).replace(" ", "")
    return said if _NUMBER.fullmatch(said) else None


def gaps(sequences: frozenset[int], highest: int) -> tuple[int, ...]:
    """The numbers up to the highest ever given or left out that no resolution has."""
    return tuple(n for n in range(1, highest + 1) if n not in sequences)


def short_name(resolution_number: str) -> str:
    """How a resolution is cited: "มติ 13.1"."""
    return str(_l("มติ %(number)s", number=resolution_number))


def full_name(resolution_number: str, meeting_name: str) -> str:
    """How it is named once in full: "มติสมัชชาใหญ่ ครั้งที่ 13 มติที่ 1"."""
    _kind, sitting, sequence = sort_key(resolution_number)
    named = {"meeting": meeting_name, "sitting": sitting, "sequence": sequence}
    return str(_l("มติ%(meeting)s ครั้งที่ %(sitting)s มติที่ %(sequence)s", **named))
