"""The office reads what a body wrote by its link: everybody reads it, or reads why not."""

from assembly.commitments.actions import show_report, withhold_report
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.i18n import N_
from assembly.core.text import clean, short
from assembly.core.versions import locked, touch
from assembly.journal.actions import Content, record
from assembly.requests import rules
from assembly.requests.events import RequestChanged
from assembly.requests.models import Answer, Request
from assembly.requests.queries import answer


@change
def show_answer(actor: Actor, answer_id: int) -> None:
    """Its words are everybody's from now on. Refuses: AnswerIsRead. Raises ``NotFound``."""
    row = _unread(answer_id)
    if row.report_id is not None:
        show_report(actor, row.report_id)  # it is one thing, and read there
        return
    row.seen = "shown"
    _done(actor, row, N_("เผยแพร่คำตอบ"), "answer_shown", {"number": row.number})


@change
def withhold_answer(actor: Actor, answer_id: int, reason: str) -> None:
    """Its words stay in the office; that it came, and why it is withheld, is everybody's.

    Refuses: AnswerIsRead, NoReasonToWithhold. Raises ``NotFound``.
    """
    row = _unread(answer_id)
    reason = short(clean(reason, newlines=False), rules.LONGEST_REASON)
    if not reason:
        raise rules.NoReasonToWithhold
    if row.report_id is not None:
        withhold_report(actor, row.report_id, reason)
        return
    row.seen, row.withheld_because = "withheld", reason
    _done(
        actor, row, N_("ไม่เผยแพร่คำตอบ"), "answer_withheld", {"number": row.number, "reason": reason}
    )


def _unread(answer_id: int) -> Answer:
    row = answer(answer_id)
    locked(Request, row.request_id)
    if row.seen != "unread":
        raise rules.AnswerIsRead
    return row


def _done(actor: Actor, row: Answer, did: str, kind: str, content: Content) -> None:
    about = locked(Request, row.request_id)
    touch(actor, about, did)
    record(actor, kind, f"request:{about.id}", content)
    announce(RequestChanged(about.id, about.assembly_id))
