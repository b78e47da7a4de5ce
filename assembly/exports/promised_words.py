"""The fixed words of follow-up reports, and the sentences made of lines, letters and answers."""

from collections.abc import Iterator
from datetime import date

from assembly.exports.languages import long_date, say
from assembly.exports.papers import (
    AnswerPaper,
    BodyName,
    CommitmentPaper,
    CommitmentTotals,
    EvidencePaper,
    LetterPaper,
    PartPaper,
    ReportPaper,
    RequestPaper,
)
from assembly.exports.wording import SECTORS

STATES = {
    "waiting": "รอดำเนินการ",
    "moving": "กำลังขับเคลื่อน",
    "kept": "บรรลุผล",
    "review": "ทบทวน",
    "ended": "ยุติ",
}
REQUESTS = {
    "sent": "ส่งแล้ว",
    "accepted": "ตอบรับ",
    "refused": "ปฏิเสธ",
    "withdrawn": "ถอนหนังสือ",
}
PLANS = {
    "offered": "เสนอแล้ว",
    "in_plan": "อยู่ในแผน",
    "budgeted": "ได้รับงบประมาณ",
    "refused": "ไม่รับเข้าแผน",
}
CHANNELS = {"": "", "hand": "ยื่นด้วยมือ", "post": "ไปรษณีย์", "email": "อีเมล", "system": "ระบบสารบรรณ"}
LETTERS = {"request": "ส่งหนังสือ", "reminder": "ส่งหนังสือเตือน", "escalation": "ส่งหนังสือยกระดับ"}
ANSWERS = {
    "received": "ได้รับหนังสือแล้ว",
    "accepted": "ตอบรับ",
    "refused": "ปฏิเสธ",
    "reported": "รายงานผล",
    "plan": "ตอบเรื่องแผน",
}
LINES = {
    "report": "รายงาน",
    "state": "เปลี่ยนสถานะ",
    "due": "เปลี่ยนกำหนด",
    "bodies": "เปลี่ยนผู้รับผิดชอบ",
    "words": "แก้ถ้อยคำ",
}
TELLERS = {"office": "เลขานุการ", "body": "หน่วยงาน", "meeting": "ที่ประชุม"}
SEEN = {"shown": "เผยแพร่แล้ว", "unread": "รอเลขานุการอ่าน", "withheld": "ไม่เผยแพร่"}
KINDS = {"activity": "กิจกรรม", "project": "โครงการ"}


def named(body: BodyName | None) -> str:
    """สำนักงานที่ดินจังหวัดพังงา (รัฐ)"""
    return f"{body.name} ({say(SECTORS[body.sector])})" if body else ""


def standing(one: CommitmentPaper | PartPaper) -> str:
    """กำลังขับเคลื่อน ร้อยละ 40 ตั้งแต่ 12 มกราคม 2569"""
    state, day = say(STATES[one.state]), long_date(one.state_on)
    if one.state in ("kept", "ended") or not one.progress:
        return say("{state} ตั้งแต่ {day}", state=state, day=day)
    return say("{state} ร้อยละ {n} ตั้งแต่ {day}", state=state, n=one.progress, day=day)


def due_words(one: CommitmentPaper) -> str:
    """1 ตุลาคม 2568 ถึง 30 กันยายน 2570 (เลยกำหนดมา 12 วัน)"""
    if one.due is None:
        return say("ยังไม่กำหนดวัน")
    until = long_date(one.due)
    if one.begins:
        until = say("{begins} ถึง {ends}", begins=long_date(one.begins), ends=until)
    late = say("เลยกำหนดมา {n} วัน", n=f"{one.late_days:,}") if one.late_days else ""
    return f"{until} ({late})" if late else until


def answer_words(one: RequestPaper) -> str:
    """How a body stands to what it was asked: its silence in days, or its answer."""
    if one.is_silent:
        told = say("ยังไม่ตอบ เงียบมาแล้ว {n} วัน", n=f"{one.silent_days:,}")
        over = say("พ้นกำหนดตอบแล้ว") if one.is_overdue else ""
        return f"{told} {over}".strip()
    state = say(REQUESTS[one.state])
    plan = say(PLANS[one.plan]) if one.plan else ""
    if one.answered_on is None:
        return state
    after = say("ตอบหลังส่งหนังสือ {n} วัน", n=f"{one.silent_days:,}")
    return " ".join(filter(None, (plan or state, f"({after})")))


