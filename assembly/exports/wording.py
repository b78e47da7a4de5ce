"""The fixed words of official papers and the sentences made of figures.

An official paper is the Thai text of record: its words are set by the correspondence regulation and
by the assembly's glossary, and are the same whatever language the office's screens are read in.
They stand here and in ``layouts``, not in the catalogue of screen strings.
"""

from collections.abc import Sequence
from datetime import date, datetime

from assembly.exports.blocks import Seal
from assembly.exports.digits import Digits, speller
from assembly.exports.languages import clock, long_date, say
from assembly.exports.languages import full_date as full_date
from assembly.exports.papers import Figures, Person, StrategyName

METHODS = {"named": "ลงมติเปิดเผย", "secret": "ลงมติลับ", "hands": "ลงมติด้วยการยกมือ"}
CHANNELS = {"phone": "โทรศัพท์", "kiosk": "โต๊ะผู้ช่วย", "hands": "ยกมือ", "paper": "บัตรกระดาษ"}
SENT_BACK = {
    "another_round": "ให้ปรับร่างแล้วถามอีกรอบ",
    "vote_called": "ให้ลงมติ",
    "postponed": "ให้เลื่อนการพิจารณา",
}
# How an item ended where no ballot says it, after the words มติที่ประชุม.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "": (),
    "noted": ("รับทราบ",),
    "postponed": ("ให้เลื่อนการพิจารณาไปในการประชุมครั้งต่อไป",),
    "withdrawn": ("ให้ถอนเรื่อง",),
}
# The four parties, and what has become of a resolution.
SECTORS = {"community": "ชุมชน", "local_government": "ท้องถิ่น", "state": "รัฐ", "private": "เอกชน"}
STANDINGS = {"adopted": "มีผล", "superseded": "มีมติใหม่แทน", "void": "ไม่มีผลแล้ว"}
EXAMPLE = "ตัวอย่าง"
EXAMPLE_NOTE = "ตัวอย่าง ใช้สาธิตเท่านั้น ไม่ใช่เอกสารจริง"
BLANK_LINE = "." * 60  # for the secretary's pen


def example_note() -> str:
    return say(EXAMPLE_NOTE)


def majority_words(majority: str) -> str:
    """เสียงข้างมาก, สองในสาม, 3 ใน 4"""
    named = {"simple": "เสียงข้างมาก", "absolute": "เสียงเกินครึ่งของผู้มาประชุม", "two_thirds": "สองในสาม"}
    if majority in named:
        return say(named[majority])
    part, _, whole = majority.partition("/")
    return say(" {part} ใน {whole} ", part=part, whole=whole)


def rule_words(figures: Figures) -> str:
    """The rule a ballot was decided by, in one phrase."""
    if figures.kind == "consensus":
        return say("ฉันทมติ คือไม่มีผู้ใดไม่เห็นพ้อง")
    if figures.kind == "priority":
        return say("จัดลำดับตามจำนวนผู้เลือก")
    words = _majority_rule(figures.majority)
    if figures.districts_needed:
        words += say(" และเห็นด้วยมากกว่าใน {n} อำเภอขึ้นไป", n=figures.districts_needed)
    return words


def _majority_rule(majority: str) -> str:
    if majority == "simple":
        return say("เสียงข้างมาก คือเห็นด้วยมากกว่าไม่เห็นด้วย")
    if majority == "absolute":
        return say("เสียงเกินครึ่งของผู้มาประชุม")
    return say("{share}ของผู้ลงมติ", share=majority_words(majority).lstrip())


def carried_words(figures: Figures) -> str:
    """The verdict in words: เป็นเอกฉันท์ only when everyone who voted said yes."""
    if figures.outcome in SENT_BACK:
        return say("ยังไม่เป็นฉันทมติ {then}", then=say(SENT_BACK[figures.outcome]))
    if not figures.carried:
        return _fallen_words(figures)
    if figures.kind == "consensus":
        return say("เห็นชอบเป็นฉันทมติ")
    if figures.kind == "priority":
        return say("จัดลำดับความสำคัญแล้ว")
    if figures.why == "casting_vote":
        return say("เห็นชอบ ด้วยเสียงชี้ขาดของประธาน")
    if figures.yes == figures.received:
        return say("เห็นชอบเป็นเอกฉันท์")
    share = majority_words(figures.majority)
    if figures.majority in ("simple", "absolute"):
        return say("เห็นชอบ ด้วย{share}", share=share)
    return say("เห็นชอบ ด้วยเสียงไม่น้อยกว่า{share}", share=share).rstrip()


