"""The letters and answers of requests."""

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import select

from assembly.core.db import session
from assembly.requests.models import Answer, Letter
from assembly.requests.queries.views.shapes import AnswerView, LetterView


def letters_of(ids: list[int]) -> dict[int, list[LetterView]]:
    wanted = select(Letter).where(Letter.request_id.in_(ids))
    found: dict[int, list[LetterView]] = defaultdict(list)
    for row in session().scalars(wanted.order_by(Letter.request_id, Letter.number)):
        names = ("number", "kind", "letter_number", "channel", "sent_on", "due_on")
        told = {name: getattr(row, name) for name in names}
        found[row.request_id].append(LetterView(**told, made_at=row.made_at, made_by=row.made_by))
    return found


def answers_of(ids: list[int], *, public: bool) -> dict[int, list[AnswerView]]:
    wanted = select(Answer).where(Answer.request_id.in_(ids))
    rows = list(session().scalars(wanted.order_by(Answer.request_id, Answer.number)))
    corrected = {(row.request_id, row.corrects): row.number for row in rows if row.corrects}
    found: dict[int, list[AnswerView]] = defaultdict(list)
    for row in rows:
        view = _answer(row, corrected.get((row.request_id, row.number)))
        found[row.request_id].append(_veiled(view) if public else view)
    return found


def _answer(row: Answer, corrected_by: int | None) -> AnswerView:
    return AnswerView(
        id=row.id,
        number=row.number,
        kind=row.kind,
        answered_on=row.answered_on,
        text=row.text,
        promised_on=row.promised_on,
        plan=row.plan,
        budget=row.budget,
        letter_number=row.letter_number,
        source=row.source,
        answerer=row.answerer,
        made_at=row.made_at,
        made_by=row.made_by,
        corrects=row.corrects,
        corrected_by=corrected_by,
        report_id=row.report_id,
        seen=row.seen,
        withheld_because=row.withheld_because,
    )


def _veiled(view: AnswerView) -> AnswerView:
    """As everybody reads it: that it came is told at once, its words when they were read."""
    bare = replace(view, answerer="", made_by="")
    if view.seen == "shown":
        return bare
    return replace(bare, text="", budget="", letter_number="", promised_on=None)
