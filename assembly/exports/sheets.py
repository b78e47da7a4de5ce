"""Papers as tables for a spreadsheet: figures stay numbers and days stay days."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from assembly.exports import wording
from assembly.exports.papers import (
    BallotBook,
    BallotCertificate,
    Figures,
    GrievanceBook,
    ResolutionBook,
    ResolutionPaper,
    StrategyName,
)

Cell = str | int | date | datetime | None
Row = tuple[Cell, ...]
Columns = tuple[tuple[str, int], ...]  # head, width in characters

NAMED: Columns = (("ยุทธศาสตร์ที่", 12), ("ยุทธศาสตร์", 40))
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


@dataclass(frozen=True)
class Sheet:
    """One table. ``totals`` stands under it, outside what is filtered and sorted."""

    name: str
    columns: Columns
    rows: tuple[Row, ...]
    totals: Row = ()


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
    )
    return (Sheet("มติ", columns, tuple(map(_resolution, book.resolutions))),)


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
        *_strategy(paper.strategy),
        *_figures(paper.ballot),
        paper.adopted_on,
        paper.link,
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
        *_strategy(one.strategy),
        *_figures(one.figures),
        one.opened_at,
        one.closed_at,
        one.declared_at,
        one.question_hash,
        one.electorate_hash,
        one.envelopes,
        one.envelopes_root,
    )


def grievances(book: GrievanceBook) -> tuple[Sheet, ...]:
    """Two sheets: how many per district and strategy, and the reviewed words."""
    return _counts(book), _texts(book)


def _counts(book: GrievanceBook) -> Sheet:
    heads = [f"{strategy.number} {strategy.name}" for strategy in book.strategies]
    columns: Columns = (
        ("อำเภอ", 18),
        *((head, 16) for head in heads),
        ("ยังไม่ระบุ", 12),
        ("รวม", 12),
    )
    counts = [(*one.by_strategy, one.without_strategy) for one in book.districts]
    counts = [(*numbers, sum(numbers)) for numbers in counts]
    rows = zip((one.district for one in book.districts), counts, strict=True)
    sums = [sum(column) for column in zip(*counts, strict=True)]
    return Sheet(
        "จำนวน", columns, tuple((name, *numbers) for name, numbers in rows), ("รวม", *sums)
    )


def _texts(book: GrievanceBook) -> Sheet:
    columns: Columns = (("อำเภอ", 18), ("ตำบล", 18), *NAMED, ("ความทุกข์", 80))
    rows = tuple(
        (one.district, one.subdistrict, *_strategy(one.strategy), one.text) for one in book.texts
    )
    return Sheet("ความทุกข์", columns, rows)


def grievances_in_one(book: GrievanceBook) -> tuple[Sheet, ...]:
    """Counts and words in one table, for files that hold no more than one."""
    columns: Columns = (
        ("ชนิดแถว", 12),
        ("อำเภอ", 18),
        ("ตำบล", 18),
        *NAMED,
        ("จำนวนเรื่อง", 12),
        ("ความทุกข์", 80),
    )
    words = (
        ("ข้อความ", one.district, one.subdistrict, *_strategy(one.strategy), None, one.text)
        for one in book.texts
    )
    return (Sheet("ความทุกข์", columns, tuple(itertools.chain(_counted(book), words))),)


def _counted(book: GrievanceBook) -> Iterator[Row]:
    for district in book.districts:
        for strategy, count in zip(book.strategies, district.by_strategy, strict=True):
            yield ("จำนวน", district.district, "", *_strategy(strategy), count, "")
        yield ("จำนวน", district.district, "", None, "ยังไม่ระบุ", district.without_strategy, "")


def _strategy(strategy: StrategyName | None) -> Row:
    return (strategy.number, strategy.name) if strategy else (None, "")


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
