"""Answers lie on the office's page of what bodies sent, beside their reports."""

from assembly.commitments.actions import Pile, lay
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.i18n import N_
from assembly.core.versions import locked, touch
from assembly.journal.actions import record
from assembly.requests import rules
from assembly.requests.actions.reading import show_answer, withhold_answer
from assembly.requests.events import RequestChanged
from assembly.requests.models import Request
from assembly.requests.queries import answer
from assembly.requests.queries.reading import (
    assembly_of_answer,
    count_unread_answers,
    read_answers,
    unread_answers,
)


@change
def lay_back_answer(actor: Actor, answer_id: int) -> None:
    """Undo: what was shown or withheld waits again. Refuses: AnswerIsRead. Raises ``NotFound``."""
    row = answer(answer_id)
    about = locked(Request, row.request_id)
    if row.source != "link" or row.seen == "unread":
        raise rules.AnswerIsRead
    row.seen, row.withheld_because = "unread", ""
    touch(actor, about, N_("นำคำตอบกลับมารออ่าน"))
    record(actor, "answer_laid_back", f"request:{about.id}", {"number": row.number})
    announce(RequestChanged(about.id, about.assembly_id))


lay(
    "answer",
    Pile(
        unread=unread_answers,
        read=read_answers,
        count=count_unread_answers,
        assembly_of=assembly_of_answer,
        show=show_answer,
        withhold=withhold_answer,
        lay_back=lay_back_answer,
    ),
)
