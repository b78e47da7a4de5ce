"""A draft put to a meeting in the meeting's own words: a question, and a line for each change.

Kept as it was asked, whatever language a screen speaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assembly.core.text import graphemes
from assembly.core.words import short_by_words

LONGEST_SUMMARY = 3500  # characters as people count them; a draft of a meeting takes 4000
QUOTES = (200, 80, 0)  # letters of a clause that a line quotes; fewer where there are many lines

_PARTS = {
    "title": "แก้ชื่อ",
    "preamble": "แก้คำปรารภ",
    "transitory": "แก้บทเฉพาะกาล",
    "signers": "แก้รายชื่อผู้ลงนาม",
    "pledge": "แก้คำปฏิญญา",
}
_CHANGES = {
    "amend": "แก้ข้อ {number}",
    "insert": "เพิ่มข้อ {number}",
    "repeal": "ยกเลิกข้อ {number}",
    "move": "ย้ายไปเป็นข้อ {number}",
    "add_chapter": "เพิ่มหมวด {number}",
    "rename_chapter": "เปลี่ยนชื่อหมวด {number}",
    "move_chapter": "ย้ายหมวด {number}",
}


@dataclass(frozen=True)
class Told:
    """A change as far as a summary tells of it."""

    kind: str
    number: str
    text: str
    part: str | None = None


def motion_title(title: str, edition: int) -> str:
    """The question: "รับรองธรรมนูญพังงาแห่งความสุข ฉบับที่ 2"."""
    return f"รับรอง{short_by_words(title, 150)} ฉบับที่ {edition}"


def motion_text(changes: Sequence[Told], clauses: int) -> str:
    """A line for each change, with the words as far as there is room; or for the whole text."""
    if not changes:
        return f"ให้ใช้ตามร่างทั้งฉบับ {clauses} ข้อ"
    for most in QUOTES:
        text = "\n".join(line(change, most) for change in changes)
        if graphemes(text) <= LONGEST_SUMMARY:
            return text
    return f"ให้ใช้ตามร่างทั้งฉบับ {clauses} ข้อ แก้ไข {len(changes)} รายการ"


def line(change: Told, most: int = QUOTES[0]) -> str:
    """One change: "แก้ข้อ 5 เป็น “…”"."""
    known = _PARTS.get(change.part or "", "") or _CHANGES[change.kind]
    words = known.format(number=change.number)
    quoted = " ".join(change.text.split())
    if not quoted or not most or change.kind == "move_chapter":
        return words
    joint = " เป็น" if change.kind in {"amend", "rename_chapter", "part"} else ""
    return f"{words}{joint} “{short_by_words(quoted, most)}”"
