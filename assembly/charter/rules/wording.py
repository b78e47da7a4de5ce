"""The words of a clause: how long, how its sub-levels count, and how all of it is printed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.text import graphemes

LONGEST_CLAUSE = 2000  # characters as people count them
LONGEST_PART = 8000  # of a preamble, transitory provisions, a pledge
LONGEST_TITLE = 200
REPEALED = "(ยกเลิก)"  # the same in every copy and every language of the screen

_LEVEL = re.compile(r"^\(([\d๐-๙]{1,3}|[ก-ฮ])\)")
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # without ฃ and ฅ, which nobody counts by


class EmptyClause(Refusal):
    status = 422
    message = _l("ข้อนี้ยังไม่มีข้อความ โปรดเขียนก่อนบันทึก")


class ClauseTooLong(Refusal):
    status = 422
    message = _l("ข้อความยาวได้ไม่เกิน %(most)s ตัวอักษร ตอนนี้เกินมา %(over)s ตัว")


class LevelsOutOfOrder(Refusal):
    status = 422
    message = _l("ข้อย่อย %(found)s อยู่ผิดลำดับ ตรงนี้ควรเป็น %(wanted)s")


@dataclass(frozen=True)
class Signer:
    """Who puts a name to an edition, and as what."""

    name: str
    office: str


def check_clause(text: str) -> None:
    """Refuses: EmptyClause, ClauseTooLong."""
    if not text:
        raise EmptyClause
    if (over := graphemes(text) - LONGEST_CLAUSE) > 0:
        raise ClauseTooLong(most=LONGEST_CLAUSE, over=over)


def check_levels(text: str) -> None:
    """Lines that begin with (๑) or (ก) count from the first on, letters anew under each number.

    Refuses: LevelsOutOfOrder, which says what should stand there.
    """
    numbers = letters = 0
    for found in (_LEVEL.match(line.strip()) for line in text.splitlines()):
        if found is None:
            continue
        mark = found[1]
        if mark.isdecimal():
            numbers, letters = numbers + 1, 0
            wanted, fits = _number_like(mark, numbers), int(mark) == numbers
        else:
            letters += 1
            wanted = _LETTERS[min(letters, len(_LETTERS)) - 1]
            fits = mark == wanted
        if not fits:
            raise LevelsOutOfOrder(found=f"({mark})", wanted=f"({wanted})")


def printed(text: str, *, removed: bool) -> str:
    """What stands after the clause's number."""
    return REPEALED if removed else text


def signers_in(text: str) -> tuple[Signer, ...]:
    """One line each: name, comma, office."""
    lines = (line.partition(",") for line in text.splitlines() if line.strip(" ,"))
    return tuple(Signer(name.strip(), office.strip()) for name, _comma, office in lines)


def signers_text(signers: tuple[Signer, ...]) -> str:
    """The same signers, as they are kept and typed."""
    return "\n".join(f"{one.name}, {one.office}".rstrip(", ") for one in signers)


def canonical(everything: Mapping[str, Any]) -> str:
    """All that an edition prints as one text that is the same on every machine; it is hashed."""
    return json.dumps(everything, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _number_like(mark: str, number: int) -> str:
    """The number in the digits the writer uses."""
    thai = any("๐" <= digit <= "๙" for digit in mark)
    return str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else str(number)
