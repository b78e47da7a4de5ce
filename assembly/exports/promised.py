"""Commitments as tables: a guide, themselves, their lines, letters and answers, and sums."""

from collections.abc import Iterable, Iterator

from assembly.exports import promised_words as words
from assembly.exports.languages import say
from assembly.exports.papers import (
    BodyName,
    CommitmentBook,
    CommitmentPaper,
    CommitmentTotals,
    EvidencePaper,
    PartPaper,
    ReportPaper,
    RequestPaper,
)
from assembly.exports.tables import NAMED, Columns, Row, Sheet, in_words, named
from assembly.exports.wording import SECTORS

NUMBERED: Columns = (("มติ", 10), ("ข้อ", 8), ("ส่วน", 28))
COMMITMENTS: Columns = (
    *NUMBERED,
    ("สิ่งที่จะทำ", 64),
    ("ผลที่คนจะเห็น", 40),
    ("แบบ", 12),
    *NAMED,
    ("ผู้รับผิดชอบหลัก", 36),
    ("ฝ่าย", 12),
    ("ร่วม: ชุมชน", 32),
    ("ร่วม: ท้องถิ่น", 32),
    ("ร่วม: รัฐ", 32),
    ("ร่วม: เอกชน", 32),
    ("พื้นที่", 24),
    ("วันเริ่ม", 18),
    ("กำหนดเสร็จ", 18),
    ("น้ำหนัก", 10),
    ("สถานะ", 16),
    ("ตั้งแต่", 18),
    ("คืบหน้าร้อยละ", 12),
    ("รายงานล่าสุด", 18),
    ("เลยกำหนด (วัน)", 12),
    ("เงียบ (วัน)", 12),
    ("ที่อยู่ถาวร", 36),
)
LINES: Columns = (
    *NUMBERED,
    ("รายการที่", 10),
    ("วันที่", 18),
    ("ชนิด", 18),
    ("จาก", 14),
    ("หน่วยงาน", 36),
    ("ข้อความ", 80),
    ("คืบหน้าร้อยละ", 12),
    ("จากเดิม", 28),
    ("เป็น", 28),
    ("แก้รายการที่", 10),
    ("แก้แล้วในรายการที่", 10),
    ("ตัวเลข", 48),
    ("หลักฐาน", 48),
    ("การเผยแพร่", 18),
    ("เหตุที่ไม่เผยแพร่", 36),
)
LETTERS: Columns = (
    *NUMBERED,
    ("หน่วยงาน", 36),
    ("เรื่อง", 48),
    ("วันที่", 18),
    ("ชนิด", 18),
    ("เลขที่หนังสือ", 20),
    ("ช่องทาง", 16),
    ("ขอคำตอบภายใน", 18),
    ("ข้อความ", 64),
    ("จะให้เสร็จภายใน", 18),
    ("แผน", 16),
    ("งบประมาณ (บาท)", 18),
    ("สถานะ", 14),
    ("เงียบ (วัน)", 12),
    ("การเผยแพร่", 18),
    ("เหตุที่ไม่เผยแพร่", 36),
)
SUMS: Columns = tuple(
    (head, 14)
    for head in (
        *("ทั้งหมด", *words.STATES.values()),
        *("เลยกำหนด", "เงียบ", "เงียบนานที่สุด (วัน)", "คืบหน้าร้อยละ"),
    )
)
SUMMED = (
    ("สรุปตามหน่วยงาน", "หน่วยงาน", "by_body"),
    ("สรุปตามอำเภอ", "อำเภอ", "by_district"),
    ("สรุปตามยุทธศาสตร์", "ยุทธศาสตร์", "by_strategy"),
    ("สรุปตามปี", "ปี พ.ศ.", "by_year"),
)
GUIDE: tuple[tuple[str, str], ...] = (
    ("พันธสัญญา", "ข้อปฏิบัติของมติ หนึ่งข้อหนึ่งแถว ส่วนที่แบ่งออกอยู่ใต้ข้อของตน"),
    ("รายงาน", "ทุกรายการที่บันทึก ไม่มีการลบ รายการที่ผิดบอกว่าแก้แล้วในรายการที่เท่าไร"),
    ("หนังสือและคำตอบ", "หนังสือทุกฉบับที่ส่ง และคำตอบทุกครั้ง ตามวันที่"),
    ("เงียบ (วัน)", "นับจากวันที่ส่งหนังสือ ถึงวันที่หน่วยงานตอบ หรือถึงวันของรายงานนี้"),
    ("เลยกำหนด (วัน)", "นับจากกำหนดเสร็จ ของข้อที่ยังไม่บรรลุผลและยังไม่ยุติ"),
    ("คืบหน้าร้อยละ", "ข้อที่แบ่งเป็นส่วน รวมจากทุกส่วนตามน้ำหนัก ไม่นับส่วนที่ยุติ"),
    ("สรุปตามหน่วยงาน", "ข้อที่หน่วยงานรับผิดชอบหลักหรือร่วม ข้อหนึ่งจึงนับได้หลายหน่วยงาน"),
    ("สรุปตามปี", "ปี พ.ศ. ของกำหนดเสร็จ"),
)


def commitments(book: CommitmentBook) -> tuple[Sheet, ...]:
    return in_words(
        _guide(book),
        Sheet("พันธสัญญา", COMMITMENTS, _sparse(_rows(book))),
        Sheet("รายงาน", LINES, _sparse(_lines(book))),
        Sheet("หนังสือและคำตอบ", LETTERS, _sparse(_letters(book))),
        *(_sums(name, head, getattr(book, group)) for name, head, group in SUMMED),
    )


