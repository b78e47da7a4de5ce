"""The promises of a whole series of meetings: which are not kept yet, and how many of each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from assembly.commitments.models import Commitment
from assembly.core import clock, thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.follow_up.models import FollowUp
from assembly.follow_up.rules import UNFINISHED, Standing, in_order
from assembly.meetings.models import Meeting
from assembly.plans.models import Strategy
from assembly.plans.queries import strategies_of
from assembly.requests.models import Request
from assembly.requests.queries import silences_going
from assembly.requests.rules import Silence
from assembly.resolutions.models import OperativeItem, Resolution

DECIDED = ("carried", "fallen")


@dataclass(frozen=True)
class Count:
    """How many promises there are of one kind, and how many of them are kept, going on, late."""

    kept: int = 0
    going: int = 0  # waiting, moving or thought over anew, and not late
    late: int = 0
    ended: int = 0

    @property
    def all(self) -> int:
        return self.kept + self.going + self.late + self.ended

    @property
    def open(self) -> int:
        return self.going + self.late


@dataclass(frozen=True)
class StrategyCount:
    """The same under one strategy; number 0 is what stands under none."""

    number: int
    name: str
    count: Count


def of_the_series(row: Meeting) -> ColumnElement[bool]:
    """Condition on meetings: of the same kind and assembly, before this one."""
    return and_(
        Meeting.assembly_id == row.assembly_id,
        Meeting.kind == row.kind,
        Meeting.number < row.number,
    )


def unfinished_of(row: Meeting) -> tuple[Standing, ...]:
    """The promises of the series that are not kept yet, those the room should hear of first first.

    What this meeting has decided on stays in the list, at its end.
    """
    decided = _decided_in(row.id)
    columns = (Commitment.id, Commitment.state, Commitment.due_on, Commitment.reported_on)
    wanted = _unfinished(row, decided).with_only_columns(*columns, Resolution.adopted_at)
    rows = list(session().execute(wanted))
    silent = silences_going(row.assembly_id, clock.today())
    refused = _refused_in(row.assembly_id)
    found = [_standing(one, silent, refused, decided) for one in rows]
    return in_order(found, clock.today())


def how_many_unfinished(row: Meeting) -> int:
    """How many ``unfinished_of`` tells of."""
    wanted = _unfinished(row, _decided_in(row.id)).with_only_columns(func.count())
    return session().scalar(wanted) or 0


def _unfinished(row: Meeting, decided: set[int]) -> Select[Any]:
    wanted = _made_before(row)
    return wanted.where(Commitment.state.in_(UNFINISHED) | Commitment.id.in_(decided))


def _standing(
    one: Any,
    silent: Mapping[int, Silence],
    refused: frozenset[int],
    decided: set[int],
) -> Standing:
    letter = silent.get(one.id)
    return Standing(
        id=one.id,
        state=one.state,
        due_on=one.due_on,
        since=one.reported_on or thai.to_bangkok(one.adopted_at).date(),
        unanswered=letter.days if letter else 0,
        refused=one.id in refused,
        decided=one.id in decided,
    )


def _refused_in(assembly_id: int) -> frozenset[int]:
    """Promises whose latest letter was answered with a no."""
    wanted = select(Request.commitment_id, Request.state).where(
        Request.assembly_id == assembly_id,
        Request.commitment_id.is_not(None),
        Request.sent_on.is_not(None),
        Request.state != "withdrawn",
    )
    rows = session().execute(wanted.order_by(Request.sent_on, Request.id))
    last = {id_: state for id_, state in rows}  # noqa: C416 -- a result has keys of its own
    return frozenset(id_ for id_, state in last.items() if id_ and state == "refused")


def counts_of(row: Meeting) -> tuple[Count, tuple[StrategyCount, ...]]:
    """All promises of the series, kept and ended too; the whole, and by strategy in their order."""
    late = case((Commitment.due_on < clock.today(), 1), else_=0)
    wanted = (
        select(Commitment.state, late.label("late"), Strategy.number, func.count())
        .join(OperativeItem, OperativeItem.id == Commitment.item_id)
        .join(Resolution, Resolution.id == OperativeItem.resolution_id)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
        .outerjoin(Strategy, Strategy.id == Commitment.strategy_id)
        .where(of_the_series(row), Commitment.parent_id.is_(None))
        .group_by(Commitment.state, "late", Strategy.number)
    )
    cells = Counter[tuple[int, str]]()
    for state, is_late, number, count in session().execute(wanted):
        cells[number or 0, _word(state, is_late=is_late)] += count
    numbers = sorted({number for number, _word in cells}, key=lambda n: (n == 0, n))
    names = {s.number: getattr(s, f"short_{current()}") for s in strategies_of(row.assembly_id)}
    by = [StrategyCount(n, names.get(n, ""), _count(cells, {n})) for n in numbers]
    return _count(cells, set(numbers)), tuple(by)


def _count(cells: Counter[tuple[int, str]], numbers: set[int]) -> Count:
    sums = Counter[str]()
    for (number, word), n in cells.items():
        sums[word] += n if number in numbers else 0
    return Count(sums["kept"], sums["going"], sums["late"], sums["ended"])


def _word(state: str, *, is_late: bool) -> str:
    if state not in UNFINISHED:
        return state
    return "late" if is_late else "going"


def _decided_in(meeting_id: int) -> set[int]:
    wanted = select(FollowUp.commitment_id).where(
        FollowUp.meeting_id == meeting_id, FollowUp.state.in_(DECIDED)
    )
    return set(session().scalars(wanted))


def is_of_series(row: Meeting, commitment_id: int) -> bool:
    """Whether a promise was made at an earlier meeting of the series."""
    return session().scalar(_made_before(row).where(Commitment.id == commitment_id)) is not None


def has_promises(row: Meeting) -> bool:
    """Whether an earlier meeting of the series promised anything."""
    return session().scalar(_made_before(row).limit(1)) is not None


def _made_before(row: Meeting) -> Select[int]:
    return (
        select(Commitment.id)
        .join(OperativeItem, OperativeItem.id == Commitment.item_id)
        .join(Resolution, Resolution.id == OperativeItem.resolution_id)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
        .where(of_the_series(row), Commitment.parent_id.is_(None))
    )


def standing_of(row: Meeting, commitment_id: int) -> Standing | None:
    """One promise of the series as it stands in the room's order."""
    return next((one for one in unfinished_of(row) if one.id == commitment_id), None)
