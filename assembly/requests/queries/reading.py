"""Answers that came by a link, for the office's page of what is to be read.

What was a report is read as such, at its promise.
"""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.commitments.queries.reading import Sheet
from assembly.core import thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.registry.models import Organisation
from assembly.requests.models import Answer, Request
from assembly.requests.rules import KINDS, PLANS


def unread_answers(assembly_id: int) -> tuple[Sheet, ...]:
    """Those that wait to be read, the oldest first."""
    wanted = _answers(assembly_id).where(Answer.seen == "unread").order_by(Answer.id)
    return tuple(_sheet(*row) for row in session().execute(wanted))


def read_answers(assembly_id: int, most: int) -> tuple[Sheet, ...]:
    """Those that were read, the newest first."""
    wanted = _answers(assembly_id).where(Answer.seen != "unread").order_by(Answer.id.desc())
    return tuple(_sheet(*row) for row in session().execute(wanted.limit(most)))


def count_unread_answers(assembly_id: int) -> int:
    wanted = select(func.count(Answer.id)).join(Request, Request.id == Answer.request_id)
    mine = (Request.assembly_id == assembly_id, Answer.seen == "unread")
    return session().scalar(wanted.where(*mine, Answer.report_id.is_(None))) or 0


def _answers(assembly_id: int) -> Any:
    return (
        select(Answer, Request, Organisation.name)
        .join(Request, Request.id == Answer.request_id)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .where(
            Request.assembly_id == assembly_id,
            Answer.source == "link",
            Answer.report_id.is_(None),
        )
    )


def _sheet(row: Answer, asked: Request, body: str) -> Sheet:
    return Sheet(
        sort="answer",
        id=row.id,
        body=body,
        about=asked.title,
        happened_on=row.answered_on,
        made_at=row.made_at,
        text=row.text,
        seen=row.seen,
        why=row.withheld_because,
        says=_says(row),
        who=row.answerer,
        commitment_id=asked.commitment_id,
    )


def _says(row: Answer) -> str:
    """What it comes down to, in a line."""
    plan = f": {PLANS[row.plan]}" if row.plan else ""
    told = [f"{KINDS[row.kind]}{plan}"]
    if row.promised_on:
        day = thai.long_date(row.promised_on, current())
        told.append(_("จะเสร็จภายใน %(day)s", day=day))
    if row.budget:
        told.append(_("งบประมาณ %(n)s บาท", n=f"{int(row.budget.partition('.')[0]):,}"))
    return " · ".join(told)
