"""The office reads what a body wrote by its link: everybody reads it, or reads why not."""

from assembly.commitments.actions import lay_back_report, show_report, withhold_report
from assembly.commitments.actions.reading import Pile, lay
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean, short
from assembly.journal.actions import record
from assembly.requests import rules
from assembly.requests.actions.ground import locked, touch
from assembly.requests.events import RequestChanged
from assembly.requests.models import Answer
from assembly.requests.queries import answer, request
from assembly.requests.queries.reading import count_unread_answers, read_answers, unread_answers


@change
def show_answer(actor: Actor, answer_id: int) -> None:
    """Its words are everybody's from now on; a report is read with it.

    Refuses: AnswerIsRead. Raises ``NotFound``.
    """
    row = _taken(answer_id)
    if row.seen != "unread":
        raise rules.AnswerIsRead
    if row.report_id is not None:
        show_report(actor, row.report_id)
    row.seen, row.withheld_because = "shown", ""
    _done(actor, row, N_("เผยแพร่คำตอบ"), "answer_shown", {})


@change
def withhold_answer(actor: Actor, answer_id: int, reason: str) -> None:
    """Its words stay in the office; that it came, and why it is withheld, is everybody's.

    Refuses: AnswerIsRead, NoReasonToWithhold. Raises ``NotFound``.
    """
    row = _taken(answer_id)
    if row.seen != "unread":
        raise rules.AnswerIsRead
    reason = short(clean(reason, newlines=False), rules.LONGEST_REASON)
    if not reason:
        raise rules.NoReasonToWithhold
    if row.report_id is not None:
        withhold_report(actor, row.report_id, reason)
    row.seen, row.withheld_because = "withheld", reason
    _done(actor, row, N_("ไม่เผยแพร่คำตอบ"), "answer_withheld", {"reason": reason})


@change
def lay_back_answer(actor: Actor, answer_id: int) -> None:
    """Undo: what was shown or withheld waits to be read again.

    Refuses: AnswerIsUnread. Raises ``NotFound``.
    """
    row = _taken(answer_id)
    if row.seen == "unread" or row.source != "link":
        raise rules.AnswerIsUnread
    if row.report_id is not None:
        lay_back_report(actor, row.report_id)
    row.seen, row.withheld_because = "unread", ""
    _done(actor, row, N_("ให้อ่านคำตอบใหม่"), "answer_laid_back", {})


def _taken(answer_id: int) -> Answer:
    """Nobody else reads it meanwhile."""
    locked(answer(answer_id).request_id)
    return session().get_one(Answer, answer_id, populate_existing=True)


def _done(actor: Actor, row: Answer, did: str, kind: str, content: dict[str, str]) -> None:
    session().flush()
    about = locked(row.request_id)
    touch(actor, about, did)
    record(actor, kind, f"request:{about.id}", content)
    announce(RequestChanged(about.id, about.assembly_id))


def _assembly_of(answer_id: int) -> int:
    return request(answer(answer_id).request_id).assembly_id


lay(
    "answer",
    Pile(
        unread=unread_answers,
        read=read_answers,
        count=count_unread_answers,
        assembly_of=_assembly_of,
        show=show_answer,
        withhold=withhold_answer,
        lay_back=lay_back_answer,
    ),
)
