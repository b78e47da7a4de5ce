"""A change to one paragraph: what it makes of a text, and where it stands once others were made.

Paragraphs are counted from one. An addition stands after its paragraph, 0 is before all. A change
or deletion at 0 has lost its paragraph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.marking import GONE, NEW, SAME, marked
from assembly.core.text import graphemes

LONGEST_PARAGRAPH = 800  # characters as people count them
LONGEST_REASON = 300
FEW_WORDS = 70  # letters that a question may quote
MOST_OF_ONE = 3  # open proposals of one person on one draft
MOST_EVER = 12  # of one person on one draft, those taken back counted too
MOST_OF_ALL = 100  # open proposals on one draft

KINDS = ("change", "add", "delete")
STANDING = ("proposed", "voting")  # the room sees it
OPEN = ("sent", *STANDING)  # from a phone it is first read at the desk
FOLLOWS = (*OPEN, "rejected")  # whose place is kept up: a rejected one may be taken up again


class DraftNotShown(Refusal):
    message = _l("ตอนนี้ยังเสนอแก้ร่างนี้ไม่ได้ เสนอได้เมื่อร่างมติขึ้นจอแล้ว และยังไม่เปิดลงมติ")


class NotADelegate(Refusal):
    status = 403
    message = _l("ผู้ที่เสนอแก้ร่างมติได้คือผู้แทน โปรดเข้าด้วยบัตรผู้แทนของการประชุมนี้ก่อน")


class NotTheProposer(Refusal):
    status = 403
    message = _l("ข้อเสนอนี้เป็นของผู้อื่น ผู้ถอนได้คือผู้ที่เสนอ")


class TooManyProposals(Refusal):
    message = _l("ท่านมีข้อเสนอที่รอพิจารณาครบ %(most)s ข้อแล้ว ถอนข้อเดิมก่อนจึงเสนอเพิ่มได้")


class ProposedEnough(Refusal):
    message = _l("ท่านเสนอแก้ร่างนี้ครบ %(most)s ครั้งแล้ว เรื่องที่เหลือโปรดเสนอต่อที่ประชุม")


class DraftIsFull(Refusal):
    message = _l("ร่างนี้มีข้อเสนอรอพิจารณาครบ %(most)s ข้อแล้ว โปรดรอให้ที่ประชุมพิจารณาก่อน")


class NothingChanged(Refusal):
    status = 422
    message = _l("ข้อความยังเหมือนเดิม โปรดแก้ข้อความก่อนส่ง")


class EmptyParagraph(Refusal):
    status = 422
    message = _l("โปรดเขียนข้อความของข้อนี้ก่อนส่ง")


class ParagraphTooLong(Refusal):
    status = 422
    message = _l("ข้อความยาวเกิน %(most)s ตัว ตัดออก %(over)s ตัว สิ่งที่พิมพ์ไว้ยังอยู่")


class NoSuchParagraph(Refusal):
    status = 404
    message = _l("ไม่มีข้อนี้ในร่างมติแล้ว โปรดเลือกข้อจากร่างล่าสุด")


class ParagraphChanged(Refusal):
    message = _l("ข้อนี้เปลี่ยนไปจากที่ผู้เสนออ่านแล้ว โปรดดูข้อความล่าสุดและปรับข้อเสนอก่อน")


class AlreadyDecided(Refusal):
    message = _l("ข้อเสนอนี้พิจารณาไปแล้ว หน้านี้แสดงผลล่าสุดแล้ว")


class NotShownYet(Refusal):
    message = _l("ข้อเสนอนี้ยังไม่ขึ้นจอ ให้ห้องเห็นก่อน แล้วจึงรับหรือลงมติ")


class AlreadyShown(Refusal):
    message = _l("ข้อเสนอนี้ขึ้นจอแล้ว หน้านี้แสดงผลล่าสุดแล้ว")


class NotRejected(Refusal):
    message = _l("นำกลับมาพิจารณาใหม่ได้เฉพาะข้อเสนอที่ไม่รับ และไม่ได้มาจากการลงมติ")


class AmendmentIsVoted(Refusal):
    message = _l("กำลังลงมติข้อเสนอแก้ไขอยู่ โปรดประกาศผลก่อน แล้วจึงแก้ร่างมติ")


class RestoresBeforeVote(Refusal):
    message = _l("คืนเป็นฉบับนี้ไม่ได้ เพราะหลังจากนั้นที่ประชุมลงมติรับข้อเสนอแก้ไขไปแล้ว")


@dataclass(frozen=True)
class Change:
    """What an amendment does: ``old`` is its paragraph as the proposer read it (of an addition
    the one before it), ``id`` says who came first."""

    kind: str
    paragraph: int
    old: str = ""
    new: str = ""
    id: int = 0


def check_words(change: Change) -> None:
    """Refuses: EmptyParagraph, ParagraphTooLong, NothingChanged."""
    if change.kind == "delete":
        return
    if not change.new:
        raise EmptyParagraph
    over = graphemes(change.new) - LONGEST_PARAGRAPH
    if over > 0:
        raise ParagraphTooLong(most=LONGEST_PARAGRAPH, over=over)
    if change.kind == "change" and change.new == change.old:
        raise NothingChanged


def check_room(own: int, everybody: int, ever: int = 0) -> None:
    """Whether one more may be proposed. Refuses: TooManyProposals, ProposedEnough, DraftIsFull."""
    if own >= MOST_OF_ONE:
        raise TooManyProposals(most=MOST_OF_ONE)
    if ever >= MOST_EVER:
        raise ProposedEnough(most=MOST_EVER)
    if everybody >= MOST_OF_ALL:
        raise DraftIsFull(most=MOST_OF_ALL)


def paragraph_at(text: Sequence[str], kind: str, paragraph: int) -> str:
    """The paragraph a change is about, of an addition the one before it.

    Refuses: NoSuchParagraph.
    """
    if kind not in KINDS or not (kind != "add") <= paragraph <= len(text):
        raise NoSuchParagraph
    return text[paragraph - 1] if paragraph else ""


def fits(change: Change, text: Sequence[str]) -> bool:
    """Whether the text still reads as the proposer read it, where it matters."""
    if change.kind == "add":
        return 0 <= change.paragraph <= len(text)
    return 1 <= change.paragraph <= len(text) and text[change.paragraph - 1] == change.old


def applied(change: Change, text: Sequence[str]) -> tuple[str, ...]:
    """The text with the change made. Refuses: ParagraphChanged."""
    if not fits(change, text):
        raise ParagraphChanged
    at = change.paragraph
    if change.kind == "add":
        return (*text[:at], change.new, *text[at:])
    kept = (change.new,) if change.kind == "change" else ()
    return (*text[: at - 1], *kept, *text[at:])


def after(other: Change, made: Change) -> Change:
    """Where another change stands once one was made.

    Additions at one place stand in the order they were proposed, whichever is made first.
    """
    if made.kind == "change":
        return other
    if made.kind == "add":
        moves = other.paragraph > made.paragraph or _stands_behind(other, made)
        return replace(other, paragraph=other.paragraph + moves)
    if other.paragraph == made.paragraph:  # deleted: an addition moves up, the rest has lost it
        return replace(other, paragraph=made.paragraph - 1 if other.kind == "add" else 0)
    return replace(other, paragraph=other.paragraph - (other.paragraph > made.paragraph))


def found_again(change: Change, text: Sequence[str]) -> Change:
    """Where a change stands in a text that was rewritten: at the nearest paragraph that reads as
    before. If there is none it keeps its number, and no longer fits."""
    alike = [place for place, words in enumerate(text, 1) if words == change.old]
    if change.kind == "add" and not change.old:
        alike = [0]
    if alike:
        nearest = min(alike, key=lambda place: abs(place - change.paragraph))
        return replace(change, paragraph=nearest)
    lost = len(text) if change.kind == "add" else 0
    return change if change.paragraph <= len(text) else replace(change, paragraph=lost)


def held(because: Mapping[int, str], number: int) -> frozenset[int]:
    """The amendments whose words stand in a version: those accepted on the way to it.

    ``because`` tells of every version why it was made; a restored one goes on from its source.
    """
    found = set()
    while number in because:
        why, _colon, about = because[number].partition(":")
        if why == "amendment":
            found.add(int(about))
        number = int(about) if why == "restored" else number - 1
    return frozenset(found)


def question_of(change: Change) -> str:
    """What the hall is asked: one sentence that can be agreed to, with the words if they are few.

    It is kept with the ballot as it was asked, so it is in Thai whatever the desk speaks.
    """
    place = f"ข้อ {change.paragraph}"
    if change.kind == "delete":
        return f"ให้ตัด{place} ออกจากร่างมติ"
    if change.kind == "add":
        where = f"ต่อจาก{place}" if change.paragraph else "ไว้ก่อนข้อ 1"
        words = f" ว่า “{change.new}”" if graphemes(change.new) <= FEW_WORDS else ""
        return f"ให้เพิ่มข้อใหม่ {where} ของร่างมติ{words}"
    parts = [part for part in marked(change.old, change.new) if part.kind != SAME]
    said = {part.kind: part.text.strip() for part in parts}
    few = len(parts) == len(said) and all(0 < graphemes(w) <= FEW_WORDS for w in said.values())
    if not few:
        return f"ให้แก้{place} ของร่างมติ ตามข้อความที่เสนอ"
    if len(said) == 2:
        return f"ให้แก้{place} จาก “{said[GONE]}” เป็น “{said[NEW]}”"
    return f"ให้เพิ่ม “{said[NEW]}” ใน{place}" if NEW in said else f"ให้ตัด “{said[GONE]}” ใน{place}"


def text_of(change: Change) -> str:
    """The whole change in words, a line for what is and a line for what is proposed."""
    lines = []
    if change.kind != "add":
        lines.append(f"ข้อความเดิม {change.old}")
    if change.kind != "delete":
        lines.append(f"ข้อความที่เสนอ {change.new}")
    return "\n".join(lines)


def _stands_behind(other: Change, made: Change) -> bool:
    same_place = other.kind == "add" and other.paragraph == made.paragraph
    return same_place and other.id > made.id
