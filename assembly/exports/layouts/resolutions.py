"""The resolutions of an assembly, each on a page of its own."""

from collections.abc import Sequence

from assembly.exports import promised_words, wording
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
from assembly.exports.languages import full_date, long_date, say, weekday_date
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
    day = full_date(paper.adopted_on)
    number = say("มติ {n}", n=paper.number)
    return [
        Heading(1, (number, paper.title), centred=True, mark=number),
        Rule(),
        Paragraph(_opening(paper)),
        *(Paragraph(text) for text in paper.preamble),
        Paragraph(say("จึงมีมติดังต่อไปนี้"), follows=True),
        *(Paragraph(text, lead=f"{n}.") for n, text in enumerate(paper.operative, 1)),
        *who_acts(paper.items),
        *(Paragraph(said, lead=say("หมายเหตุ"), step=0) for said in paper.effects),
        Heading(2, (say("ผลการลงมติ"),)),
        Paragraph(wording.carried_words(paper.ballot), say("มติที่ประชุม"), step=0, follows=True),
        figures_table(paper.ballot),
        Paragraph(_method(paper.ballot), step=0),
        Paragraph(say("รับรองเมื่อวันที่ {day}", day=day), step=0, follows=True),
        Signature("", say("เลขานุการ")),
        Link(say("อ่านมตินี้และที่มาของมติได้ที่"), paper.link),
    ]


def who_acts(items: Sequence[OperativePaper]) -> list[Block]:
    """Who acts on each item, by the four parties, until when, and how far it is; else nothing."""
    acting = [item for item in items if item.lead or item.partners or item.due or _moved(item)]
    if not acting:
        return []
    heads = (
        Column(say("ข้อ"), 2, "center"),
        Column(say("ผู้รับผิดชอบหลัก"), 6),
        Column(say("ผู้ร่วมรับผิดชอบ"), 8),
        Column(say("กำหนดและการติดตาม"), 7),
    )
    rows = tuple(
        (
            f"{item.number}",
            _named(item.lead) if item.lead else "-",
            ", ".join(map(_named, item.partners)) or "-",
            _until(item),
        )
        for item in acting
    )
    return [Heading(2, (say("ผู้รับผิดชอบและกำหนดเสร็จ"),)), Table(heads, rows)]


def _moved(item: OperativePaper) -> bool:
    return item.state not in ("", "waiting")


def _until(item: OperativePaper) -> str:
    """Until when, and how far it has come as this is printed: … กำลังขับเคลื่อน ร้อยละ 64"""
    over = item.state in ("kept", "ended")
    parts = (
        long_date(item.due) if item.due else "",
        say(promised_words.STATES[item.state]) if item.state else "",
        say("ร้อยละ {n}", n=item.progress) if item.progress and not over else "",
        say("เลยกำหนดมา {n} วัน", n=f"{item.late_days:,}") if item.late_days else "",
    )
    return " ".join(filter(None, parts)) or "-"


def _named(body: BodyName) -> str:
    return f"{body.name} ({say(wording.SECTORS[body.sector])})"


def figures_table(figures: Figures) -> Table:
    """One row of numbers, or of priorities a row each."""
    if figures.kind == "priority":
        heads = (
            Column(say("ที่"), 1, "center"),
            Column(say("เรื่อง"), 8),
            Column(say("ผู้เลือก"), 2, "center"),
        )
        ranked = enumerate(figures.lines, 1)
        return Table(heads, tuple((f"{n}.", text, f"{votes:,}") for n, (text, votes) in ranked))
    cells = [*_answers(figures), ("ผู้มีสิทธิ", figures.electors)]
    columns = tuple(Column(say(head), 1, "center") for head, _number in cells)
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
    strategy = paper.strategy and wording.strategy_words(paper.strategy)
    return say(
        "{meeting}{theme} เมื่อ{day} ณ {place} ได้พิจารณาระเบียบวาระที่ {item} {title}{strategy}",
        meeting=paper.meeting,
        theme=f" “{paper.theme}”" if paper.theme else "",
        day=weekday_date(paper.held_on),
        place=paper.place,
        item=paper.item,
        title=paper.item_title,
        strategy=say(" ตาม{strategy}", strategy=strategy) if strategy else "",
    )


def _method(figures: Figures) -> str:
    asked = "ถามฉันทมติ" if figures.kind == "consensus" else wording.METHODS[figures.method]
    return say(
        "{way} ใช้เกณฑ์{rule} {quorum}",
        way=say(asked),
        rule=wording.rule_words(figures),
        quorum=wording.quorum_sentence(figures),
    )


def _none_yet(book: ResolutionBook) -> tuple[Block, ...]:
    return (
        Title((book.assembly, book.title)),
        Rule(),
        Paragraph(say("ยังไม่มีมติที่ประชุมรับรอง"), step=0),
    )
