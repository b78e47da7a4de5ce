"""A resolution's number and names, and what a draft must be before a meeting may see it."""

import re
from difflib import SequenceMatcher
from itertools import zip_longest

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.marking import Part, marked
from assembly.core.text import graphemes

LONGEST_TITLE = 200  # characters as people count them
LONGEST_TEXT = 4000

# How the paragraphs before "จึงมีมติดังต่อไปนี้" begin.
PREAMBLE = ("รับทราบ", "ตระหนัก", "กังวล", "ชื่นชม", "เห็นว่า", "โดยที่")
TURN = "จึงมีมติ"

# "1. ขอให้", "(๒) ขอให้", "- ขอให้"; not "10.5 ล้านบาท".
_NUMBER = re.compile(r"^(?:\(?[\d๐-๙]{1,2}[.)]|[-•–])\s*(?=[^\s\d๐-๙])")


class EmptyDraft(Refusal):
    status = 422
    message = _l("ร่างมติยังว่าง โปรดเขียนทั้งคำถามและร่างมติอย่างน้อยหนึ่งข้อ")


class DraftTooLong(Refusal):
    status = 422
    message = _l(
        "คำถามยาวได้ไม่เกิน %(title)s ตัวอักษร และร่างมติไม่เกิน %(text)s ตัวอักษร "
        "ตอนนี้เกินมา %(over)s ตัว สิ่งที่พิมพ์ไว้ยังอยู่"
    )


class NoDraft(Refusal):
    message = _l("วาระนี้ยังไม่มีร่างมติ โปรดเขียนร่างมติก่อน")


class NotTheItem(Refusal):
    message = _l("ห้องประชุมไม่ได้อยู่ที่วาระนี้แล้ว โปรดเปิดวาระนี้ก่อน แล้วจึงเปิดลงมติ")


class DraftIsVoted(Refusal):
    message = _l("ร่างมตินี้เปิดลงมติไปแล้ว จึงแก้หรือเปิดลงมติซ้ำไม่ได้")


class DraftHasNotFallen(Refusal):
    message = _l("ร่างมตินี้ยังไม่ตก จึงยังไม่ต้องเขียนใหม่ แก้ร่างเดิมได้เลย")


class NoSuchVersion(Refusal):
    status = 404
    message = _l("ไม่มีร่างมติฉบับนี้ โปรดเลือกจากรายการ")


def check_draft(title: str, text: str) -> None:
    """Whether a cleaned draft may be kept. Refuses: EmptyDraft, DraftTooLong."""
    if not title or not text:
        raise EmptyDraft
    over = max(graphemes(title) - LONGEST_TITLE, 0) + max(graphemes(text) - LONGEST_TEXT, 0)
    if over:
        raise DraftTooLong(title=LONGEST_TITLE, text=LONGEST_TEXT, over=over)


def number(sitting: int, sequence: int) -> str:
    """The number of a meeting's nth resolution: ครั้งที่ 13 and 1 make "13.1"."""
    if sitting < 1 or sequence < 1:
        raise ValueError("sittings and resolutions are counted from one")
    return f"{sitting}.{sequence}"


def sort_key(resolution_number: str) -> tuple[int, int]:
    """What puts numbers in the order of adoption: "9.2" < "12.1" < "12.10"."""
    sitting, sequence = resolution_number.split(".")
    return int(sitting), int(sequence)


def short_name(resolution_number: str) -> str:
    """How a resolution is cited: "มติ 13.1"."""
    return str(_l("มติ %(number)s", number=resolution_number))


def full_name(resolution_number: str, meeting_name: str) -> str:
    """How it is named once in full: "มติสมัชชาใหญ่ ครั้งที่ 13 มติที่ 1"."""
    sitting, sequence = sort_key(resolution_number)
    named = {"meeting": meeting_name, "sitting": sitting, "sequence": sequence}
    return str(_l("มติ%(meeting)s ครั้งที่ %(sitting)s มติที่ %(sequence)s", **named))


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def compared(old: str, new: str) -> list[tuple[Part, ...]]:
    """What changed between two texts, paragraph by paragraph, as marked text."""
    before, after = paragraphs(old), paragraphs(new)
    found: list[tuple[Part, ...]] = []
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for _word, one, two, three, four in matched:
        pairs = zip_longest(before[one:two], after[three:four], fillvalue="")
        found += [marked(*pair) for pair in pairs]
    return found


def split_resolution(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Preamble and operative paragraphs; numbers people typed give way to the paper's own."""
    lines = paragraphs(text)
    start = next((n for n, line in enumerate(lines) if not line.startswith(PREAMBLE)), len(lines))
    if start == len(lines):  # a resolution to take note decides just that
        start = 0
    operative = [_NUMBER.sub("", line) for line in lines[start:] if not line.startswith(TURN)]
    return lines[:start], tuple(line for line in operative if line)
