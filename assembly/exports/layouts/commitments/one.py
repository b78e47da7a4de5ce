"""One commitment: who does what, its parts, what happened, its pictures."""

from collections.abc import Iterable, Iterator
from datetime import date

from assembly.exports import promised_words as words
from assembly.exports.blocks import (
    Bars,
    Block,
    Column,
    Facts,
    Heading,
    Picture,
    Pictures,
    Table,
)
from assembly.exports.languages import long_date, say
from assembly.exports.papers import (
    BodyName,
    CommitmentPaper,
    PartPaper,
    ReportPaper,
    RequestPaper,
    both,
)
from assembly.exports.wording import SECTORS

MOST_LINES = 6  # of one commitment; the board has them all


MOST_PICTURES = 4


Dated = tuple[date, str]


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
    asked = list(requests_of(one))
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


def requests_of(one: CommitmentPaper) -> Iterator[RequestPaper]:
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
    for request in requests_of(one):
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
