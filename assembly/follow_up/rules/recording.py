"""What stands in a promise's record of the hall's decision, and what a ballot quotes from it.

It is kept as it was said, so it is in Thai whatever the desk speaks.
"""

from collections.abc import Collection, Iterable
from datetime import date

from assembly.core import thai
from assembly.follow_up.rules.asking import Asked, until_words

_OWN_ALONE = "พันธสัญญานี้ปิดได้โดยสมัชชาของตนเท่านั้น"


def known_of(
    title: str,
    resolution: str,
    lead: str,
    partners: Iterable[str],
    due: date | None,
    told: tuple[date, str] | None,
) -> dict[str, str]:
    """What is known of a promise, by its label, as a voter reads it below the question."""
    return {
        "พันธสัญญา": title,
        "จากมติ": resolution,
        "ผู้รับผิดชอบหลัก": lead,
        "ร่วมกับ": " ".join(partners),
        "ครบกำหนด": thai.long_date(due) if due else "",
        "รายงานล่าสุด": f"{thai.long_date(told[0])} {told[1]}" if told else "",
    }


def noted_words(asked: Asked, target: str, *, carried: bool) -> str:
    """The line of the record where the decision itself changes nothing in the promise."""
    proposed = _proposed(asked, target)
    fallen = f"ที่ประชุมไม่เห็นชอบ{proposed} พันธสัญญานี้คงเดิม"
    said = f"ที่ประชุมเห็นชอบ{proposed}" if carried else fallen
    return f"{said} เหตุผลที่เสนอ: {asked.reason}"


def decided_above_words(assembly: str, number: str, title: str) -> str:
    """The line of a promise that rose, once it was decided above."""
    return f"เรื่องที่เสนอขึ้นไป สมัชชา{assembly}มีมติ {number} {title} {_OWN_ALONE}"


def kept_above_words(assembly: str, number: str, title: str) -> str:
    """The line of a promise that rose, once all that was promised above is kept."""
    kept = f"พันธสัญญาตามมติ {number} ของสมัชชา{assembly} {title} บรรลุผลแล้ว"
    return f"{kept} {_OWN_ALONE}"


def are_all_kept(states: Collection[str]) -> bool:
    """Whether nothing of a resolution is open any more, and something of it is kept."""
    return "kept" in states and set(states) <= {"kept", "ended"}


def _proposed(asked: Asked, target: str) -> str:
    """ให้ขยายเวลาถึงวันที่ …"""
    return {
        "close": "ให้ปิดว่าบรรลุผลแล้ว",
        "end": "ให้ยุติ",
        "extend": f"ให้ขยายเวลา{until_words(asked)}",
        "review": "ให้ทบทวน",
        "escalate": f"ให้ส่งต่อไปที่{target}",
    }[asked.kind]
