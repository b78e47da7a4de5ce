"""What a rehearsal reached, for a person and for a program, and the goals it is held against."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from flask_babel import gettext as _

NEVER = 30.0  # what is told of a vote that the wall never showed
GOALS = {"latency_p95": 1000.0, "next_item_worst": 150.0, "projector_p99": 400.0}


@dataclass(frozen=True)
class Percentiles:
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True)
class NextItem:
    p50: float
    worst: float


@dataclass(frozen=True)
class Rehearsed:
    """The contract's answer of ``assembly rehearse``."""

    phones: int
    joined: int
    grievances: int
    acknowledged: int
    lost: int
    doubled: int
    all_acknowledged_s: float
    votes_per_second: float
    latency_ms: Percentiles
    projector_lag_ms: Percentiles
    next_item_ms: NextItem
    memory_mb: float | None
    meeting: str
    refused: dict[str, int]

    @property
    def is_safe(self) -> bool:
        """Every phone was answered, and what was answered is what was counted."""
        return (self.joined, self.acknowledged) == (self.phones, self.phones) and not (
            self.lost or self.doubled
        )

    @property
    def is_quick(self) -> bool:
        return (
            self.latency_ms.p95 <= GOALS["latency_p95"]
            and self.next_item_ms.worst < GOALS["next_item_worst"]
            and self.projector_lag_ms.p99 <= GOALS["projector_p99"]
        )

    @property
    def verdict(self) -> str:
        if not self.is_safe:
            return str(_("ไม่ผ่าน: มีโทรศัพท์ที่ไม่ได้รับคำตอบ หรือเสียงไม่ตรงกับที่ตอบรับ"))
        if not self.is_quick:
            return str(_("ครบทุกเสียง แต่ช้ากว่าเป้าหมาย ดูบรรทัดที่เกินเป้า"))
        return str(_("ผ่าน: ครบทุกเสียง ไม่หาย ไม่ซ้ำ และเร็วตามเป้าหมาย"))

    def as_plain(self) -> dict[str, Any]:
        return {**asdict(self), "safe": self.is_safe, "quick": self.is_quick}

    def as_lines(self) -> str:
        """A table for a person: what was reached, and its goal where there is one."""
        wait, wall, item = self.latency_ms, self.projector_lag_ms, self.next_item_ms
        milliseconds = _("มิลลิวินาที")
        rows = [
            (_("โทรศัพท์ที่เข้าร่วม"), f"{self.joined}", f"= {self.phones}"),
            (_("ความทุกข์ที่รับแล้ว"), f"{self.grievances}", f"= {self.phones}"),
            (_("เสียงที่ตอบรับแล้ว"), f"{self.acknowledged}", f"= {self.phones}"),
            (_("เสียงที่หาย"), f"{self.lost}", "= 0"),
            (_("เสียงที่นับซ้ำ"), f"{self.doubled}", "= 0"),
            (_("ตอบรับครบใน (วินาที)"), f"{self.all_acknowledged_s:.2f}", ""),
            (_("เสียงต่อวินาที"), f"{self.votes_per_second:.0f}", ""),
            (f"{_('รอคำตอบ')} p50 / p95 / p99 ({milliseconds})", _three(wait), "p95 ≤ 1000"),
            (f"{_('จอกลางตามหลัง')} p50 / p95 / p99 ({milliseconds})", _three(wall), "p99 ≤ 400"),
            (
                f"{_('เปลี่ยนวาระถึงเครื่องสุดท้าย')} p50 / {_('ช้าสุด')} ({milliseconds})",
                f"{item.p50:.0f} / {item.worst:.0f}",
                "< 150",
            ),
            (
                _("หน่วยความจำของเซิร์ฟเวอร์ (MB)"),
                "—" if self.memory_mb is None else f"{self.memory_mb:.0f}",
                "",
            ),
        ]
        refused = [
            (_("คำตอบที่ไม่รับ: %(why)s", why=why), str(n), "") for why, n in self.refused.items()
        ]
        lines = [f"{what}\t{reached}\t{goal}".rstrip() for what, reached, goal in [*rows, *refused]]
        return "\n".join([*lines, self.verdict])


def lags(answered: Sequence[float], wall: Sequence[Sequence[float]]) -> list[float]:
    """How long after each answered vote the wall showed at least as many.

    ``answered`` are moments in order; ``wall`` pairs of a moment and the number shown.
    """
    found, place = [], 0
    boards = sorted((at, shown) for at, shown in wall)
    for number, at in enumerate(answered, start=1):
        while place < len(boards) and boards[place][1] < number:
            place += 1
        found.append(max(0.0, boards[place][0] - at) if place < len(boards) else NEVER)
    return found


def share(waits: Sequence[float], percent: int) -> float:
    """The wait that so many percent did not exceed."""
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0


def percentiles(waits: Sequence[float]) -> Percentiles:
    return Percentiles(*(in_milliseconds(share(waits, percent)) for percent in (50, 95, 99)))


def in_milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _three(found: Percentiles) -> str:
    return f"{found.p50:.0f} / {found.p95:.0f} / {found.p99:.0f}"
