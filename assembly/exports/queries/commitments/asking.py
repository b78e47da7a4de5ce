"""What bodies were asked in writing about commitments, and what they answered."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import select

from assembly.commitments.models import Commitment
from assembly.core.db import session
from assembly.exports.papers import AnswerPaper, BodyName, LetterPaper, RequestPaper
from assembly.exports.queries.commitments.lines import among
from assembly.registry.models import Organisation
from assembly.requests.models import Answer, Letter, Request
from assembly.requests.rules import silence
from assembly.resolutions.rules import paragraphs

Requests = dict[int, list[RequestPaper]]


def requests_of(assembly_id: int, ids: Collection[int], today: date) -> Requests:
    """Those that were sent, by commitment, the oldest first."""
    here = (among(assembly_id, ids), Request.sent_on.is_not(None))
    letters, answers = _letters(here), _answers(here)
    below = _below(here)
    wanted = (
        select(Request, Organisation.name, Organisation.sector)
        .join(Commitment, Commitment.id == Request.commitment_id)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .where(*here)
        .order_by(Request.sent_on, Request.id)
    )
    found: Requests = defaultdict(list)
    for row, name, sector in session().execute(wanted):
        body = BodyName(name, sector)
        told = (tuple(letters[row.id]), tuple(answers.get(row.id, ())), below.get(row.id, ""))
        found[row.commitment_id or 0].append(_request(row, body, today, *told))
    return found


def _request(
    row: Request,
    body: BodyName,
    today: date,
    letters: tuple[LetterPaper, ...],
    answers: tuple[AnswerPaper, ...],
    below: str,
) -> RequestPaper:
    sent_on = row.sent_on or today
    days = {"answered_on": row.answered_on, "withdrawn_on": row.withdrawn_on}
    silent = silence(sent_on, today, due_on=row.due_on, **days)
    return RequestPaper(
        body=body,
        addressee=row.addressee,
        title=row.title,
        asked=paragraphs(row.asked),
        state=row.state,
        sent_on=sent_on,
        due=row.due_on,
        answered_on=row.answered_on,
        plan=row.plan,
        silent_days=silent.days,
        is_silent=silent.goes_on,
        is_overdue=silent.is_overdue,
        escalated_from=below,
        letters=letters,
        answers=answers,
    )


def _letters(here: Any) -> dict[int, list[LetterPaper]]:
    told = (Letter.kind, Letter.letter_number, Letter.channel, Letter.sent_on, Letter.due_on)
    wanted = (
        select(Letter.request_id, *told)
        .join(Request, Request.id == Letter.request_id)
        .join(Commitment, Commitment.id == Request.commitment_id)
        .where(*here)
        .order_by(Letter.request_id, Letter.number)
    )
    found: dict[int, list[LetterPaper]] = defaultdict(list)
    for request_id, kind, number, channel, sent_on, due in session().execute(wanted):
        found[request_id].append(LetterPaper(kind, number, channel, sent_on, due))
    return found


def _answers(here: Any) -> dict[int, list[AnswerPaper]]:
    wanted = (
        select(Answer.__table__)
        .join(Request, Request.id == Answer.request_id)
        .join(Commitment, Commitment.id == Request.commitment_id)
        .where(*here)
        .order_by(Answer.request_id, Answer.number)
    )
    found: dict[int, list[AnswerPaper]] = {}
    for request_id, several in groupby(session().execute(wanted), lambda row: row.request_id):
        told = list(several)
        right = {row.corrects: row.number for row in told if row.corrects and row.seen == "shown"}
        found[request_id] = [_answer(row, right.get(row.number)) for row in told]
    return found


def _answer(row: Any, corrected_by: int | None) -> AnswerPaper:
    """That it answered, and how, is told at once; its words when they were read."""
    is_shown = row.seen == "shown"
    return AnswerPaper(
        number=row.number,
        kind=row.kind,
        answered_on=row.answered_on,
        text=row.text if is_shown else "",
        promised_on=row.promised_on if is_shown else None,
        plan=row.plan,
        budget=row.budget if is_shown else "",
        letter_number=row.letter_number if is_shown else "",
        way=row.source,
        corrects=row.corrects,
        corrected_by=corrected_by,
        seen=row.seen,
        withheld_because=row.withheld_because,
    )


def _below(here: Any) -> dict[int, str]:
    """The body of the level below, of what was escalated."""
    escalated = select(Request.id, Request.escalated_from_id)
    escalated = escalated.join(Commitment, Commitment.id == Request.commitment_id).where(*here)
    from_ids = {id_: below for id_, below in session().execute(escalated) if below}
    wanted = select(Request.id, Organisation.name).join(
        Organisation, Organisation.id == Request.organisation_id
    )
    wanted = wanted.where(Request.id.in_(set(from_ids.values())))
    names = dict(session().execute(wanted).all())
    return {id_: names[below] for id_, below in from_ids.items()}
