"""Requests read with all that belongs to them, in a few readings however many they are."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.registry.models import Organisation
from assembly.requests.models import Request
from assembly.requests.queries.views.near import Neighbours, neighbours
from assembly.requests.queries.views.shapes import AnswerView, LetterView, RequestView
from assembly.requests.queries.views.told import answers_of, letters_of
from assembly.resolutions.rules import paragraphs


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
    letters, answers = letters_of(ids), answers_of(ids, public=public)
    near = neighbours([row for row, _body in rows], public=public)
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
