"""The fixed words of official papers and the sentences made of figures.

An official paper is the Thai text of record: its words are set by the correspondence regulation and
by the assembly's glossary, and are the same whatever language the office's screens are read in.
They stand here and in ``layouts``, not in the catalogue of screen strings.
"""

from collections.abc import Sequence
from datetime import date

from assembly.core import thai
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


def majority_words(majority: str) -> str:
    """เสียงข้างมาก, สองในสาม, 3 ใน 4"""
    named = {"simple": "เสียงข้างมาก", "absolute": "เสียงเกินครึ่งของผู้มาประชุม", "two_thirds": "สองในสาม"}
    return named.get(majority) or f" {majority.replace('/', ' ใน ')} "


def rule_words(figures: Figures) -> str:
    """The rule a ballot was decided by, in one phrase."""
    if figures.kind == "consensus":
        return "ฉันทมติ คือไม่มีผู้ใดไม่เห็นพ้อง"
    if figures.kind == "priority":
        return "จัดลำดับตามจำนวนผู้เลือก"
    words = {
        "simple": "เสียงข้างมาก คือเห็นด้วยมากกว่าไม่เห็นด้วย",
        "absolute": "เสียงเกินครึ่งของผู้มาประชุม",
    }.get(figures.majority, f"{majority_words(figures.majority).lstrip()}ของผู้ลงมติ")
    if figures.districts_needed:
        words += f" และเห็นด้วยมากกว่าใน {figures.districts_needed} อำเภอขึ้นไป"
    return words


def carried_words(figures: Figures) -> str:
    """The verdict in words: เป็นเอกฉันท์ only when everyone who voted said yes."""
    if figures.outcome in SENT_BACK:
        return f"ยังไม่เป็นฉันทมติ {SENT_BACK[figures.outcome]}"
    if not figures.carried:
        return _fallen_words(figures)
    if figures.kind == "consensus":
        return "เห็นชอบเป็นฉันทมติ"
    if figures.kind == "priority":
        return "จัดลำดับความสำคัญแล้ว"
    if figures.why == "casting_vote":
        return "เห็นชอบ ด้วยเสียงชี้ขาดของประธาน"
    if figures.yes == figures.received:
        return "เห็นชอบเป็นเอกฉันท์"
    if figures.majority in ("simple", "absolute"):
        return f"เห็นชอบ ด้วย{majority_words(figures.majority)}"
    return f"เห็นชอบ ด้วยเสียงไม่น้อยกว่า{majority_words(figures.majority)}".rstrip()


def _fallen_words(figures: Figures) -> str:
    if not figures.quorum_met:
        return "ไม่เห็นชอบ องค์ประชุมไม่ครบ"
    if figures.why == "unbalanced":
        return f"ไม่เห็นชอบ เห็นด้วยมากกว่าเพียง {figures.districts_agreeing} อำเภอ ร่างมติตกไป"
    if figures.why == "casting_vote":
        return "ไม่เห็นชอบ ด้วยเสียงชี้ขาดของประธาน ร่างมติตกไป"
    return "ไม่เห็นชอบ ร่างมติตกไป"


def ballot_sentence(figures: Figures) -> str:
    """How the vote was taken and what it gave, as the minutes say it."""
    if figures.kind == "consensus":
        return _call_sentence(figures)
    if figures.kind == "priority":
        return _priority_sentence(figures)
    spoiled = f" บัตรเสีย {_n(figures.spoiled)} ใบ" if figures.spoiled else ""
    return (
        f"{METHODS[figures.method]} {_who_voted(figures)}"
        f" เห็นด้วย {_n(figures.yes)} เสียง ไม่เห็นด้วย {_n(figures.no)} เสียง"
        f" งดออกเสียง {_n(figures.abstain)} เสียง{spoiled}"
        f" ต้องได้ {_n(figures.needed)} เสียง ({majority_words(figures.majority).strip()})"
    )


