"""How a matrix is shaded and summed, what the public may see of it, and what cannot be done."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.meetings.rules import spoken_count

STEPS = 4


class NothingLeftHere(Refusal):
    """All of a cell's grievances are settled, or stand behind an item already."""

    message = _l("ความทุกข์ในช่องนี้อยู่ในวาระหรือจบแล้วทุกเรื่อง จึงไม่มีอะไรให้นำเข้าวาระเพิ่ม")


class ChooseMeeting(Refusal):
    status = 422
    message = _l("เลือกการประชุมที่ยังไม่เลิกจากรายการก่อน")


def step(count: int, most: int) -> int:
    """How deep a cell is tinted: 0 for nothing, then 1 … 4 by its share of the fullest one.

    Where even the fullest has few, a single one is not made to look like many.
    """
    return -(-count * STEPS // max(most, STEPS))


def public_line(counts: Sequence[int]) -> tuple[tuple[int | None, ...], int | None]:
    """A row for everybody: small cells unsaid, and no sum from which the only one could be told."""
    said = tuple(spoken_count(n) for n in counts)
    alone = said.count(None) == 1
    return said, None if alone else spoken_count(sum(counts))
