"""The letter a proposal leaves with: the outer letter of the correspondence regulation.

Its parts stand in the regulation's order and words. No Garuda: the assembly is no state office.
"""

from assembly.exports import wording
from assembly.exports.blocks import (
    Block,
    Column,
    Link,
    Manuscript,
    Paragraph,
    Rule,
    Signature,
    Table,
    Title,
)
from assembly.exports.layouts.proposals import manuscript, short_title, told_by
from assembly.exports.papers import ProposalBook, ProposalPaper

DOTS = "." * 24


def lay_out(book: ProposalBook) -> Manuscript:
    """A letter each; an empty book says so."""
    letters = [
        block for n, paper in enumerate(book.proposals) for block in _letter(book, paper, n > 0)
    ]
    return manuscript(book, tuple(letters) or _none_yet(book))


def _letter(book: ProposalBook, paper: ProposalPaper, new_page: bool) -> list[Block]:
    source = paper.resolution
    return [
        *([Title((book.assembly,), new_page=True)] if new_page else []),
        _head(book, paper),
        Paragraph(paper.title, lead="เรื่อง", step=0, follows=True),
        Paragraph(paper.addressee, lead="เรียน", step=0, follows=True),
        Paragraph(
            f"มติ {source.number} {source.meeting} วันที่ {wording.full_date(source.held_on)}",
            lead="อ้างถึง",
            step=0,
            follows=True,
        ),
        Paragraph(f"ข้อเสนอนโยบาย {short_title(paper)} จำนวน 1 ชุด", lead="สิ่งที่ส่งมาด้วย", step=0),
        Paragraph(_cause(book, paper)),
        Paragraph(_purpose(book, paper), follows=True),
        *(Paragraph(text, lead=f"{n}.") for n, text in enumerate(paper.asked, 1)),
        Paragraph(
            "จึงเรียนมาเพื่อโปรดพิจารณา และขอความกรุณาแจ้งผลการพิจารณาให้ทราบด้วย จะขอบคุณยิ่ง",
            follows=True,
        ),
        Signature(paper.signer, paper.signer_office, "ขอแสดงความนับถือ"),
        Link(f"{book.assembly} อ่านมติและที่มาได้ที่", paper.link),
    ]


def _head(book: ProposalBook, paper: ProposalPaper) -> Table:
    """The number at the left, whose letter it is at the right, and the day under it."""
    day = wording.full_date(paper.dated) if paper.dated else f"{DOTS} พ.ศ. ........"
    heads = (Column(f"ที่ {paper.number or DOTS}", 1), Column(book.assembly, 1))
    return Table(heads, (("", f"จังหวัด{book.place}"), ("", day)), ruled=False)


def _cause(book: ProposalBook, paper: ProposalPaper) -> str:
    source = paper.resolution
    told = told_by(paper)
    why = f" {told}" if told else ""
    return (
        f"ด้วย{book.assembly} ได้จัด{source.meeting} เมื่อวันที่ {wording.full_date(source.held_on)}"
        f" ณ {source.place} ที่ประชุมได้พิจารณา {source.item_title}"
        f" และมีมติ {source.number} {source.title}{why}"
    )


def _purpose(book: ProposalBook, paper: ProposalPaper) -> str:
    due = f" ให้แล้วเสร็จภายในวันที่ {wording.full_date(paper.due)}" if paper.due else ""
    return f"{book.assembly} จึงขอเสนอให้{paper.organisation} พิจารณาดำเนินการ{due} ดังนี้"


def _none_yet(book: ProposalBook) -> tuple[Block, ...]:
    return (Title((book.assembly, book.title)), Rule(), Paragraph("ยังไม่มีหนังสือ", step=0))
