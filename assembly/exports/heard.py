"""Grievances as tables: a guide to the fields, the matrix, themselves, by district, by month."""

import itertools
from collections.abc import Iterator

from assembly.core import thai
from assembly.exports.guide import FIELDS, GROUPS, NO, STATES, YES
from assembly.exports.papers import GrievanceBook, GrievanceText, StrategyName
from assembly.exports.tables import NAMED, Cell, Columns, Row, Sheet, named

COUNTED = (("ทั้งหมด", False), ("ยังค้าง", True))
UNSORTED = "ยังไม่ระบุ"
BESIDE = tuple(field for field in FIELDS if field.name not in ("district", "subdistrict", "text"))


def grievances(book: GrievanceBook) -> tuple[Sheet, ...]:
    return _guide(), _matrix(book), _texts(book), _by_district(book), _by_month(book)


def grievances_in_one(book: GrievanceBook) -> tuple[Sheet, ...]:
    """Counts and words in one table, for files that hold no more than one."""
    columns: Columns = (
        ("ชนิดแถว", 12),
        ("อำเภอ", 18),
        ("ตำบล", 18),
        *NAMED,
        ("จำนวนเรื่อง", 12),
        ("ยังค้าง", 12),
        *((field.head, field.width) for field in BESIDE if field.name != "strategy"),
        ("ความทุกข์", 80),
    )
    words = (
        ("ข้อความ", one.district, one.subdistrict, *named(one.strategy), None, None, *_beside(one),
         one.text)
        for one in book.texts
    )  # fmt: skip
    return (Sheet("ความทุกข์", columns, tuple(itertools.chain(_counted(book), words))),)


def _guide() -> Sheet:
    columns: Columns = (("ช่อง", 20), ("ชื่อใน JSON", 18), ("ความหมาย", 70), ("ค่าที่เป็นได้", 40))
    return Sheet(
        "คำอธิบาย", columns, tuple((f.head, f.name, f.says, _may_be(f.name)) for f in FIELDS)
    )


def _may_be(name: str) -> str:
    known = {"state": STATES, "target_group": GROUPS}.get(name, {})
    yes_or_no = f"{YES} {NO}" if name in ("urgent", "published", "answered") else ""
    return " ".join(known.values()) or yes_or_no


def _matrix(book: GrievanceBook) -> Sheet:
    """Strategies down, districts across; each twice: all that were told, and what is still owed."""
    places = [one.district for one in book.districts]
    columns: Columns = (
        *NAMED,
        ("นับ", 12),
        *((place, 14) for place in places),
        ("รวม", 12),
    )
    heads: list[tuple[int | None, str]] = [(s.number, s.name) for s in book.strategies]
    heads += [(None, UNSORTED)] if places else []
    rows = tuple(
        (*head, counted, *counts, sum(counts))
        for at, head in enumerate(heads)
        for counted, owed in COUNTED
        for counts in [_line(book, at, owed=owed)]
    )
    return Sheet("ตาราง", columns, rows)


def _line(book: GrievanceBook, at: int, *, owed: bool) -> list[int]:
    """One strategy in every district; after the last strategy: what stands under none."""
    lines = []
    for one in book.districts:
        if owed:
            counts = (*one.unresolved_by_strategy, one.unresolved_without_strategy)
        else:
            counts = (*one.by_strategy, one.without_strategy)
        lines.append(counts[at] if at < len(counts) else 0)
    return lines


def _texts(book: GrievanceBook) -> Sheet:
    columns: Columns = (
        ("อำเภอ", 18),
        ("ตำบล", 18),
        *NAMED,
        *((field.head, field.width) for field in BESIDE if field.name != "strategy"),
        ("ความทุกข์", 80),
    )
    rows = tuple(
        (one.district, one.subdistrict, *named(one.strategy), *_beside(one), one.text)
        for one in book.texts
    )
    return Sheet("ความทุกข์", columns, rows)


def _beside(one: GrievanceText) -> Row:
    """In the order of ``BESIDE``, without the strategy, which has two columns of its own."""
    return tuple(_cell(getattr(one, f.name)) for f in BESIDE if f.name != "strategy")


def _cell(value: bool | str | int | tuple[str, ...] | None) -> Cell:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, int):
        return value
    return GROUPS.get(value or "") or STATES.get(value or "") or value or ""


def _by_district(book: GrievanceBook) -> Sheet:
    heads = [f"{strategy.number} {strategy.name}" for strategy in book.strategies]
    more = ("รวม", "ยังค้าง", "เร่งด่วน", "เดือดร้อนเหมือนกัน")
    columns: Columns = (
        ("อำเภอ", 18),
        *((head, 16) for head in heads),
        (UNSORTED, 12),
        *((head, 12) for head in more),
    )
    counts = []
    for one in book.districts:
        told = (*one.by_strategy, one.without_strategy)
        owed = sum(one.unresolved_by_strategy) + one.unresolved_without_strategy
        counts.append((*told, sum(told), owed, one.urgent, one.joined))
    rows = zip((one.district for one in book.districts), counts, strict=True)
    sums = [sum(column) for column in zip(*counts, strict=True)]
    return Sheet(
        "รายอำเภอ", columns, tuple((name, *numbers) for name, numbers in rows), ("รวม", *sums)
    )


def _by_month(book: GrievanceBook) -> Sheet:
    columns: Columns = (("เดือน", 22), ("ปี พ.ศ.", 10), ("แจ้ง", 12), ("ยังค้าง", 12))
    rows = tuple(
        (
            thai.long_date(one.month).split(" ")[1],
            str(thai.be_year(one.month)),
            one.told,
            one.unresolved,
        )
        for one in book.months
    )
    told = sum(one.told for one in book.months)
    owed = sum(one.unresolved for one in book.months)
    return Sheet("รายเดือน", columns, rows, ("รวม", None, told, owed))


def _counted(book: GrievanceBook) -> Iterator[Row]:
    nothing = (None,) * (len(BESIDE) - 1)
    heads: list[StrategyName | None] = [*book.strategies, None]
    for place, district in enumerate(book.districts):
        for at, strategy in enumerate(heads):
            told, owed = (_line(book, at, owed=owed)[place] for owed in (False, True))
            under = named(strategy) if strategy else (None, UNSORTED)
            yield ("จำนวน", district.district, "", *under, told, owed, *nothing, "")
