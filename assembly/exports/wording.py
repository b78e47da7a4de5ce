"""The fixed words of official papers and the sentences made of figures.

An official paper is the Thai text of record: its words are set by the correspondence regulation and
by the assembly's glossary, and are the same whatever language the office's screens are read in.
They stand here and in ``layouts``, not in the catalogue of screen strings.
"""

from datetime import date

from assembly.core import thai
from assembly.exports.papers import Figures, StrategyName

METHODS = {"named": "ลงมติเปิดเผย", "secret": "ลงมติลับ"}
MAJORITIES = {"simple": "เสียงข้างมาก", "two_thirds": "สองในสาม"}
RULES = {
    "simple": "เสียงข้างมาก คือเห็นด้วยมากกว่าไม่เห็นด้วย",
    "two_thirds": "สองในสามของผู้ลงมติ",
}
EXAMPLE = "ตัวอย่าง"
EXAMPLE_NOTE = "ตัวอย่าง ใช้สาธิตเท่านั้น ไม่ใช่เอกสารจริง"
BLANK_LINE = "." * 60  # for the secretary's pen


def carried_words(figures: Figures) -> str:
    """The verdict in words: เป็นเอกฉันท์ only when everyone who voted said yes."""
    if not figures.carried:
        short = figures.present < figures.quorum
        return "ไม่เห็นชอบ องค์ประชุมไม่ครบ" if short else "ไม่เห็นชอบ ร่างมติตกไป"
    if figures.yes == figures.received:
        return "เห็นชอบเป็นเอกฉันท์"
    if figures.majority == "two_thirds":
        return "เห็นชอบ ด้วยเสียงไม่น้อยกว่าสองในสาม"
    return "เห็นชอบ ด้วยเสียงข้างมาก"


def ballot_sentence(figures: Figures) -> str:
    """How the vote was taken and what it gave, as the minutes say it."""
    spoiled = f" บัตรเสีย {_n(figures.spoiled)} ใบ" if figures.spoiled else ""
    return (
        f"{METHODS[figures.method]} มีผู้ลงมติ {_n(figures.received)} คน"
        f" จากผู้มีสิทธิออกเสียง {_n(figures.electors)} คน"
        f" เห็นด้วย {_n(figures.yes)} เสียง ไม่เห็นด้วย {_n(figures.no)} เสียง"
        f" งดออกเสียง {_n(figures.abstain)} เสียง{spoiled}"
        f" ต้องได้ {_n(figures.needed)} เสียง ({MAJORITIES[figures.majority]})"
    )


def amendments_sentence(accepted: int, rejected: int) -> str:
    """What became of the changes proposed to a draft; nothing where none was decided."""
    if not accepted + rejected:
        return ""
    told = [
        f"{word} {_n(count)} ข้อ" for word, count in (("รับ", accepted), ("ไม่รับ", rejected)) if count
    ]
    return f"ที่ประชุมพิจารณาคำแปรญัตติร่างมติ {' '.join(told)}"


def quorum_sentence(figures: Figures) -> str:
    met = "ครบองค์ประชุม" if figures.present >= figures.quorum else "ไม่ครบองค์ประชุม"
    return f"องค์ประชุมต้องมี {_n(figures.quorum)} คน มาประชุม {_n(figures.present)} คน {met}"


def strategy_words(strategy: StrategyName) -> str:
    return f"ยุทธศาสตร์ที่ {strategy.number} {strategy.name}"


def full_date(day: date) -> str:
    """20 พฤศจิกายน พ.ศ. 2568"""
    day_and_month = thai.long_date(day).rsplit(" ", 1)[0]
    return f"{day_and_month} พ.ศ. {thai.be_year(day)}"


def _n(number: int) -> str:
    return f"{number:,}"