def letter_words(letter: LetterPaper, one: RequestPaper) -> str:
    """ส่งหนังสือ ที่ สพง 12/2568 ถึงสำนักงานที่ดิน… ขอคำตอบภายใน 30 ธันวาคม 2568"""
    number = say(" ที่ {number}", number=letter.number) if letter.number else ""
    due = say(" ขอคำตอบภายใน {day}", day=long_date(letter.due)) if letter.due else ""
    below = one.escalated_from
    why = say(" ต่อจาก{body}", body=below) if below and letter.kind == "escalation" else ""
    kind = say(LETTERS[letter.kind])
    return say("{kind}{number} ถึง{body}", kind=kind, number=number, body=one.body.name) + why + due


def reply_words(answer: AnswerPaper, one: RequestPaper) -> str:
    """What a body answered, in its own words where everybody may read them."""
    promised = answer.promised_on
    parts = (
        f"{one.body.name} {say(ANSWERS[answer.kind])}",
        f"“{answer.text}”" if answer.text else "",
        say(PLANS[answer.plan]) if answer.plan else "",
        say("{n} บาท", n=amount(answer.budget)) if answer.budget else "",
        say("จะให้เสร็จภายใน {day}", day=long_date(promised)) if promised else "",
        *_asides(answer),
    )
    return " ".join(filter(None, parts))


def report_words(line: ReportPaper) -> str:
    """One line of a commitment: what happened, what changed, what was counted, what it corrects."""
    parts = (
        _changed(line),
        line.text,
        say("คืบหน้าร้อยละ {n}", n=line.progress) if line.progress is not None else "",
        *(figure_words(one) for one in line.evidence if one.kind == "figure"),
        _teller(line),
        *_asides(line),
    )
    return " ".join(filter(None, parts))


def figure_words(one: EvidencePaper) -> str:
    """ปักหลักแนวเขตแล้ว 32 หมู่บ้าน (คนที่สองตรวจแล้ว)"""
    checked = say("คนที่สองตรวจแล้ว" if one.is_confirmed else "คนที่สองยังไม่ได้ตรวจ")
    return " ".join(filter(None, (one.caption, amount(one.value), one.unit, f"({checked})")))


def amount(decimal: str) -> str:
    """A plain decimal with its thousands: 1200000.50 → 1,200,000.50"""
    whole, dot, part = decimal.partition(".")
    return f"{int(whole):,}{dot}{part}" if whole.lstrip("-").isdecimal() else decimal


def changed_value(kind: str, value: str) -> str:
    """What a state, a day or the bodies were or became, as a reader knows them."""
    if kind == "state":
        return say(STATES[value]) if value in STATES else value
    if kind == "due" and value:
        try:
            return long_date(date.fromisoformat(value))
        except ValueError:
            return value
    return value


def _changed(line: ReportPaper) -> str:
    if line.kind == "report":
        return ""
    before, after = (changed_value(line.kind, told) for told in (line.before, line.after))
    if line.kind == "state":
        return say("เปลี่ยนสถานะเป็น {state}", state=say(STATES[line.state])) if line.state else ""
    if line.kind == "due" and before and after:
        return say("เปลี่ยนกำหนดจาก {before} เป็น {after}", before=before, after=after)
    kind = say(LINES[line.kind])
    return say("{kind}เป็น {after}", kind=kind, after=after) if after else kind


def _teller(line: ReportPaper) -> str:
    if line.teller == "body" and line.body:
        return say("({body} รายงานเอง)", body=line.body)
    return say("(โดยที่ประชุม)") if line.teller == "meeting" else ""


def _asides(told: ReportPaper | AnswerPaper) -> Iterator[str]:
    """What a reader must know beside the words: who reads them, what was wrong."""
    if told.seen == "unread":
        yield say("(ถ้อยคำรอเลขานุการอ่านก่อนเผยแพร่)")
    if told.seen == "withheld":
        yield say("(ไม่เผยแพร่ถ้อยคำ เพราะ{why})", why=told.withheld_because)
    if told.corrects:
        yield say("(แก้รายการที่ {n})", n=told.corrects)
    if told.corrected_by:
        yield say("(รายการนี้ผิด แก้แล้วในรายการที่ {n})", n=told.corrected_by)


def totals_cells(totals: CommitmentTotals) -> list[tuple[str, int]]:
    """Names and numbers, in the order of every table."""
    return [
        ("ทั้งหมด", totals.commitments),
        *((STATES[key], getattr(totals, key)) for key in STATES),
        ("เลยกำหนด", totals.late),
        ("เงียบ", totals.silent),
    ]
