"""The charter: preamble, chapters, clauses numbered straight through, proclamation."""

from assembly.core import thai
from assembly.exports import wording
from assembly.exports.blocks import (
    Block,
    Contents,
    Heading,
    Link,
    Manuscript,
    Paragraph,
    Rule,
    Signature,
    Title,
)
from assembly.exports.papers import ChapterPaper, CharterPaper, ClausePaper

LONG = 16  # clauses; from here on it is a book, with a cover and its contents


def lay_out(paper: CharterPaper) -> Manuscript:
    title = (paper.title, _edition(paper), *_additions(paper))
    is_long = sum(len(chapter.clauses) for chapter in paper.chapters) >= LONG
    blocks: list[Block] = [
        *(_front(title) if is_long else ()),
        Title(title),
        Rule(),
        *_preamble(paper.preamble),
        *_chapters(paper.chapters),
        *_proclamation(paper),
        Link("อ่านธรรมนูญและที่มาของแต่ละข้อได้ที่", paper.link),
    ]
    return Manuscript(
        title=f"{paper.title} {_edition(paper)}",
        author=paper.assembly,
        dated=paper.proclaimed_on,
        blocks=tuple(blocks),
        names=paper.names,
        is_example=paper.is_example,
    )


def _front(title: tuple[str, ...]) -> tuple[Block, ...]:
    return Title(title, cover=True), Contents("สารบัญ")


def _edition(paper: CharterPaper) -> str:
    if not paper.edition:
        return f"ร่าง ณ วันที่ {thai.long_date(paper.proclaimed_on)}"
    return f"ฉบับที่ {paper.edition} พ.ศ. {paper.be_year}"


def _additions(paper: CharterPaper) -> tuple[str, ...]:
    """What stands here and is in no edition yet must not pass for the edition."""
    until = paper.with_additions_until
    return (f"รวมข้อที่เพิ่มตามมติถึงวันที่ {thai.long_date(until)}",) if until else ()


def _preamble(paragraphs: tuple[str, ...]) -> list[Block]:
    if not paragraphs:
        return []
    head = Heading(1, ("คำปรารภ",), centred=True)
    return [head, *(Paragraph(text) for text in paragraphs)]


def _chapters(chapters: tuple[ChapterPaper, ...]) -> list[Block]:
    written = [chapter for chapter in chapters if chapter.clauses]
    if not written:
        return [Paragraph("ยังไม่มีข้อในธรรมนูญ", step=0)]
    return [block for chapter in written for block in _chapter(chapter)]


def _chapter(chapter: ChapterPaper) -> list[Block]:
    head = Heading(1, (f"หมวด {chapter.number}", chapter.title), centred=True)
    return [head, *(block for clause in chapter.clauses for block in _clause(clause))]


def _clause(clause: ClausePaper) -> list[Block]:
    return [
        Paragraph(clause.text, f"ข้อ {clause.number}", mark=f"ข้อ {clause.number}"),
        *(Paragraph(f"{item.mark} {item.text}", step=1 + item.level) for item in clause.items),
        *([Paragraph(clause.source, note=True)] if clause.source else []),
    ]


def _proclamation(paper: CharterPaper) -> list[Block]:
    if not paper.edition:
        return []
    place = f" ณ {paper.place}" if paper.place else ""
    day = f"ประกาศ ณ วันที่ {wording.full_date(paper.proclaimed_on)}{place}"
    if paper.with_additions_until:  # a text put together for reading is not signed
        return [Paragraph(f"ฉบับที่ {paper.edition} {day}")]
    return [
        Paragraph(day, follows=True),
        *(Signature(name, "") for name in paper.signers or ("",)),
    ]
