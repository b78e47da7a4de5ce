"""What comes back to a meeting as a point of its own."""

from collections.abc import Collection

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.text import short

HEADING = "เรื่องเพื่อพิจารณา"  # as the standard running order calls it
LONGEST_TITLE = 140  # of a point of the running order that is made from a promise


class NothingChosen(Refusal):
    status = 422
    message = _l("เลือกพันธสัญญาอย่างน้อยหนึ่งเรื่องก่อน")


class OnTheOrder(Refusal):
    message = _l("เรื่องนี้อยู่ในระเบียบวาระที่รอประชุมแล้ว")


def title_for(title: str, why: str) -> str:
    """What the point is called, as it is read: a running order is the assembly's own text."""
    lead = "เสนอจากสมัชชาอื่น" if why == "raised" else "พิจารณาใหม่"
    return f"{lead}: {short(' '.join(title.split()), LONGEST_TITLE)}"


def came_back(state: str, *, refused: bool, waiting: Collection[int], commitment_id: int) -> bool:
    """Whether a promise is offered to the next meeting: refused, or to be thought over anew.

    ``waiting``: those that stand on a running order already.
    """
    is_open = state in ("waiting", "moving", "review")
    return is_open and (refused or state == "review") and commitment_id not in waiting
