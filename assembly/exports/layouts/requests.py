"""Letters that ask: outer letters of the correspondence regulation, as a proposal's letter is.

The request tells which resolution asks for what; a reminder how long there was no answer; the
letter to the level above cites all of them, and what the body below did.
"""

from collections.abc import Iterable, Sequence

from assembly.exports import wording
from assembly.exports.blocks import (
    Block,
    Column,
    Link,
    Links,
    Manuscript,
    Paragraph,
    Rule,
    Signature,
    Table,
    Title,
)
from assembly.exports.papers import Below, EarlierLetter, RequestBook, RequestLetter

DOTS = "." * 24


def lay_out(book: RequestBook) -> Manuscript:
    """A letter each; an empty book says so."""
    letters = [block for n, one in enumerate(book.letters) for block in _letter(book, one, n > 0)]
    title = book.letters[0].title if len(book.letters) == 1 else book.title
    return Manuscript(
        title=title,
        author=book.assembly,
        dated=book.as_of,
        blocks=tuple(letters) or _none_yet(book),
        names=book.names,
        is_example=book.is_example,
    )


def _letter(book: RequestBook, one: RequestLetter, new_page: bool) -> list[Block]:
    return [
        *([Title((book.assembly,), new_page=True)] if new_page else []),
        _head(book, one),
        Paragraph(_subject(one), lead="เรื่อง", step=0, follows=True),
        Paragraph(one.addressee, lead="เรียน", step=0, follows=True),
        *_listed("อ้างถึง", _referred(book, one)),
        *_listed("สิ่งที่ส่งมาด้วย", _enclosed(one)),
        *(Paragraph(text) for text in _cause(book, one)),
        Paragraph(_purpose(book, one), follows=True),
        *(Paragraph(text, lead=f"{n}.") for n, text in enumerate(one.asked, 1)),
        Paragraph(_end(one), follows=True),
        Signature(one.signer, one.signer_office, "ขอแสดงความนับถือ"),
        Links(tuple(_ways(book, one))),
    ]


def _head(book: RequestBook, one: RequestLetter) -> Table:
    """The number at the left, whose letter it is at the right, and the day under it."""
    day = wording.full_date(one.dated) if one.dated else f"{DOTS} พ.ศ. ........"
    heads = (Column(f"ที่ {one.number or DOTS}", 1), Column(book.assembly, 1))
    return Table(heads, (("", f"จังหวัด{book.place}"), ("", day)), ruled=False)


def _subject(one: RequestLetter) -> str:
    if one.kind == "reminder":
        return f"ขอติดตามคำตอบ ครั้งที่ {one.reminder} เรื่อง {one.title}"
    return one.title


def _referred(book: RequestBook, one: RequestLetter) -> list[str]:
    cited = [_cited(book, letter, one) for letter in one.earlier]
    if one.kind == "reminder":
        return cited  # the first of them cites the resolution
    return [*cited, f"มติ {one.resolution} {one.meeting} วันที่ {wording.full_date(one.held_on)}"]


def _cited(book: RequestBook, letter: EarlierLetter, one: RequestLetter) -> str:
    to = f" ถึง{letter.organisation}" if letter.organisation != one.organisation else ""
    day = wording.full_date(letter.dated)
    return f"หนังสือ{book.assembly} ที่ {letter.number or '-'} ลงวันที่ {day}{to}"


def _enclosed(one: RequestLetter) -> list[str]:
    resolved = f"สำเนามติ {one.resolution} จำนวน 1 ชุด"
    letters = [f"สำเนาหนังสือที่อ้างถึง จำนวน {len(one.earlier)} ฉบับ"] if one.earlier else []
    return letters if one.kind == "reminder" else [*letters, resolved]


def _listed(lead: str, texts: Sequence[str]) -> Iterable[Block]:
    """Several things under one lead, numbered as the regulation does; one stands alone."""
    if len(texts) == 1:
        yield Paragraph(texts[0], lead=lead, step=0, follows=True)
        return
    yield Paragraph(f"1. {texts[0]}", lead=lead, step=0, follows=True)
    for n, text in enumerate(texts[1:], 2):
        yield Paragraph(f"{n}. {text}", step=1, follows=True)


def _cause(book: RequestBook, one: RequestLetter) -> list[str]:
    if one.kind == "request":
        return [_resolved(book, one)]
    if one.kind == "reminder":
        return [_waited(book, one)]
    return [_asked_below(book, one), *(_what_became(book, below, one) for below in one.below)]


