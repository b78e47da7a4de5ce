"""Papers as tables for a spreadsheet: figures stay numbers and days stay days."""

from assembly.exports import wording
from assembly.exports.papers import (
    BallotBook,
    BallotCertificate,
    Figures,
    OperativePaper,
    ResolutionBook,
    ResolutionPaper,
)
from assembly.exports.tables import NAMED, Columns, Row, Sheet, named

FIGURES: Columns = (
    ("วิธีลงมติ", 16),
    ("เกณฑ์", 14),
    ("องค์ประชุม", 12),
    ("มาประชุม", 12),
    ("ผู้มีสิทธิ", 12),
    ("ผู้ลงมติ", 12),
    ("เห็นด้วย", 12),
    ("ไม่เห็นด้วย", 12),
    ("งดออกเสียง", 12),
    ("บัตรเสีย", 12),
    ("ต้องได้", 12),
    ("ผล", 32),
)


def resolutions(book: ResolutionBook) -> tuple[Sheet, ...]:
    columns: Columns = (
        ("มติ", 10),
        ("เรื่อง", 48),
        ("ข้อความ", 64),
        ("การประชุม", 40),
        ("วันประชุม", 20),
        ("สถานที่", 28),
        ("วาระ", 10),
        *NAMED,
        *FIGURES,
        ("วันที่รับรอง", 20),
        ("ที่อยู่ถาวร", 36),
        ("ผู้รับผิดชอบหลัก", 36),
        ("กำหนดแรก", 16),
        ("สถานะ", 16),
        ("ผลของมติที่ตามมา", 40),
    )
    rows = tuple(map(_resolution, book.resolutions))
    return (Sheet("มติ", columns, rows), _items(book))


ITEMS: Columns = (
    ("มติ", 10),
    ("ข้อ", 10),
    ("ข้อความ", 64),
    ("ผู้รับผิดชอบหลัก", 36),
    ("ฝ่าย", 12),
    ("ร่วม: ชุมชน", 32),
    ("ร่วม: ท้องถิ่น", 32),
    ("ร่วม: รัฐ", 32),
    ("ร่วม: เอกชน", 32),
    ("กำหนดเสร็จ", 16),
)


def _items(book: ResolutionBook) -> Sheet:
    """A row for each operative item: who leads it, who acts with them, until when."""
    rows = [_item(paper, item) for paper in book.resolutions for item in paper.items]
    return Sheet("ข้อปฏิบัติ", ITEMS, tuple(rows))


def _item(paper: ResolutionPaper, item: OperativePaper) -> Row:
    partners = [
        "\n".join(body.name for body in item.partners if body.sector == sector)
        for sector in wording.SECTORS
    ]
    lead = item.lead
    named = (lead.name, wording.SECTORS[lead.sector]) if lead else ("", "")
    return (paper.number, item.number, item.text, *named, *partners, item.due)


def _resolution(paper: ResolutionPaper) -> Row:
    items = [f"{n}. {text}" for n, text in enumerate(paper.operative, 1)]
    return (
        paper.number,
        paper.title,
        "\n".join([*paper.preamble, *items]),
        paper.meeting,
        paper.held_on,
        paper.place,
        paper.item,
        *named(paper.strategy),
        *_figures(paper.ballot),
        paper.adopted_on,
        paper.link,
        "\n".join(f"{item.number}. {item.lead.name}" for item in paper.items if item.lead),
        min((item.due for item in paper.items if item.due), default=None),
        wording.STANDINGS[paper.standing],
        "\n".join(paper.effects),
    )


def ballots(book: BallotBook) -> tuple[Sheet, ...]:
    columns: Columns = (
        ("การประชุม", 40),
        ("วันประชุม", 20),
        ("วาระ", 10),
        ("เรื่องที่ลงมติ", 48),
        *NAMED,
        *FIGURES,
        ("เปิดลงมติ", 24),
        ("ปิดลงมติ", 24),
        ("ประกาศผล", 24),
        ("ลายนิ้วมือคำถาม", 68),
        ("ลายนิ้วมือผู้มีสิทธิ", 68),
        ("ซองในหีบ", 12),
        ("ลายนิ้วมือซอง", 68),
    )
    return (Sheet("การลงมติ", columns, tuple(map(_ballot, book.ballots))),)


def _ballot(one: BallotCertificate) -> Row:
    return (
        one.meeting,
        one.held_on,
        one.item,
        one.question,
        *named(one.strategy),
        *_figures(one.figures),
        one.opened_at,
        one.closed_at,
        one.declared_at,
        one.question_hash,
        one.electorate_hash,
        one.envelopes,
        one.envelopes_root,
    )


def _rule(figures: Figures) -> str:
    if figures.kind != "vote":
        return wording.rule_words(figures)
    return wording.majority_words(figures.majority).strip()


def _figures(figures: Figures) -> Row:
    return (
        wording.METHODS[figures.method],
        _rule(figures),
        figures.quorum,
        figures.present,
        figures.electors,
        figures.received,
        figures.yes,
        figures.no,
        figures.abstain,
        figures.spoiled,
        figures.needed,
        wording.carried_words(figures),
    )
