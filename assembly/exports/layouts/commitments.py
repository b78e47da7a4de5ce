"""What was promised and what became of it: a report to hand over, or to send with a letter."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from assembly.exports import promised_words as words
from assembly.exports.blocks import (
    Bars,
    Block,
    Column,
    Facts,
    Heading,
    Link,
    Manuscript,
    Paragraph,
    Picture,
    Pictures,
    Rule,
    Signature,
    Table,
    Title,
)
from assembly.exports.languages import full_date, long_date, say
from assembly.exports.papers import (
    BodyName,
    CommitmentBook,
    CommitmentPaper,
    PartPaper,
    ReportPaper,
    RequestPaper,
    both,
)
from assembly.exports.wording import SECTORS, strategy_words

MOST_LINES = 6  # of one commitment; the board has them all
MOST_PICTURES = 4
MOST_OWED = 20  # in the tables at the head
WIDTHS = (16, 28, 30, 19, 19, 12, 23, 13)  # of the numbers at the head: none of their names wraps
Dated = tuple[date, str]


def lay_out(book: CommitmentBook) -> Manuscript:
    """The head with its numbers, then each commitment under its strategy or its body."""
    return Manuscript(
        title=book.title,
        author=book.assembly,
        dated=book.as_of,
        blocks=(*_head(book), *_groups(book), *_foot(book)),
        names=book.names,
        is_example=book.is_example,
    )


def _head(book: CommitmentBook) -> Iterator[Block]:
    yield Title((book.assembly, *_title(book), _as_of(book)))
    yield Rule()
    if not book.commitments:
        yield Paragraph(say("ยังไม่มีพันธสัญญาในรายงานนี้"), step=0)
        return
    yield Paragraph(_opening(book))
    cells = words.totals_cells(book.totals)
    heads = zip(cells, WIDTHS, strict=True)
    columns = tuple(Column(say(head), width, "center") for (head, _n), width in heads)
    yield Table(columns, (tuple(f"{number:,}" for _head, number in cells),))
    yield from _by_strategy(book)
    yield from _silent(book)
    yield from _late(book)


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


def _silent(book: CommitmentBook) -> Iterator[Block]:
    """Who has not answered, the longest first."""
    found = [
        (request, one)
        for one in book.commitments
        for request in _requests_of(one)
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


def _late(book: CommitmentBook) -> Iterator[Block]:
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


def _groups(book: CommitmentBook) -> Iterator[Block]:
    name = _body_of if book.grouped == "body" else _strategy_of
    for head, found in groupby(sorted(book.commitments, key=_order(book.grouped)), name):
        yield Heading(1, (head,))
        for one in found:
            yield from commitment(one)


def _order(grouped: str) -> Callable[[CommitmentPaper], tuple[object, ...]]:
    """Groups together; what is in one stays in the order of numbers that the book has."""
    if grouped == "body":
        return lambda one: (one.lead is None, one.lead.name if one.lead else "")
    return lambda one: (one.strategy is None, one.strategy.number if one.strategy else 0)


def _body_of(one: CommitmentPaper) -> str:
    return words.named(one.lead) if one.lead else say("ยังไม่มีผู้รับผิดชอบหลัก")


def _strategy_of(one: CommitmentPaper) -> str:
    return strategy_words(one.strategy) if one.strategy else say("นอกยุทธศาสตร์")


def number_of(one: CommitmentPaper) -> str:
    """มติ 12.3 ข้อ 1"""
    return say("มติ {number} ข้อ {item}", number=one.resolution, item=one.item)


def commitment(one: CommitmentPaper) -> Iterator[Block]:
    """One promise: who, where, until when, how far; then what happened, and what shows it."""
    number = number_of(one)
    yield Heading(2, (number, one.title), mark=number)
    share = None if one.state == "ended" else one.progress
    rows = tuple((say(name), said) for name, said in _facts(one) if said)
    yield Facts(rows, share)
    yield from _parts(one)
    yield from _events(one)
    yield from _pictures(one)


def _facts(one: CommitmentPaper) -> Iterator[tuple[str, str]]:
    yield "สถานะ", words.standing(one)
    yield "ผู้รับผิดชอบหลัก", words.named(one.lead) or say("ยังไม่มีผู้รับผิดชอบหลัก")
    yield "ผู้ร่วมรับผิดชอบ", partners(one.partners)
    yield "พื้นที่", one.place
    yield "กำหนดเสร็จ", words.due_words(one)
    yield "ผลที่คนจะเห็น", one.expected
    asked = list(_requests_of(one))
    for request in asked:
        whose = f"{request.body.name} " if len(asked) > 1 else ""
        yield "คำตอบของหน่วยงาน", f"{whose}{words.answer_words(request)}"


def partners(bodies: Iterable[BodyName]) -> str:
    """Who acts with the lead, by the four parties."""
    bodies = tuple(bodies)
    told = (
        (say(name), ", ".join(body.name for body in bodies if body.sector == sector))
        for sector, name in SECTORS.items()
    )
    return " ".join(f"{names} ({sector})" for sector, names in told if names)


def _requests_of(one: CommitmentPaper) -> Iterator[RequestPaper]:
    for each in both(one):
        yield from each.requests


def _reports_of(one: CommitmentPaper) -> Iterator[ReportPaper]:
    for each in both(one):
        yield from each.reports


def _parts(one: CommitmentPaper) -> Iterator[Block]:
    if one.parts:
        share = [0 if part.state == "ended" else 10 * part.progress for part in one.parts]
        rows = tuple(
            (_part(part), say(words.STATES[part.state]), 1000, done)
            for part, done in zip(one.parts, share, strict=True)
        )
        yield Bars(rows, (say("ทำแล้ว"), say("ยังเหลือ")))


def _part(part: PartPaper) -> str:
    lead = f" ({part.lead.name})" if part.lead else ""
    return f"{part.title}{lead}"


def _events(one: CommitmentPaper) -> Iterator[Block]:
    """The newest letters, answers and reports, as they followed one another."""
    found = sorted(_happened(one), key=lambda told: told[0])
    shown = found[-MOST_LINES:]
    if not shown:
        return
    heads = (Column(say("วันที่"), 4), Column(say("หนังสือ คำตอบ และรายงาน"), 12))
    rows = tuple((long_date(day), said) for day, said in shown)
    yield Table(heads, (*_before(len(found) - len(shown)), *rows))


def _before(many: int) -> Iterator[tuple[str, str]]:
    if many > 0:
        told = say("อีก {n} รายการ อ่านได้ในหน้าของพันธสัญญานี้", n=f"{many:,}")
        yield say("ก่อนหน้านี้"), told


def _happened(one: CommitmentPaper) -> Iterator[Dated]:
    for request in _requests_of(one):
        for letter in request.letters:
            yield letter.sent_on, words.letter_words(letter, request)
        for answer in request.answers:
            yield answer.answered_on, words.reply_words(answer, request)
    for line in one.reports:
        yield line.happened_on, words.report_words(line)
    for part in one.parts:
        for line in part.reports:
            yield line.happened_on, f"{part.title}: {words.report_words(line)}"


def _pictures(one: CommitmentPaper) -> Iterator[Block]:
    found = [
        evidence
        for line in sorted(_reports_of(one), key=lambda line: line.happened_on, reverse=True)
        for evidence in line.evidence
        if evidence.picture and not line.corrected_by
    ]
    shown = [shot.picture for shot in found if shot.picture][:MOST_PICTURES]
    if shown:
        yield Pictures(tuple(Picture(p.content, p.width, p.height, p.says) for p in shown))


def _foot(book: CommitmentBook) -> Iterator[Block]:
    if book.commitments:
        yield Signature("", say("เลขานุการ"))
    yield Link(say("ดูพันธสัญญาและความคืบหน้าล่าสุดได้ที่"), book.link)