def _call_sentence(figures: Figures) -> str:
    agree, remark, not_yet = figures.voices
    return (
        f"ถามฉันทมติรอบที่ {figures.round} มีผู้ตอบ {_n(figures.received)} คน"
        f" จากผู้มีสิทธิออกเสียง {_n(figures.electors)} คน เห็นพ้อง {_n(agree)} คน"
        f" เห็นพ้องแต่มีข้อสังเกต {_n(remark)} คน ยังไม่เห็นพ้อง {_n(not_yet)} คน"
    )


def _priority_sentence(figures: Figures) -> str:
    lines = " ".join(
        f"({n}) {text} {_n(votes)} คน" for n, (text, votes) in enumerate(figures.lines, 1)
    )
    return f"เลือกเรื่องสำคัญ {METHODS[figures.method]} {_who_voted(figures)} {lines}"


def _who_voted(figures: Figures) -> str:
    """มีผู้ลงมติ 208 คน จากผู้มีสิทธิออกเสียง 214 คน (โทรศัพท์ 180 ยกมือ 28)"""
    parts = " ".join(f"{CHANNELS[name]} {_n(count)}" for name, count in figures.channels)
    ways = f" ({parts})" if len(figures.channels) > 1 else ""
    return f"มีผู้ลงมติ {_n(figures.received)} คน จากผู้มีสิทธิออกเสียง {_n(figures.electors)} คน{ways}"


def dissent_sentence(figures: Figures) -> str:
    """Who asked to be named as not agreeing; empty when nobody did."""
    return f"ขอบันทึกความเห็นแย้ง {'; '.join(figures.dissent)}" if figures.dissent else ""


def amendments_sentence(accepted: int, rejected: int) -> str:
    """What became of the changes proposed to a draft; nothing where none was decided."""
    if not accepted + rejected:
        return ""
    told = [
        f"{word} {_n(count)} ข้อ" for word, count in (("รับ", accepted), ("ไม่รับ", rejected)) if count
    ]
    return f"ที่ประชุมพิจารณาคำแปรญัตติร่างมติ {' '.join(told)}"


def quorum_sentence(figures: Figures) -> str:
    met = "ครบองค์ประชุม" if figures.quorum_met else "ไม่ครบองค์ประชุม"
    return f"องค์ประชุมต้องมี {_n(figures.quorum)} คน มาประชุม {_n(figures.present)} คน {met}"


def sense_sentence(agreed: Sequence[str], refused: Sequence[str]) -> str:
    """What the hall was of one mind about; empty where it was not, or was not asked."""
    parts = [
        f"{word}ว่า {' '.join(f'“{text}”' for text in texts)}"
        for word, texts in (("เห็นด้วยตรงกัน", agreed), ("ไม่เห็นด้วยตรงกัน", refused))
        if texts
    ]
    if not parts:
        return ""
    return f"เมื่อถามความเห็นของที่ประชุมโดยไม่ลงมติ ผู้ตอบจากอำเภอต่าง ๆ {' และ'.join(parts)}"


def speakers_sentence(people: tuple[Person, ...]) -> list[str]:
    """Who spoke on an item, in one sentence; nothing where nobody did."""
    if not people:
        return []
    named = [f"{one.name} ({one.role})" if one.role else one.name for one in people]
    listed = " ".join([*named[:-1], f"และ{named[-1]}" if named[1:] else named[0]])
    return [f"ผู้อภิปรายในวาระนี้ {len(named)} คน ได้แก่ {listed}"]


def strategy_words(strategy: StrategyName) -> str:
    return f"ยุทธศาสตร์ที่ {strategy.number} {strategy.name}"


def full_date(day: date) -> str:
    """20 พฤศจิกายน พ.ศ. 2568"""
    day_and_month = thai.long_date(day).rsplit(" ", 1)[0]
    return f"{day_and_month} พ.ศ. {thai.be_year(day)}"


def _n(number: int) -> str:
    return f"{number:,}"
