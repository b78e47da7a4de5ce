"""What follows from the dated lines of a promise: which were wrong, how far it is, what is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assembly.core import thai
from assembly.resolutions.rules import PREAMBLE


@dataclass(frozen=True)
class Line:
    """As much of a line as counts: who reads it, what it corrects, how far it says we are."""

    number: int
    kind: str
    happened_on: date
    seen: str = "shown"
    progress: int | None = None
    corrects: int | None = None


def struck(lines: Iterable[Line]) -> frozenset[int]:
    """The numbers of lines that a later one, read by everybody, says were wrong."""
    return frozenset(n.corrects for n in lines if n.corrects is not None and n.seen == "shown")


def standing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The reports that everybody reads and nobody corrected, the latest day last."""
    lines = tuple(lines)
    wrong = struck(lines)
    reports = [n for n in lines if n.kind == "report" and n.seen == "shown"]
    return tuple(
        sorted(
            (n for n in reports if n.number not in wrong), key=lambda n: (n.happened_on, n.number)
        )
    )


def told_progress(lines: Iterable[Line]) -> int:
    """How far the latest report that says so says that it is."""
    said = [line.progress for line in standing(lines) if line.progress is not None]
    return said[-1] if said else 0


def last_reported(lines: Iterable[Line]) -> date | None:
    """The day of the latest report; what a body wrote counts from its day, read or not."""
    days = [line.happened_on for line in lines if line.kind == "report" and line.seen != "withheld"]
    return max(days, default=None)


def only_takes_note(text: str) -> bool:
    """Whether an operative item asks for nothing: it notes, worries or welcomes."""
    return text.startswith(PREAMBLE)


def why_affected(kind: str, number: str, reason: str) -> str:
    """What the record says where a later act touched the resolution, in the words of the record."""
    said = {
        "void": "มตินี้ไม่มีผลแล้ว",
        "superseded": f"มติ {number} มีผลแทนมตินี้",
        "amended": f"มติ {number} แก้ข้อนี้",
    }[kind]
    return f"{said}: {reason}" if reason else said


def told_bodies(lead: str, partners: Iterable[str]) -> str:
    """Who acts, in the words of the record."""
    others = " ".join(partners)
    first = [f"ผู้รับผิดชอบหลัก {lead}"] if lead else []
    rest = [f"ร่วมกับ {others}" if lead else f"ผู้รับผิดชอบ {others}"] if others else []
    return " ".join([*first, *rest])


def told_place(subdistrict: str, district: str) -> str:
    """A place in the words of the record; nothing: the whole province."""
    small = [f"ตำบล{subdistrict}"] if subdistrict else []
    return " ".join([*small, *([f"อำเภอ{district}"] if district else [])])


@dataclass(frozen=True)
class Words:
    """How a commitment is put, field by field, as the record names them."""

    title: str
    expected: str
    place: str
    begins_on: date | None
    weight: int
    is_project: bool
    strategy: int | None

    def told(self) -> dict[str, str]:
        return {
            "title": self.title,
            "expected": f"ผลที่คนจะเห็น {self.expected or '—'}",
            "place": f"พื้นที่ {self.place or 'ทั้งจังหวัด'}",
            "begins_on": f"เริ่ม {thai.long_date(self.begins_on) if self.begins_on else '—'}",
            "weight": f"น้ำหนัก {self.weight}",
            "is_project": "โครงการร่วม" if self.is_project else "กิจกรรม",
            "strategy": f"ยุทธศาสตร์ {self.strategy or '—'}",
        }


def reworded(before: Words, after: Words) -> tuple[str, str] | None:
    """What stood there and what stands there now, of whatever is another; none: nothing is."""
    old, new = before.told(), after.told()
    changed = [name for name in old if old[name] != new[name]]
    if not changed:
        return None
    return " · ".join(old[name] for name in changed), " · ".join(new[name] for name in changed)
