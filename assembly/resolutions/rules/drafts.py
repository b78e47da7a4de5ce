"""What a draft must be before a meeting may see it, and how its text is read."""

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


def operative_places(text: str) -> tuple[int, ...]:
    """Where among the paragraphs the operative ones stand; all others only lead up to them."""
    lines = paragraphs(text)
    start = next((n for n, line in enumerate(lines) if not line.startswith(PREAMBLE)), len(lines))
    if start == len(lines):  # a resolution to take note decides just that
        start = 0
    said = range(start, len(lines))
    return tuple(n for n in said if not lines[n].startswith(TURN) and _NUMBER.sub("", lines[n]))


def split_resolution(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Preamble and operative paragraphs; numbers people typed give way to the paper's own."""
    lines, places = paragraphs(text), operative_places(text)
    preamble = lines[: next((n for n in range(len(lines)) if not _leads_up(lines[n])), 0)]
    return preamble, tuple(_NUMBER.sub("", lines[place]) for place in places)


def _leads_up(line: str) -> bool:
    return line.startswith(PREAMBLE)
