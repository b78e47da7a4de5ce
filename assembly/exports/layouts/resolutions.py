"""The resolutions of an assembly, each on a page of its own."""

from collections.abc import Sequence

from assembly.core import thai
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
from assembly.exports.papers import (
    BodyName,
    Figures,
    OperativePaper,
    ResolutionBook,
    ResolutionPaper,
)


def lay_out(book: ResolutionBook) -> Manuscript:
    """The book as a manuscript; an empty one says so."""
    blocks = tuple(
        block
        for n, paper in enumerate(book.resolutions)
        for block in (Title((book.assembly,), new_page=n > 0), *resolution(paper))
    )
    return Manuscript(
        title=book.title,
        author=book.assembly,
        dated=book.as_of,
        blocks=blocks or _none_yet(book),
        names=book.names,
        is_example=book.is_example,
    )


def resolution(paper: ResolutionPaper) -> list[Block]:
    return [
        Heading(1, (f"มติ {paper.number}", paper.title), centred=True),
        Rule(),
        Paragraph(_opening(paper)),
        *(Paragraph(text) for text in paper.preamble),
        Paragraph("จึงมีมติดังต่อไปนี้", follows=True),
        *(Paragraph(text, lead=f"{n}.") for n, text in enumerate(paper.operative, 1)),
        *who_acts(paper.items),
        *(Paragraph(said, lead="หมายเหตุ", step=0) for said in paper.effects),
        Heading(2, ("ผลการลงมติ",)),
        Paragraph(wording.carried_words(paper.ballot), lead="มติที่ประชุม", step=0, follows=True),
        figures_table(paper.ballot),
        Paragraph(_method(paper.ballot), step=0),
        Paragraph(f"รับรองเมื่อวันที่ {wording.full_date(paper.adopted_on)}", step=0, follows=True),
        Signature("", "เลขานุการ"),
        Link("อ่านมตินี้และที่มาของมติได้ที่", paper.link),
    ]


def who_acts(items: Sequence[OperativePaper]) -> list[Block]:
    """Who acts on each item, by the four parties, and until when; nothing where nobody is named."""
    acting = [item for item in items if item.lead or item.partners or item.due]
    if not acting:
        return []
    heads = (
        Column("ข้อ", 2, "center"),
        Column("ผู้รับผิดชอบหลัก", 7),
        Column("ผู้ร่วมรับผิดชอบ", 9),
        Column("ภายในวันที่", 5),
    )
    rows = tuple(
        (
            f"{item.number}",
            _named(item.lead) if item.lead else "-",
            ", ".join(map(_named, item.partners)) or "-",
            thai.long_date(item.due) if item.due else "-",
        )
        for item in acting
    )
    return [Heading(2, ("ผู้รับผิดชอบและกำหนดเสร็จ",)), Table(heads, rows)]


def _named(body: BodyName) -> str:
    return f"{body.name} ({wording.SECTORS[body.sector]})"


def figures_table(figures: Figures) -> Table:
    """One row of numbers, or of priorities a row each."""
    if figures.kind == "priority":
        heads = (Column("ที่", 1, "center"), Column("เรื่อง", 8), Column("ผู้เลือก", 2, "center"))
        ranked = enumerate(figures.lines, 1)
        return Table(heads, tuple((f"{n}.", text, f"{votes:,}") for n, (text, votes) in ranked))
    cells = [*_answers(figures), ("ผู้มีสิทธิ", figures.electors)]
    columns = tuple(Column(head, 1, "center") for head, _number in cells)
    return Table(columns, (tuple(f"{number:,}" for _head, number in cells),))


def _answers(figures: Figures) -> list[tuple[str, int]]:
    """What people said; spoiled papers have a column only when there were some."""
    if figures.kind == "consensus":
        heads = ("เห็นพ้อง", "มีข้อสังเกต", "ยังไม่เห็นพ้อง", "ผู้ตอบ")
        return list(zip(heads, (*figures.voices, figures.received), strict=True))
    return [
        ("เห็นด้วย", figures.yes),
        ("ไม่เห็นด้วย", figures.no),
        ("งดออกเสียง", figures.abstain),
        *([("บัตรเสีย", figures.spoiled)] if figures.spoiled else []),
        ("ผู้ลงมติ", figures.received),
        ("ต้องได้", figures.needed),
    ]


def _opening(paper: ResolutionPaper) -> str:
    strategy = f" ตาม{wording.strategy_words(paper.strategy)}" if paper.strategy else ""
    theme = f" “{paper.theme}”" if paper.theme else ""
    return (
        f"{paper.meeting}{theme} เมื่อ{thai.weekday_date(paper.held_on)} ณ {paper.place}"
        f" ได้พิจารณาระเบียบวาระที่ {paper.item} {paper.item_title}{strategy}"
    )


def _method(figures: Figures) -> str:
    asked = "ถามฉันทมติ" if figures.kind == "consensus" else wording.METHODS[figures.method]
    way = f"{asked} ใช้เกณฑ์{wording.rule_words(figures)}"
    return f"{way} {wording.quorum_sentence(figures)}"


def _none_yet(book: ResolutionBook) -> tuple[Block, ...]:
    return (
        Title((book.assembly, book.title)),
        Rule(),
        Paragraph("ยังไม่มีมติที่ประชุมรับรอง", step=0),
    )
