"""What no line of a Thai paper may cut, and what it must be allowed to cut."""

import re
from collections.abc import Iterable
from typing import Any
from unicodedata import category

LONGEST = 32  # letters side by side; a longer name may have to be cut, at its spaces
LINE = 60  # letters that surely stand side by side in a whole line

# What engines cut in the wrong place; boxed wherever it stands. Local names first, then plain words
# whose halves are words too, then numbers with what they number or count, then dates.
LOCAL_NAMES = ("อูรักลาโว้ย", "เกาะปันหยี", "มอแกลน", "มอแกน")
_WORDS = (
    *("ครบองค์ประชุม", "องค์ประชุม", "ที่ประชุม", "ผู้แทน", "ผู้ปกครอง", "คณะทำงาน"),
    *("หมู่บ้าน", "ภายใน", "ภายนอก", "ร่วมกัน"),
    *(f"วัน{day}ที่" for day in ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")),
)
_N = r"[\d๐-๙][\d๐-๙,./]{0,12}"
_NUMBERED = rf"(?:ครั้งที่|วาระที่|วาระ|มติ|ข้อ|หมวด|ฉบับที่|ยุทธศาสตร์ที่|ยุทธศาสตร์) {_N}"
_CHOSEN = r"(?:(?:ไม่เห็นด้วย|เห็นด้วย|งดออกเสียง) )?"
_COUNTED = rf"{_CHOSEN}{_N} (?:เสียง|คน|น\.|เรื่อง|อำเภอ|ปี|วัน|ฝ่าย|ใบ)"
_DATE = rf"{_N} [ก-ฮ]\S{{2,8}}(?:คม|ยน|พันธ์)(?: พ\.ศ\.)? {_N}"
_SMALL = re.compile(
    "(ชุมชน|ตำบล|อำเภอ|จังหวัด|เทศบาล|สวัสดิการ|ท้องถิ่น|องค์การ|สำนักงาน)"
)  # of bodies' names
# Forty Latin letters in a row, or one letter held down.
_LONG_RUN = re.compile(r"[!-~]{40}(?=[!-~])|(\S)\1{9}")


def parts(text: str, keep: re.Pattern[str], most: int = LINE) -> list[tuple[str, bool]]:
    """``text`` cut into [words, must stay on one line]; only soft breaks are added.

    What is wider than ``most`` letters is let go, and its own words are kept instead: kept whole
    it would be cut by force, and what follows it would stand between its lines.
    """
    told: list[tuple[str, bool]] = []
    for n, part in enumerate(keep.split(text)):  # what stays whole stands at the odd places
        if n % 2 and _width(part) <= most:
            told.append((part, True))
        elif most < LINE and keep is not _SMALL:
            told += parts(part, _SMALL, most)
        else:
            told.append((_breakable(part), False))
    return [(part, whole) for part, whole in told if part]


def _breakable(text: str) -> str:
    """An address or a made-up word longer than the line may be cut rather than leave the page."""
    return _LONG_RUN.sub("\\g<0>\u200b", text)


def keeper(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds what no line may cut: local names, and numbers with what they count."""
    whole = {name for name in names if 0 < _width(name) <= LONGEST} | {*LOCAL_NAMES, *_WORDS}
    return re.compile("(" + "|".join([_DATE, _COUNTED, _NUMBERED, _any_of(whole)]) + ")")


def _any_of(names: Iterable[str]) -> str:
    """One expression for all names, the longest first, which reads each letter once.

    A name ends where a letter ends: ถ้ำ in ถ้ำๆ is one, เหล in เหล่า is none.
    """
    tree: dict[str, Any] = {}
    for name in names:
        here = tree
        for char in name:
            here = here.setdefault(char, {})
        here[""] = {}
    return f"(?<![เ-ไ]){_branches(tree)}(?![ะ-ฺๅ็-๎])"


def _branches(tree: dict[str, Any]) -> str:
    ways = [re.escape(char) + _branches(below) for char, below in sorted(tree.items()) if char]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)})" + ("?" if "" in tree else "")


def _width(text: str) -> int:
    """How many letters stand side by side."""
    return sum(category(char) != "Mn" for char in text)
