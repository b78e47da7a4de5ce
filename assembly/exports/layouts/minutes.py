"""Minutes after form 11 of the correspondence regulation of the Prime Minister's Office, B.E. 2526.

The words and their order are the form's own: not บันทึกการประชุม, not เปิดประชุม, not ผู้บันทึก.
"""

from datetime import datetime

from assembly.exports import wording
from assembly.exports.blocks import (
    Block,
    Column,
    Contents,
    Heading,
    Manuscript,
    Paragraph,
    Signature,
    Table,
    Title,
)
from assembly.exports.languages import clock, long_date, say, weekday_date
from assembly.exports.papers import ItemPaper, MinutesPaper, Person

ROLL = (("ที่", 1), ("ชื่อ", 7), ("ในฐานะ", 7))
LONG = 25  # points of the agenda


def lay_out(paper: MinutesPaper) -> Manuscript:
    return Manuscript(
        title=say("รายงานการประชุม{meeting} ครั้งที่ {number}", **_named(paper)),
        author=paper.assembly,
        dated=paper.held_on,
        blocks=(
            Title(_head(paper)),
            *_contents(paper),
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
            Signature(paper.recorder, say("ผู้จดรายงานการประชุม")),
            Signature(paper.reviewer, say("ผู้ตรวจรายงานการประชุม")),
            *_noted(paper.noted),
            *_frozen(paper),
        ),
        names=(*paper.names, *(one.name for item in paper.items for one in _speakers(item))),
        is_example=paper.is_example,
    )


def _named(paper: MinutesPaper) -> dict[str, str]:
    return {"meeting": paper.meeting, "number": paper.number}


def _speakers(item: ItemPaper) -> tuple[Person, ...]:
    """Whose names stand in running text, where no line may cut them."""
    return (*item.speakers, *(one for below in item.items for one in _speakers(below)))


def _head(paper: MinutesPaper) -> tuple[str, ...]:
    return (
        say("รายงานการประชุม{meeting}", meeting=paper.meeting),
        say("ครั้งที่ {number}", number=paper.number),
        *([f"“{paper.theme}”"] if paper.theme else []),
        say("เมื่อ{day}", day=weekday_date(paper.held_on)),
        say("ณ {place}", place=paper.place),
    )


def _contents(paper: MinutesPaper) -> list[Block]:
    """Form 11 knows no contents; minutes of many points are not found through without."""
    points = sum(1 + len(item.items) for item in paper.items)
    return [Contents(say("สารบัญ"))] if points >= LONG else []


def _roll(head: str, people: tuple[Person, ...], *, required: bool = False) -> list[Block]:
    """A list of people; the form asks for those present and, where there are any, the others."""
    if not people:
        return [Heading(2, (say(head),)), Paragraph(say("ไม่มีผู้ลงทะเบียน"))] if required else []
    rows = tuple((f"{n}.", one.name, one.role) for n, one in enumerate(people, 1))
    total = Paragraph(say("รวม {n} คน", n=f"{len(people):,}"), step=0)
    columns = tuple(
        Column(say(name), width, "center" if n == 0 else "left")
        for n, (name, width) in enumerate(ROLL)
    )
    return [Heading(2, (say(head),)), Table(columns, rows, ruled=False), total]


def _item(item: ItemPaper) -> list[Block]:
    inner = [block for part in item.items for block in _sub_item(part)]
    head = say("ระเบียบวาระที่ {n} {title}", n=item.number, title=item.title)
    return [Heading(1, (head,), mark=say("วาระ {n}", n=item.number)), *_said(item), *inner]


def _sub_item(item: ItemPaper) -> list[Block]:
    mark = say("วาระ {n}", n=item.number)
    return [Paragraph(item.title, lead=item.number, follows=True, mark=mark), *_said(item)]


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
            Paragraph(text, lead=say("มติที่ประชุม"), step=0)
            for text in item.decisions or (wording.BLANK_LINE,)
        ),
        *(Paragraph(text, lead=f"{n}.") for n, text in enumerate(item.resolved, 1)),
    ]


def _time(words: str, moment: datetime | None) -> Paragraph:
    return Paragraph(
        clock(moment) if moment else say("........ น."), say(words), step=0, follows=True
    )


def _noted(corrections: tuple[str, ...]) -> list[Block]:
    """What somebody who was there says of a fact: the figures above stay as they were counted."""
    if not corrections:
        return []
    numbered = (Paragraph(text, lead=f"{n}.") for n, text in enumerate(corrections, 1))
    return [Heading(2, (say("ข้อแก้ไขที่บันทึกไว้"),)), *numbered]


def _frozen(paper: MinutesPaper) -> list[Block]:
    """How it was adopted, and the mark by which anybody can tell this paper from another."""
    if not paper.sha256:
        return []
    day = paper.adopted_on
    when = say(" เมื่อวันที่ {day}", day=long_date(day)) if day else ""
    return [
        Paragraph(f"{paper.adopted}{when}", step=0, follows=True),
        Paragraph(say("รหัสตรวจสอบรายงาน (SHA-256)"), step=0, note=True, follows=True),
        Paragraph(paper.sha256, step=0, note=True),  # alone on its line, to be copied whole
    ]
