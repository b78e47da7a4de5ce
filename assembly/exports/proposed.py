"""Proposals as a table: what was asked of whom, and how far it came."""

from assembly.exports import wording
from assembly.exports.papers import ProposalBook, ProposalPaper
from assembly.exports.tables import Columns, Row, Sheet

STATES = {"draft": "ร่าง", "heard": "รับฟังความเห็นแล้ว", "adopted": "รับรองแล้ว", "sent": "ส่งแล้ว"}


def proposals(book: ProposalBook) -> tuple[Sheet, ...]:
    columns: Columns = (
        ("เรื่อง", 48),
        ("ถึงหน่วยงาน", 36),
        ("ฝ่าย", 12),
        ("มติ", 10),
        ("ข้อ", 10),
        ("ขอให้ดำเนินการ", 64),
        ("ภายใน", 16),
        ("ความทุกข์", 12),
        ("สถานะ", 20),
        ("เลขที่หนังสือ", 20),
        ("วันที่ส่ง", 16),
        ("ที่อยู่ถาวร", 36),
    )
    return (Sheet("ข้อเสนอนโยบาย", columns, tuple(map(_row, book.proposals))),)


def _row(paper: ProposalPaper) -> Row:
    return (
        paper.title,
        paper.organisation,
        wording.SECTORS[paper.sector],
        paper.resolution.number,
        paper.item or None,
        "\n".join(f"{n}. {text}" for n, text in enumerate(paper.asked, 1)),
        paper.due,
        paper.grievances,
        STATES[paper.state],
        paper.number,
        paper.dated,
        paper.link,
    )
