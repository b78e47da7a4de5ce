"""Requests with their letters, answers and neighbours, as pages and papers read them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.letterhead.rules import CHANNELS
from assembly.registry.models import Organisation
from assembly.requests.models import Answer, Letter, Request
from assembly.requests.rules import KINDS, PLANS, STATES, Silence, in_baht, silence
from assembly.resolutions.rules import paragraphs


@dataclass(frozen=True)
class LetterView:
    number: int
    kind: str  # request, reminder, escalation
    letter_number: str
    channel: str
    sent_on: date
    due_on: date | None
    made_at: datetime
    made_by: str

    @property
    def channel_name(self) -> str:
        return str(CHANNELS[self.channel]) if self.channel else ""


@dataclass(frozen=True)
class AnswerView:
    id: int
    number: int
    kind: str
    answered_on: date
    text: str  # empty for the public until the office has read it, and where it is withheld
    promised_on: date | None
    plan: str
    budget: str
    letter_number: str
    source: str
    answerer: str  # for the office alone
    made_at: datetime
    made_by: str
    corrects: int | None
    corrected_by: int | None
    report_id: int | None
    seen: str
    withheld_because: str

    @property
    def kind_name(self) -> str:
        return str(KINDS[self.kind])

    @property
    def plan_name(self) -> str:
        return str(PLANS[self.plan]) if self.plan else ""

    @property
    def baht(self) -> str:
        """1250000 → 1,250,000"""
        return in_baht(self.budget) if self.budget else ""


@dataclass(frozen=True)
class Neighbour:
    """A request that this one was escalated from, or to."""

    id: int
    organisation: str
    state: str
    sent_on: date | None
    level: str

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class RequestView:
    id: int
    assembly_id: int
    commitment_id: int | None
    proposal_id: int | None
    organisation_id: int
    organisation: str
    sector: str
    level: str
    addressee: str
    title: str
    asked: tuple[str, ...]
    signer: str
    signer_office: str
    state: str
    sent_on: date | None
    due_on: date | None  # the day the first letter asked for
    answered_on: date | None
    withdrawn_on: date | None
    withdrawn_because: str
    plan: str
    version: int
    letters: tuple[LetterView, ...] = ()
    answers: tuple[AnswerView, ...] = ()
    escalated_from: Neighbour | None = None
    escalated_to: Neighbour | None = None

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])

    @property
    def plan_name(self) -> str:
        return str(PLANS[self.plan]) if self.plan else ""

    @property
    def is_sent(self) -> bool:
        """Whether it ever left the house; then everybody may read it."""
        return self.sent_on is not None

    @property
    def unread(self) -> tuple[AnswerView, ...]:
        return tuple(one for one in self.answers if one.seen == "unread")

    def silence(self, today: date) -> Silence | None:
        """How long the body is or was silent; none before it was sent."""
        if self.sent_on is None:
            return None
        return silence(
            self.sent_on,
            today,
            due_on=self.due_on,
            answered_on=self.answered_on,
            withdrawn_on=self.withdrawn_on,
        )


def request_view(request_id: int, *, public: bool = False) -> RequestView:
    """``public``: sent, and without what only the office reads. Raises ``NotFound``."""
    found = _views(Request.id == request_id, public=public)
    if not found:
        raise NotFound
    return found[0]


def requests_of_commitments(
    ids: Collection[int], *, public: bool = False
) -> dict[int, tuple[RequestView, ...]]:
    """Each commitment's requests, the earliest first, in a few readings however many they are."""
    found: dict[int, list[RequestView]] = defaultdict(list)
    for view in _views(Request.commitment_id.in_(ids), public=public) if ids else ():
        found[view.commitment_id or 0].append(view)
    return {id_: tuple(views) for id_, views in found.items()}


