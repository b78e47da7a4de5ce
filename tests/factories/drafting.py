"""A hall with a draft on the wall, and people who propose changes to it, in few words."""

from assembly.agenda.actions import open_item
from assembly.amendments.actions import propose_amendment, show_amendment
from assembly.resolutions.actions import show_draft, write_draft
from assembly.resolutions.queries import draft_of_item
from tests.factories.decisions import QUESTION
from tests.factories.hall import Hall

LINES = (
    "ขอให้จังหวัดตั้งคณะทำงาน 4 ฝ่าย ทุกอำเภอ",
    "ขอให้คณะทำงานบอกผลที่ลานกลางของทุกหมู่บ้าน",
    "ขอให้ท้องถิ่นออกค่าเดินทางของคณะทำงาน",
)


def show_lines(hall: Hall, place: int = 0, lines: tuple[str, ...] = LINES) -> int:
    """Open the n-th item and put a draft of these paragraphs on the wall; the item's id."""
    chair, item_id = hall.facilitator, hall.items[place]
    open_item(chair, hall.meeting_id, hall.version, item_id)
    write_draft(chair, hall.meeting_id, hall.version, item_id, QUESTION, "\n".join(lines))
    show_draft(chair, hall.meeting_id, hall.version, item_id)
    return item_id


def propose(hall: Hall, who: int, kind: str, paragraph: int, new: str = "", why: str = "") -> int:
    """The n-th delegate's change to the shown draft, let on the wall; the amendment's id."""
    made = send(hall, who, kind, paragraph, new, why)
    show_amendment(hall.facilitator, hall.meeting_id, hall.version, made)
    return made


def send(hall: Hall, who: int, kind: str, paragraph: int, new: str = "", why: str = "") -> int:
    """The same, still unread at the desk."""
    item_id = next(id_ for id_ in hall.items if is_shown(id_))
    draft = draft_of_item(item_id)
    assert draft is not None
    return propose_amendment(hall.delegate(who), item_id, draft.version, kind, paragraph, new, why)


def is_shown(item_id: int) -> bool:
    draft = draft_of_item(item_id)
    return draft is not None and draft.state == "shown"
