"""What is owed: letters without an answer, and promises past their day."""

from collections.abc import Iterator

from assembly.exports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
)
from assembly.exports.languages import long_date, say
from assembly.exports.layouts.commitments.one import number_of, requests_of
from assembly.exports.papers import (
    CommitmentBook,
)

MOST_OWED = 20  # in the tables at the head


def silent_of(book: CommitmentBook) -> Iterator[Block]:
    """Who has not answered, the longest first."""
    found = [
        (request, one)
        for one in book.commitments
        for request in requests_of(one)
        if request.is_silent
    ]
    if not found:
        return
    found.sort(key=lambda pair: (-pair[0].silent_days, pair[0].sent_on, pair[1].link))
    yield Heading(2, (say("หนังสือที่ยังไม่ได้รับคำตอบ"),))
    heads = (
        Column(say("หน่วยงาน"), 6),
        Column(say("เรื่อง"), 8),
        Column(say("ส่งเมื่อ"), 5),
        Column(say("เงียบมาแล้ว"), 4, "center"),
    )
    rows = tuple(
        (
            request.body.name,
            f"{number_of(one)} {request.title}",
            long_date(request.sent_on),
            say("{n} วัน", n=f"{request.silent_days:,}"),
        )
        for request, one in found[:MOST_OWED]
    )
    yield Table(heads, rows)
    yield from _and_more(len(found))


def late_of(book: CommitmentBook) -> Iterator[Block]:
    """What is open after the day it was due, the longest first."""
    found = sorted(
        (one for one in book.commitments if one.late_days), key=lambda one: -one.late_days
    )
    if not found:
        return
    yield Heading(2, (say("พันธสัญญาที่เลยกำหนด"),))
    heads = (
        Column(say("พันธสัญญา"), 8),
        Column(say("ผู้รับผิดชอบหลัก"), 6),
        Column(say("กำหนดเสร็จ"), 5),
        Column(say("เลยมา"), 3, "center"),
    )
    rows = tuple(
        (
            f"{number_of(one)} {one.title}",
            one.lead.name if one.lead else "-",
            long_date(one.due) if one.due else "-",
            say("{n} วัน", n=f"{one.late_days:,}"),
        )
        for one in found[:MOST_OWED]
    )
    yield Table(heads, rows)
    yield from _and_more(len(found))


def _and_more(many: int) -> Iterator[Block]:
    if many > MOST_OWED:
        yield Paragraph(say("และอีก {n} รายการ", n=f"{many - MOST_OWED:,}"), step=0)