def requests_of_proposals(
    ids: Collection[int], *, public: bool = False
) -> dict[int, tuple[RequestView, ...]]:
    """What left with each proposal, and what went to the level above."""
    found: dict[int, list[RequestView]] = defaultdict(list)
    for view in _views(Request.proposal_id.in_(ids), public=public) if ids else ():
        found[view.proposal_id or 0].append(view)
    return {id_: tuple(views) for id_, views in found.items()}


def requests_to(organisation_id: int, *, public: bool = False) -> list[RequestView]:
    """What one body was asked for, the latest first."""
    return _views(Request.organisation_id == organisation_id, public=public)[::-1]


def drafts_of(assembly_id: int) -> list[RequestView]:
    """What was written and not sent yet, the earliest first."""
    mine = (Request.assembly_id == assembly_id) & (Request.state == "draft")
    return _views(mine, public=False)


def _views(where: Any, *, public: bool) -> list[RequestView]:
    wanted = (
        select(Request, Organisation)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .where(where)
        .order_by(Request.sent_on.is_(None), Request.sent_on, Request.id)
    )
    if public:
        wanted = wanted.where(Request.sent_on.is_not(None))
    rows = [(row, body) for row, body in session().execute(wanted)]
    ids = [row.id for row, _body in rows]
    letters, answers = _letters(ids), _answers(ids, public=public)
    near = _neighbours([row for row, _body in rows], public=public)
    return [_view(row, body, letters, answers, near) for row, body in rows]


def _view(
    row: Request,
    body: Organisation,
    letters: dict[int, list[LetterView]],
    answers: dict[int, list[AnswerView]],
    near: "Neighbours",
) -> RequestView:
    return RequestView(
        id=row.id,
        assembly_id=row.assembly_id,
        commitment_id=row.commitment_id,
        proposal_id=row.proposal_id,
        organisation_id=body.id,
        organisation=body.name,
        sector=body.sector,
        level=body.level,
        addressee=row.addressee,
        title=row.title,
        asked=paragraphs(row.asked),
        signer=row.signer,
        signer_office=row.signer_office,
        state=row.state,
        sent_on=row.sent_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_because=row.withdrawn_because,
        plan=row.plan,
        version=row.version,
        letters=tuple(letters.get(row.id, ())),
        answers=tuple(answers.get(row.id, ())),
        escalated_from=near.below.get(row.escalated_from_id or 0),
        escalated_to=near.above.get(row.id),
    )


def _letters(ids: list[int]) -> dict[int, list[LetterView]]:
    wanted = select(Letter).where(Letter.request_id.in_(ids))
    found: dict[int, list[LetterView]] = defaultdict(list)
    for row in session().scalars(wanted.order_by(Letter.request_id, Letter.number)):
        names = ("number", "kind", "letter_number", "channel", "sent_on", "due_on")
        told = {name: getattr(row, name) for name in names}
        found[row.request_id].append(LetterView(**told, made_at=row.made_at, made_by=row.made_by))
    return found


def _answers(ids: list[int], *, public: bool) -> dict[int, list[AnswerView]]:
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


@dataclass(frozen=True)
class Neighbours:
    below: dict[int, Neighbour]  # by their own id
    above: dict[int, Neighbour]  # by the id of the request they were escalated from


def _neighbours(rows: Iterable[Request], *, public: bool) -> Neighbours:
    ids = {row.id for row in rows}
    lower = {row.escalated_from_id for row in rows if row.escalated_from_id}
    wanted = (
        select(Request, Organisation)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .where(Request.id.in_(lower) | Request.escalated_from_id.in_(ids))
        .order_by(Request.state != "withdrawn", Request.id)
    )
    if public:
        wanted = wanted.where(Request.sent_on.is_not(None))
    found = Neighbours({}, {})
    for row, body in session().execute(wanted):
        told = Neighbour(row.id, body.name, row.state, row.sent_on, body.level)
        if row.id in lower:
            found.below[row.id] = told
        if row.escalated_from_id in ids:
            found.above[row.escalated_from_id or 0] = told
    return found