def commitments_in_one(book: CommitmentBook) -> tuple[Sheet, ...]:
    """For files that hold no more than one table."""
    return in_words(Sheet("พันธสัญญา", COMMITMENTS, tuple(_rows(book))))


def _sparse(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Without a cell where there is nothing to say: of thousands of lines most are empty."""
    return tuple(tuple(None if cell == "" else cell for cell in row) for row in rows)


def _guide(book: CommitmentBook) -> Sheet:
    columns: Columns = (("คำ", 24), ("ความหมาย", 90))
    about: tuple[Row, ...] = ((book.title, book.as_of),)
    return Sheet("คำอธิบาย", columns, (*about, *((say(a), say(b)) for a, b in GUIDE)))


def _rows(book: CommitmentBook) -> Iterator[Row]:
    for one in book.commitments:
        yield _whole(one)
        yield from (_part(one, part) for part in one.parts)


def _whole(one: CommitmentPaper) -> Row:
    return (
        one.resolution,
        one.item,
        "",
        one.title,
        one.expected,
        say(words.KINDS[one.kind]),
        *named(one.strategy),
        *_acting(one.lead, one.partners),
        one.place,
        one.begins,
        one.due,
        None,
        say(words.STATES[one.state]),
        one.state_on,
        one.progress,
        one.reported_on,
        one.late_days,
        one.silent_days,
        one.link,
    )


def _part(one: CommitmentPaper, part: PartPaper) -> Row:
    return (
        one.resolution,
        one.item,
        part.title,
        part.title,
        "",
        "",
        *named(one.strategy),
        *_acting(part.lead, part.partners),
        part.place,
        part.begins,
        part.due,
        part.weight,
        say(words.STATES[part.state]),
        part.state_on,
        part.progress,
        max((line.happened_on for line in part.reports if line.kind == "report"), default=None),
        None,
        max((asked.silent_days for asked in part.requests if asked.is_silent), default=None),
        part.link,
    )


def _acting(lead: BodyName | None, partners: tuple[BodyName, ...]) -> Row:
    """The lead and its sector, then the others by sector."""
    first = (lead.name, say(SECTORS[lead.sector])) if lead else ("", "")
    others = ("\n".join(b.name for b in partners if b.sector == s) for s in SECTORS)
    return (*first, *others)


def _each(
    book: CommitmentBook,
) -> Iterator[tuple[Row, tuple[ReportPaper, ...], tuple[RequestPaper, ...]]]:
    """Every commitment and part: what its rows begin with, its lines, what was asked."""
    for one in book.commitments:
        yield (one.resolution, one.item, ""), one.reports, one.requests
        for part in one.parts:
            yield (one.resolution, one.item, part.title), part.reports, part.requests


def _lines(book: CommitmentBook) -> Iterator[Row]:
    for begins, lines, _asked in _each(book):
        for line in lines:
            yield (*begins, *_line(line))


def _line(line: ReportPaper) -> Row:
    return (
        line.number,
        line.happened_on,
        say(words.LINES[line.kind]),
        say(words.TELLERS[line.teller]),
        line.body,
        line.text,
        line.progress,
        words.changed_value(line.kind, line.before),
        words.changed_value(line.kind, line.after or line.state),
        line.corrects,
        line.corrected_by,
        _listed(words.figure_words(one) for one in line.evidence if one.kind == "figure"),
        _listed(_file(one) for one in line.evidence if one.kind != "figure"),
        say(words.SEEN[line.seen]) if line.seen != "shown" else "",
        line.withheld_because,
    )


def _listed(said: Iterable[str]) -> str:
    return "\n".join(said)


def _file(one: EvidencePaper) -> str:
    kind = say("ภาพ" if one.kind == "picture" else "เอกสาร")
    where = say("(นำออก เพราะ{why})", why=one.taken_because) if one.taken_because else one.link
    return f"{kind} {one.caption} {where} SHA-256 {one.sha256}"


def _letters(book: CommitmentBook) -> Iterator[Row]:
    for begins, _lines, requests in _each(book):
        for request in requests:
            for row in sorted(_told(request), key=lambda row: str(row[0])):
                yield (*begins, request.body.name, request.title, *row)


def _told(request: RequestPaper) -> Iterator[Row]:
    state, silent = say(words.REQUESTS[request.state]), request.silent_days
    for letter in request.letters:
        kind, channel = say(words.LETTERS[letter.kind]), say(words.CHANNELS[letter.channel])
        told: Row = (letter.sent_on, kind, letter.number, channel, letter.due)
        yield (*told, "", None, "", "", state, silent, "", "")
    for answer in request.answers:
        yield (
            answer.answered_on,
            say(words.ANSWERS[answer.kind]),
            answer.letter_number,
            "",
            None,
            answer.text,
            answer.promised_on,
            say(words.PLANS[answer.plan]) if answer.plan else "",
            answer.budget,
            state,
            silent,
            say(words.SEEN[answer.seen]) if answer.seen != "shown" else "",
            answer.withheld_because,
        )


def _sums(name: str, head: str, groups: tuple[CommitmentTotals, ...]) -> Sheet:
    rows: tuple[Row, ...] = tuple(
        (
            one.name,
            *(number for _head, number in words.totals_cells(one)),
            one.longest_silence,
            one.progress,
        )
        for one in groups
    )
    return Sheet(name, ((head, 40), *SUMS), rows)
