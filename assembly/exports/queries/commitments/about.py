"""What a report would cover, in numbers, before it is made: two questions, however much it is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from assembly.commitments.models import Commitment, CommitmentBody
from assembly.commitments.rules import OPEN
from assembly.core import clock, thai
from assembly.core.db import session
from assembly.exports.queries.commitments.narrowing import Narrowed
from assembly.plans.models import Strategy
from assembly.requests.models import Request


@dataclass(frozen=True)
class About:
    counts: tuple[tuple[str, int], ...]  # state, how many
    late: int
    silent: int  # letters without an answer
    longest: int  # days of silence

    @property
    def total(self) -> int:
        return sum(count for _state, count in self.counts)


def about(assembly_id: int, asked: Narrowed, today: date | None = None) -> About:
    today = today or clock.today()
    mine = select(Commitment.id).where(
        Commitment.assembly_id == assembly_id, Commitment.parent_id.is_(None), *_narrowing(asked)
    )
    counts, late = _states(mine, today)
    silent, since = _silence(mine)
    return About(counts, late, silent, (today - since).days if since else 0)


def _states(mine: Any, today: date) -> tuple[tuple[tuple[str, int], ...], int]:
    late = case((and_(Commitment.state.in_(OPEN), Commitment.due_on < today), 1), else_=0)
    wanted = select(Commitment.state, func.count(), func.sum(late))
    wanted = wanted.where(Commitment.id.in_(mine)).group_by(Commitment.state)
    counts: Counter[str] = Counter()
    over = 0
    for state, count, many in session().execute(wanted):
        counts[state] += count
        over += many
    return tuple(counts.items()), over


def _silence(mine: Any) -> tuple[int, date | None]:
    part = aliased(Commitment)
    inside = select(part.id).where(part.parent_id.in_(mine))
    wanted = select(func.count(), func.min(Request.sent_on)).where(
        or_(Request.commitment_id.in_(mine), Request.commitment_id.in_(inside)),
        Request.sent_on.is_not(None),
        Request.answered_on.is_(None),
        Request.withdrawn_on.is_(None),
    )
    found = session().execute(wanted).one()
    return found[0], found[1]


def _narrowing(asked: Narrowed) -> list[ColumnElement[bool]]:
    """As ``narrowing.is_asked_for`` says it of rows that are read."""
    found: list[ColumnElement[bool]] = []
    if asked.strategy:
        under = select(Strategy.id).where(Strategy.number == asked.strategy)
        found.append(Commitment.strategy_id.in_(under))
    if asked.year:
        found.append(func.extract("year", Commitment.due_on) == asked.year - thai.BUDDHIST_ERA)
    if asked.district:
        found.append(_or_a_part(lambda row: row.district_code == asked.district))
    if asked.body:
        acts = select(CommitmentBody.commitment_id)
        acts = acts.where(CommitmentBody.organisation_id == asked.body)
        found.append(_or_a_part(lambda row: row.id.in_(acts)))
    return found


def _or_a_part(holds: Any) -> ColumnElement[bool]:
    part = aliased(Commitment)
    inside = select(part.parent_id).where(part.parent_id.is_not(None), holds(part))
    return or_(holds(Commitment), Commitment.id.in_(inside))
