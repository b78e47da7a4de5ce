"""The head of a report: how all of it stands, in sentences and numbers."""

from collections.abc import Iterator
from datetime import date

from assembly.exports import promised_words as words
from assembly.exports.blocks import (
    Bars,
    Block,
    Column,
    Heading,
    Paragraph,
    Rule,
    Table,
    Title,
)
from assembly.exports.languages import full_date, long_date, say
from assembly.exports.layouts.commitments.owed import late_of, silent_of
from assembly.exports.papers import (
    CommitmentBook,
    CommitmentPaper,
    both,
)
from assembly.exports.wording import strategy_words

WIDTHS = (16, 28, 30, 19, 19, 12, 23, 13)  # of the numbers at the head: none of their names wraps


def head_of(book: CommitmentBook) -> Iterator[Block]:
    yield Title((book.assembly, *_title(book), _as_of(book)))
    yield Rule()
    if not book.commitments:
        yield Paragraph(say("ยังไม่มีพันธสัญญาในรายงานนี้"), step=0)
        return
    yield Paragraph(_opening(book))
    cells = words.totals_cells(book.totals)
    heads = zip(cells, WIDTHS, strict=True)
    columns = tuple(Column(say(head), width, "center") for (head, _n), width in heads)
    yield Table(columns, (tuple(f"{number:,}" for head, number in cells),))
    yield from _by_strategy(book)
    yield from silent_of(book)
    yield from late_of(book)


def _title(book: CommitmentBook) -> tuple[str, ...]:
    chosen = book.chosen
    return (
        say("รายงานติดตามพันธสัญญา"),
        *([chosen.body] if chosen.body else []),
        *([strategy_words(chosen.strategy)] if chosen.strategy else []),
        *([say("อำเภอ{name}", name=chosen.district)] if chosen.district else []),
        *([say("ที่ครบกำหนดใน พ.ศ. {year}", year=chosen.be_year)] if chosen.be_year else []),
    )


def _as_of(book: CommitmentBook) -> str:
    return say("ข้อมูล ณ วันที่ {day}", day=full_date(book.as_of))


def _opening(book: CommitmentBook) -> str:
    """What the report covers: how many, from which resolutions, adopted when."""
    days = [one.adopted_on for one in book.commitments]
    said = say(
        "รายงานนี้กล่าวถึงพันธสัญญา {n} ข้อ จากมติ {many} เรื่อง {when}",
        n=f"{len(book.commitments):,}",
        many=f"{len({one.resolution for one in book.commitments}):,}",
        when=_adopted(min(days), max(days)),
    )
    return " ".join((said, *_leading(book), *_progress(book)))


def _adopted(first: date, last: date) -> str:
    if first == last:
        return say("ที่ที่ประชุมรับรองเมื่อวันที่ {day}", day=long_date(first))
    begins, ends = long_date(first), long_date(last)
    return say("ที่ที่ประชุมรับรองระหว่างวันที่ {begins} ถึง {ends}", begins=begins, ends=ends)


def _leading(book: CommitmentBook) -> Iterator[str]:
    """Of one body's report: what it leads, and where it acts with others."""
    name = book.chosen.body
    if name:
        leads = sum(_leads(one, name) for one in book.commitments)
        helps = len(book.commitments) - leads
        told = {"body": name, "leads": f"{leads:,}", "helps": f"{helps:,}"}
        yield say("{body} รับผิดชอบหลัก {leads} ข้อ ร่วมรับผิดชอบ {helps} ข้อ", **told)


def _leads(one: CommitmentPaper, name: str) -> bool:
    return any(part.lead is not None and part.lead.name == name for part in both(one))


def _progress(book: CommitmentBook) -> Iterator[str]:
    if book.totals.commitments > book.totals.ended:
        yield say("คืบหน้าโดยเฉลี่ยร้อยละ {n}", n=book.totals.progress)


def _by_strategy(book: CommitmentBook) -> Iterator[Block]:
    """Progress by strategy; not of a report that is about one, or says little."""
    rows = [one for one in book.by_strategy if one.commitments > one.ended]
    if book.chosen.strategy or len(rows) < 2:
        return
    yield Heading(2, (say("ความคืบหน้าตามยุทธศาสตร์"),))
    told = tuple(
        (
            one.name,
            say("ร้อยละ {n} ({many} ข้อ)", n=one.progress, many=one.commitments),
            1000,
            10 * one.progress,
        )
        for one in rows
    )
    yield Bars(told, (say("ทำแล้ว"), say("ยังเหลือ")))
