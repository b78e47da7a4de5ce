"""Answers that came by a link, as the office reads them beside what bodies reported."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.commitments.queries import Sheet
from assembly.core import thai
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current
from assembly.registry.models import Organisation
from assembly.requests.models import Answer, Request
from assembly.requests.rules import KINDS, PLANS, in_baht


def unread_answers(assembly_id: int) -> tuple[Sheet, ...]:
    """Answers that wait to be read, the oldest first."""
    wanted = _answers(assembly_id).where(Answer.seen == "unread").order_by(Answer.id)
    return tuple(_sheet(*row) for row in session().execute(wanted))


def read_answers(assembly_id: int, most: int) -> tuple[Sheet, ...]:
    """Answers that were read, the newest first."""
    wanted = _answers(assembly_id).where(Answer.seen != "unread").order_by(Answer.id.desc())
    return tuple(_sheet(*row) for row in session().execute(wanted.limit(most)))


def count_unread_answers(assembly_id: int) -> int:
    wanted = _answers(assembly_id).where(Answer.seen == "unread").with_only_columns(func.count())
    return session().scalar(wanted) or 0


def assembly_of_answer(answer_id: int) -> int:
    """Raises ``NotFound``, also for what is read as a report."""
    wanted = select(Request.assembly_id).join(Answer, Answer.request_id == Request.id)
    found = session().scalar(wanted.where(Answer.id == answer_id, Answer.report_id.is_(None)))
    if found is None:
        raise NotFound
    return found


def _answers(assembly_id: int) -> Any:
    """What came by a link and is no report: a report waits in a pile of its own."""
    return (
        select(Answer, Request, Organisation)
        .join(Request, Request.id == Answer.request_id)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .where(
            Request.assembly_id == assembly_id, Answer.source == "link", Answer.report_id.is_(None)
        )
    )


def _sheet(answer: Answer, asked: Request, body: Organisation) -> Sheet:
    return Sheet(
        sort="answer",
        id=answer.id,
        body=body.name,
        about=asked.title,
        happened_on=answer.answered_on,
        made_at=answer.made_at,
        text=answer.text,
        seen=answer.seen,
        why=answer.withheld_because,
        says=_says(answer),
        who=answer.answerer,
        corrects=answer.corrects,
        commitment_id=asked.commitment_id,
    )


def _says(answer: Answer) -> str:
    """What it comes down to, in a line."""
    plan = f": {PLANS[answer.plan]}" if answer.plan else ""
    told = [f"{KINDS[answer.kind]}{plan}"]
    if answer.promised_on:
        day = thai.long_date(answer.promised_on, current())
        told.append(_("จะเสร็จภายใน %(day)s", day=day))
    if answer.budget:
        told.append(_("งบประมาณ %(n)s บาท", n=in_baht(answer.budget)))
    return " · ".join(told)