def _resolved(book: RequestBook, one: RequestLetter) -> str:
    told = ""
    if one.grievances:
        told = f" เรื่องนี้มาจากความทุกข์ที่ประชาชนบอกเล่า {one.grievances:,} เรื่อง จาก {one.districts} อำเภอ"
    return (
        f"ด้วย{book.assembly} ได้จัด{one.meeting} เมื่อวันที่ {wording.full_date(one.held_on)}"
        f" ณ {one.place} ที่ประชุมได้พิจารณา {one.item_title}"
        f" และมีมติ {one.resolution} {one.resolution_title}{told}"
    )


def _waited(book: RequestBook, one: RequestLetter) -> str:
    until = ""
    if one.asked_until:
        until = f" โดยขอให้แจ้งผลภายในวันที่ {wording.full_date(one.asked_until)}"
    received = ""
    if one.received_on:
        day = wording.full_date(one.received_on)
        received = f" แม้ได้แจ้งว่าได้รับหนังสือแล้วเมื่อวันที่ {day}"
    return (
        f"ตามหนังสือที่อ้างถึง {book.assembly} ได้ขอให้{one.organisation}"
        f" พิจารณาดำเนินการตามมติ {one.resolution}{until} นั้น"
        f" บัดนี้ล่วงมาแล้ว {one.days:,} วัน นับจากวันที่ส่งหนังสือฉบับแรก{received}"
        f" {book.assembly} ยังไม่ได้รับคำตอบ"
    )


def _asked_below(book: RequestBook, one: RequestLetter) -> str:
    bodies = " และ".join(below.organisation for below in one.below)
    return (
        f"ตามหนังสือที่อ้างถึง {book.assembly} ได้ขอให้{bodies}"
        f" พิจารณาดำเนินการตามมติ {one.resolution} {one.resolution_title}"
        f" ซึ่งที่ประชุม{one.meeting} รับรองเมื่อวันที่ {wording.full_date(one.held_on)} นั้น"
    )


def _what_became(book: RequestBook, below: Below, one: RequestLetter) -> str:
    """What the body below did, as its answers say it; nothing is added."""
    if below.outcome == "silent" or below.answered_on is None:
        return f"{below.organisation} ยังไม่ได้ตอบ ล่วงมาแล้ว {below.days:,} วัน นับจากวันที่ส่งหนังสือฉบับแรก"
    day, after = wording.full_date(below.answered_on), f"หลังรอคำตอบ {below.days:,} วัน"
    if below.outcome == "refused":
        why = f" ด้วยเหตุผลว่า “{below.reason}”" if below.reason else ""
        return f"{below.organisation} ตอบเมื่อวันที่ {day} {after} ว่าไม่รับดำเนินการ{why}"
    promised = ""
    if below.promised_on:
        promised = f" และแจ้งว่าจะแล้วเสร็จภายในวันที่ {wording.full_date(below.promised_on)}"
    return (
        f"{below.organisation} ตอบเมื่อวันที่ {day} {after}{promised}"
        f" แต่{book.assembly} เห็นว่ายังต้องขอให้{one.organisation} ช่วยพิจารณา"
    )


def _purpose(book: RequestBook, one: RequestLetter) -> str:
    if one.kind == "reminder":
        return f"{book.assembly} จึงขอติดตามคำตอบของ{one.organisation} ในเรื่องที่ขอไว้ ดังนี้"
    if one.kind == "escalation":
        return f"{book.assembly} จึงขอเสนอเรื่องนี้ต่อ{one.organisation} เพื่อโปรดพิจารณาดำเนินการ ดังนี้"
    return f"{book.assembly} จึงขอให้{one.organisation} พิจารณาดำเนินการ ดังนี้"


def _end(one: RequestLetter) -> str:
    until = f"ภายในวันที่ {wording.full_date(one.until)}" if one.until else "ด้วย"
    return f"จึงเรียนมาเพื่อโปรดพิจารณา และขอความกรุณาแจ้งผลการพิจารณาให้ทราบ{until} จะขอบคุณยิ่ง"


def _ways(book: RequestBook, one: RequestLetter) -> Iterable[Link]:
    """To answer, for the body alone; to read, for everybody."""
    if one.reply:
        until = f" ถึงวันที่ {wording.full_date(one.reply_until)}" if one.reply_until else ""
        yield Link(f"สำหรับ{one.organisation} เท่านั้น ตอบได้ทางที่อยู่นี้{until}", one.reply)
    yield Link(f"{book.assembly} แสดงมติ ที่มา และวันที่รอคำตอบให้ทุกคนอ่านที่", one.link)


def _none_yet(book: RequestBook) -> tuple[Block, ...]:
    return (Title((book.assembly, book.title)), Rule(), Paragraph("ยังไม่มีหนังสือ", step=0))
