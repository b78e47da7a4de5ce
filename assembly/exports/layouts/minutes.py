"""Minutes after form 11 of the correspondence regulation of the Prime Minister's Office, B.E. 2526.

The words and their order are the form's own: not บันทึกการประชุม, not เปิดประชุม, not ผู้บันทึก.
"""

from datetime import datetime

from assembly.core import thai
from assembly.exports import wording
from assembly.exports.blocks import (
    Block,
    Column,
    Heading,
    Manuscript,
    Paragraph,
    Signature,
    Table,
    Title,
)
from assembly.exports.papers import ItemPaper, MinutesPaper, Person

ROLL = (Column("ที่", 1, "center"), Column("ชื่อ", 7), Column("ในฐานะ", 7))


def lay_out(paper: MinutesPaper) -> Manuscript:
    return Manuscript(
        title=f"รายงานการประชุม{paper.meeting} ครั้งที่ {paper.number}",
        author=paper.assembly,
        dated=paper.held_on,
        blocks=(
            Title(_head(paper)),
            *_roll("ผู้มาประชุม", paper.present, required=True),
            *_roll("ผู้ไม่มาประชุม", paper.absent),
            *_roll("ผู้เข้าร่วมประชุม", paper.attending),
            _time("เริ่มประชุมเวลา", paper.started_at),
            *map(Paragraph, paper.before),
            *(block for item in paper.items for block in _item(item)),
            *([Paragraph(paper.sense)] if paper.sense else []),
            *map(Paragraph, paper.after),
            *(Paragraph(wording.break_words(*hours), step=0) for hours in paper.breaks),
            _time("เลิกประชุมเวลา", paper.closed_at),
            Signature(paper.recorder, "ผู้จดรายงานการประชุม"),
            Signature(paper.reviewer, "ผู้ตรวจรายงานการประชุม"),
            *_noted(paper.noted),
            *_frozen(paper),
        ),
        names=paper.names,
        is_example=paper.is_example,
    )


def _head(paper: MinutesPaper) -> tuple[str, ...]:
    return (
        f"รายงานการประชุม{paper.meeting}",
        f"ครั้งที่ {paper.number}",
        *([f"“{paper.theme}”"] if paper.theme else []),
        f"เมื่อ{thai.weekday_date(paper.held_on)}",
        f"ณ {paper.place}",
    )


def _roll(head: str, people: tuple[Person, ...], *, required: bool = False) -> list[Block]:
    """A list of people; the form asks for those present and, where there are any, the others."""
    if not people:
        return [Heading(2, (head,)), Paragraph("ไม่มีผู้ลงทะเบียน")] if required else []
    rows = tuple((f"{n}.", one.name, one.role) for n, one in enumerate(people, 1))
    total = Paragraph(f"รวม {len(people):,} คน", step=0)
    return [Heading(2, (head,)), Table(ROLL, rows, ruled=False), total]


def _item(item: ItemPaper) -> list[Block]:
    inner = [block for part in item.items for block in _sub_item(part)]
    return [Heading(1, (f"ระเบียบวาระที่ {item.number} {item.title}",)), *_said(item), *inner]


def _sub_item(item: ItemPaper) -> list[Block]:
    return [Paragraph(item.title, lead=item.number, follows=True), *_said(item)]


def _said(item: ItemPaper) -> list[Block]:
    """What was said and decided. Where nothing is recorded the line stays open for the pen."""
    speakers = wording.speakers_sentence(item.speakers)
    told = [*([item.heard] if item.heard else []), *item.discussion, *item.changes, *speakers]
    if item.items and not item.decisions:
        return [Paragraph(text) for text in told]
    return [
        *(Paragraph(text) for text in told),
        *(Paragraph(wording.ballot_sentence(figures)) for figures in item.ballots),
        *(Paragraph(said) for said in map(wording.dissent_sentence, item.ballots) if said),
        *(
            Paragraph(text, lead="มติที่ประชุม", step=0)
            for text in item.decisions or (wording.BLANK_LINE,)
        ),
        *(Paragraph(text, lead=f"{n}.") for n, text in enumerate(item.resolved, 1)),
    ]


def _time(words: str, moment: datetime | None) -> Paragraph:
    return Paragraph(thai.clock(moment) if moment else "........ น.", words, step=0, follows=True)


def _noted(corrections: tuple[str, ...]) -> list[Block]:
    """What somebody who was there says of a fact: the figures above stay as they were counted."""
    if not corrections:
        return []
    numbered = (Paragraph(text, lead=f"{n}.") for n, text in enumerate(corrections, 1))
    return [Heading(2, ("ข้อแก้ไขที่บันทึกไว้",)), *numbered]


def _frozen(paper: MinutesPaper) -> list[Block]:
    """How it was adopted, and the mark by which anybody can tell this paper from another."""
    if not paper.sha256:
        return []
    day = f" เมื่อวันที่ {thai.long_date(paper.adopted_on)}" if paper.adopted_on else ""
    mark = f"รหัสตรวจสอบรายงาน (SHA-256) {wording.hash_words(paper.sha256)}"
    return [Paragraph(f"{paper.adopted}{day}", step=0), Paragraph(mark, step=0, note=True)]