def _fallen_words(figures: Figures) -> str:
    if not figures.quorum_met:
        return say("ไม่เห็นชอบ องค์ประชุมไม่ครบ")
    if not figures.on_draft:
        return say("ไม่เห็นชอบ")
    if figures.why == "unbalanced":
        few = figures.districts_agreeing
        return say("ไม่เห็นชอบ เห็นด้วยมากกว่าเพียง {n} อำเภอ ร่างมติตกไป", n=few)
    if figures.why == "casting_vote":
        return say("ไม่เห็นชอบ ด้วยเสียงชี้ขาดของประธาน ร่างมติตกไป")
    return say("ไม่เห็นชอบ ร่างมติตกไป")


def followed_words(figures: Figures, question: str, follows: str) -> str:
    """What the hall decided about a promise: the verdict, the question, what follows from it."""
    if figures.outcome in SENT_BACK:
        return say("ยังไม่เป็นฉันทมติ {question}", question=question)
    if not figures.carried:
        return say("ไม่เห็นชอบ {question} พันธสัญญาคงเดิม", question=question)
    told = {"verdict": carried_words(figures), "question": question, "follows": follows}
    return say("{verdict} {question} ({follows})", **told)


def ballot_sentence(figures: Figures) -> str:
    """How the vote was taken and what it gave, as the minutes say it."""
    if figures.kind == "consensus":
        return _call_sentence(figures)
    if figures.kind == "priority":
        return _priority_sentence(figures)
    spoiled = say(" บัตรเสีย {n} ใบ", n=_n(figures.spoiled)) if figures.spoiled else ""
    return say(
        "{method} {who} เห็นด้วย {yes} เสียง ไม่เห็นด้วย {no} เสียง งดออกเสียง {abstain} เสียง{spoiled}"
        " ต้องได้ {needed} เสียง ({share})",
        method=say(METHODS[figures.method]),
        who=_who_voted(figures),
        yes=_n(figures.yes),
        no=_n(figures.no),
        abstain=_n(figures.abstain),
        spoiled=spoiled,
        needed=_n(figures.needed),
        share=majority_words(figures.majority).strip(),
    )


def _call_sentence(figures: Figures) -> str:
    agree, remark, not_yet = figures.voices
    return say(
        "ถามฉันทมติรอบที่ {round} มีผู้ตอบ {received} คน จากผู้มีสิทธิออกเสียง {electors} คน"
        " เห็นพ้อง {agree} คน เห็นพ้องแต่มีข้อสังเกต {remark} คน ยังไม่เห็นพ้อง {not_yet} คน",
        round=figures.round,
        received=_n(figures.received),
        electors=_n(figures.electors),
        agree=_n(agree),
        remark=_n(remark),
        not_yet=_n(not_yet),
    )


def _priority_sentence(figures: Figures) -> str:
    lines = " ".join(
        say("({n}) {text} {votes} คน", n=n, text=text, votes=_n(votes))
        for n, (text, votes) in enumerate(figures.lines, 1)
    )
    method = say(METHODS[figures.method])
    who = _who_voted(figures)
    return say("เลือกเรื่องสำคัญ {method} {who} {lines}", method=method, who=who, lines=lines)


def _who_voted(figures: Figures) -> str:
    """มีผู้ลงมติ 208 คน จากผู้มีสิทธิออกเสียง 214 คน (โทรศัพท์ 180 ยกมือ 28)"""
    parts = " ".join(f"{say(CHANNELS[name])} {_n(count)}" for name, count in figures.channels)
    by_hand = [name for name, _count in figures.channels] == ["hands"]  # the method says it already
    ways = f" ({parts})" if parts and not by_hand else ""
    return say(
        "มีผู้ลงมติ {received} คน จากผู้มีสิทธิออกเสียง {electors} คน{ways}",
        received=_n(figures.received),
        electors=_n(figures.electors),
        ways=ways,
    )


def dissent_sentence(figures: Figures) -> str:
    """Who asked to be named as not agreeing; empty when nobody did."""
    if not figures.dissent:
        return ""
    return say("ขอบันทึกความเห็นแย้ง {named}", named="; ".join(figures.dissent))


