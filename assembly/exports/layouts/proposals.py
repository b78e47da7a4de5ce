"""A policy proposal: where it comes from, figures, what was resolved, what is asked of whom."""

from collections.abc import Iterable

from assembly.exports import wording
from assembly.exports.blocks import (
    Block,
    Column,
    Heading,
    Link,
    Manuscript,
    Paragraph,
    Rule,
    Signature,
    Table,
    Title,
)
from assembly.exports.papers import ProposalBook, ProposalPaper


def lay_out(book: ProposalBook) -> Manuscript:
    """Each on a page of its own; an empty book says so."""
    blocks = tuple(
        block for n, paper in enumerate(book.proposals) for block in _proposal(book, paper, n > 0)
    )
    return manuscript(book, blocks or _none_yet(book))


def manuscript(book: ProposalBook, blocks: tuple[Block, ...]) -> Manuscript:
    title = book.proposals[0].title if len(book.proposals) == 1 else book.title
    return Manuscript(
        title=title,
        author=book.assembly,
        dated=book.as_of,
        blocks=blocks,
        names=book.names,
        is_example=book.is_example,
    )


def _proposal(book: ProposalBook, paper: ProposalPaper, new_page: bool) -> list[Block]:
    source = paper.resolution
    return [
        Title((book.assembly, "ข้อเสนอนโยบาย", short_title(paper)), new_page=new_page),
        Rule(),
        Paragraph(paper.organisation, lead="เสนอต่อ", step=0, follows=True),
        Heading(2, ("ความเป็นมา",)),
        Paragraph(opening(paper)),
        *(Paragraph(text) for text in paper.background),
        *(Paragraph(text) for text in source.preamble),
        Heading(2, ("ความทุกข์ที่อยู่ข้างหลัง",)),
        *_figures(paper),
        Heading(2, ("มติที่ประชุม",)),
        Paragraph(source.title, lead=f"มติ {source.number}", step=0, follows=True),
        Paragraph(wording.ballot_sentence(source.ballot), step=0),
        *(Paragraph(item.text, lead=f"{item.number}.") for item in source.items),
        Heading(2, ("ข้อเสนอ",)),
        asked_table(paper),
        *_heard(paper),
        Signature(paper.signer, paper.signer_office),
        Link("อ่านข้อเสนอนี้และที่มาได้ที่", paper.link),
    ]


def short_title(paper: ProposalPaper) -> str:
    """The title without the word that stands above it."""
    return paper.title.removeprefix("ข้อเสนอนโยบาย").strip() or paper.title


def opening(paper: ProposalPaper) -> str:
    """Which meeting resolved what, in one sentence."""
    source = paper.resolution
    strategy = f" ตาม{wording.strategy_words(source.strategy)}" if source.strategy else ""
    part = f" ข้อ {paper.item}" if paper.item else ""
    return (
        f"{source.meeting} เมื่อวันที่ {wording.full_date(source.held_on)} ณ {source.place}"
        f" ได้พิจารณาระเบียบวาระที่ {source.item} {source.item_title}{strategy}"
        f" และมีมติ {source.number}{part} {source.title}"
    )


def told_by(paper: ProposalPaper) -> str:
    """How many told of it, from how many districts; empty where nobody did."""
    places = sum(count > 0 for _name, count in paper.districts)
    if not paper.grievances:
        return ""
    return f"เรื่องนี้มาจากความทุกข์ที่ประชาชนบอกเล่า {paper.grievances:,} เรื่อง จาก {places} อำเภอ"


def asked_table(paper: ProposalPaper) -> Table:
    heads = (
        Column("ข้อ", 1, "center"),
        Column("ขอให้ดำเนินการ", 8),
        Column("หน่วยงาน", 4),
        Column("ภายใน", 3),
    )
    due = wording.full_date(paper.due) if paper.due else "-"
    rows = enumerate(paper.asked, 1)
    return Table(heads, tuple((f"{n}", text, paper.organisation, due) for n, text in rows))


def _figures(paper: ProposalPaper) -> Iterable[Block]:
    said = told_by(paper)
    if not said:
        yield Paragraph("เรื่องนี้ยังไม่มีความทุกข์ที่ผูกไว้กับระเบียบวาระ", step=0)
        return
    yield Paragraph(said, follows=True)
    heads = (Column("อำเภอ", 6), Column("จำนวนเรื่อง", 2, "center"))
    yield Table(heads, tuple((name, f"{count:,}") for name, count in paper.districts))
    for text, district in paper.quotes:
        yield Paragraph(f"“{text}” (อำเภอ{district})", step=0, note=True)


def _heard(paper: ProposalPaper) -> Iterable[Block]:
    heard = [(day, note) for state, day, note in paper.steps if state == "heard"]
    for day, note in heard[-1:]:
        where = f" {note}" if note else ""
        yield Paragraph(f"ร่างข้อเสนอนี้รับฟังความเห็นเมื่อวันที่ {wording.full_date(day)}{where}", step=0)


def _none_yet(book: ProposalBook) -> tuple[Block, ...]:
    return (Title((book.assembly, book.title)), Rule(), Paragraph("ยังไม่มีข้อเสนอนโยบาย", step=0))
