"""What a body answers by its private link, without an account; and what it reports."""

from dataclasses import replace

from sqlalchemy import select

from assembly.commitments.actions import correct_with_evidence, report_with_evidence
from assembly.commitments.models import Report
from assembly.commitments.rules import Sent, Told
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.core.versions import locked
from assembly.registry.models import Organisation
from assembly.requests.actions.noting import Way, keep_answer
from assembly.requests.models import Answer, Request
from assembly.requests.queries.linking import link_by_hash
from assembly.requests.queries.replying import asked_of
from assembly.requests.rules.answering import Reply, check_reply

NOTHING = Sent()


@change
def answer(link: str, reply: Reply, sent: Sent = NOTHING) -> dict[str, int]:
    """Answer the request of a living link, or report; a correction names the answer it corrects.

    ``link``: what stands in the table for its token; ``sent``: what shows a report. Answers the
    answer's ``number`` and its ``report``'s id, 0 where it is none. Repeated only by ``once``.
    Refuses: what ``link_by_hash``, ``check_reply``, ``keep_answer`` and a report refuse.
    """
    row, today = locked(Request, link_by_hash(link).request_id), clock.today()
    answerer = clean(reply.answerer, newlines=False)
    reply = replace(reply, text=clean(reply.text), answerer=answerer)
    check_reply(reply, asked_of(row), today)
    who = _body(row)
    report_id = _reported(who, row, reply, sent) if reply.kind == "reported" else None
    kept = keep_answer(who, row, reply.said(today), Way("link", answerer, "unread", report_id))
    return {"number": kept.number, "report": report_id or 0}


def _body(row: Request) -> Actor:
    """A body, by its link: in the journal no more than that; who typed it is not told."""
    return Actor(name=session().get_one(Organisation, row.organisation_id).name, member_kind="body")


def _reported(who: Actor, row: Request, reply: Reply, sent: Sent) -> int:
    """The line that stands at the promise; of a correction, one that strikes the wrong one out."""
    told = Told(
        happened_on=reply.happened_on or clock.today(),
        text=reply.text,
        progress=reply.progress,
        source="body",
        organisation_id=row.organisation_id,
        seen="unread",
        moves=True,
    )
    wrong = _line_of(row, reply.corrects)
    if wrong is None:
        return report_with_evidence(who, row.commitment_id or 0, told, sent)
    return correct_with_evidence(who, wrong.commitment_id, wrong.number, told, sent)


def _line_of(row: Request, number: int | None) -> Report | None:
    """The line of the promise that came with an answer."""
    if number is None:
        return None
    wanted = select(Report).join(Answer, Answer.report_id == Report.id)
    return session().scalar(wanted.where(Answer.request_id == row.id, Answer.number == number))