def amendments_sentence(accepted: int, rejected: int) -> str:
    """What became of the changes proposed to a draft; nothing where none was decided."""
    if not accepted + rejected:
        return ""
    told = [
        say(words, n=_n(count))
        for words, count in (("รับ {n} ข้อ", accepted), ("ไม่รับ {n} ข้อ", rejected))
        if count
    ]
    return say("ที่ประชุมพิจารณาคำแปรญัตติร่างมติ {told}", told=" ".join(told))


def quorum_sentence(figures: Figures) -> str:
    return say(
        "องค์ประชุมต้องมี {quorum} คน มาประชุม {present} คน {met}",
        quorum=_n(figures.quorum),
        present=_n(figures.present),
        met=say("ครบองค์ประชุม" if figures.quorum_met else "ไม่ครบองค์ประชุม"),
    )


def sense_sentence(agreed: Sequence[str], refused: Sequence[str]) -> str:
    """What the hall was of one mind about; empty where it was not, or was not asked."""
    parts = [
        say(words, texts=" ".join(f"“{text}”" for text in texts))
        for words, texts in (
            ("เห็นด้วยตรงกันว่า {texts}", agreed),
            ("ไม่เห็นด้วยตรงกันว่า {texts}", refused),
        )
        if texts
    ]
    if not parts:
        return ""
    told = say(" และ").join(parts)
    return say("เมื่อถามความเห็นของที่ประชุมโดยไม่ลงมติ ผู้ตอบจากอำเภอต่าง ๆ {told}", told=told)


def speakers_sentence(people: tuple[Person, ...]) -> list[str]:
    """Who spoke on an item, in one sentence; nothing where nobody did."""
    if not people:
        return []
    named = [f"{one.name} ({one.role})" if one.role else one.name for one in people]
    last = say("และ{name}", name=named[-1]) if named[1:] else named[0]
    listed = say(" ").join([*named[:-1], last])
    return [say("ผู้อภิปรายในวาระนี้ {n} คน ได้แก่ {listed}", n=len(named), listed=listed)]


DRAFTED = {
    "rewritten": "เขียนใหม่",
    "redrafted": "ปรับร่างเพื่อถามอีกรอบ",
    "amendment": "แก้ตามคำแปรญัตติ",
    "restored": "คืนเป็นฉบับก่อน",
    "carried": "ยกมาจากการประชุมครั้งก่อน",
}


def versions_sentence(reasons: Sequence[str]) -> list[str]:
    """How often a draft was put otherwise before it was decided; nothing where it never was."""
    counts = {words: reasons.count(because) for because, words in DRAFTED.items()}
    told = [
        say("{how} {n} ครั้ง", how=say(words), n=_n(times))
        for words, times in counts.items()
        if times
    ]
    many = _n(len(reasons))
    return [say("ร่างมติมี {n} ฉบับ ({told})", n=many, told=say(" ").join(told))] if told else []


def break_words(began: datetime, ended: datetime | None) -> str:
    """พักการประชุมเวลา 12.00 น. ถึง 13.00 น."""
    until = say(" ถึง {hour}", hour=clock(ended)) if ended else ""
    return say("พักการประชุมเวลา {hour}{until}", hour=clock(began), until=until)


def adopted_by_circulation(until: date) -> str:
    return say("รับรองรายงานการประชุมนี้โดยการเวียนให้แก้ไขถึงวันที่ {day}", day=long_date(until))


def adopted_by_meeting(title: str, item: str, note: str) -> str:
    """“สมัชชาใหญ่… ครั้งที่ 13/2569 ระเบียบวาระที่ 2 รับรองรายงานการประชุมนี้ โดยไม่มีผู้คัดค้าน”"""
    told = {"title": title, "item": item, "note": note}
    return say("{title} ระเบียบวาระที่ {item} รับรองรายงานการประชุมนี้ {note}", **told).rstrip()


def seal_words(seal: Seal, digits: Digits) -> str:
    """Where the journal stood; the fingerprint keeps its own digits, as it is read out."""
    index = speller(digits)(f"{seal.index:,}")
    return say("บันทึกเหตุการณ์ {n} รายการ ลายนิ้วมือ {print}", n=index, print=seal.fingerprint)


def strategy_words(strategy: StrategyName) -> str:
    return say("ยุทธศาสตร์ที่ {n} {name}", n=strategy.number, name=strategy.name)


def _n(number: int) -> str:
    return f"{number:,}"
