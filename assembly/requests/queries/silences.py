"""Who is silent for how long: all requests that were sent, in two readings."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select

from assembly.agenda.models import AgendaItem
from assembly.commitments.models import Commitment
from assembly.core.db import session
from assembly.plans.models import Strategy
from assembly.proposals.models import Proposal
from assembly.registry.models import Organisation
from assembly.requests.models import Letter, Request
from assembly.requests.rules import Silence, longest, reminder_is_due, silence
from assembly.resolutions.models import Resolution

Strategies = tuple[dict[int, int], dict[int, int]]  # by strategy, by proposal


class Silent(NamedTuple):  # thousands are made for one board: twice as fast as a dataclass
    """One request that was sent, and the silence after it."""

    request_id: int
    commitment_id: int | None
    parent_id: int | None  # of its commitment, where that is a part
    proposal_id: int | None
    organisation_id: int
    organisation: str
    sector: str
    district: str  # its code; empty: the whole province
    strategy: int | None  # its number
    title: str
    state: str
    plan: str
    sent_on: date
    due_on: date | None
    answered_on: date | None
    promise: str  # the state of its commitment; empty: it is about a proposal
    silence: Silence
    letters: int  # how many were sent
    asked_until: date | None  # by the latest of them
    reminder_is_due: bool


@dataclass(frozen=True)
class Tally:
    """How one body, district or strategy answers."""

    key: str
    name: str
    asked: int
    silent: int
    overdue: int
    longest: int  # days of the longest silence that goes on
    answered: int


def silences(assembly_id: int, today: date, *, letters: bool = True) -> list[Silent]:
    """Every request that was sent and not withdrawn; the longest silence that goes on first.

    Without ``letters`` nobody counts them, nor tells whether a reminder is due.
    """
    wanted = _wanted().where(
        Request.assembly_id == assembly_id,
        Request.sent_on.is_not(None),
        Request.state != "withdrawn",
    )
    posted, strategies = _letters(assembly_id) if letters else {}, _strategies(assembly_id)
    found = [
        _silent(row, posted.get(row[0], (1, row[13])), strategies, today) for row in _rows(wanted)
    ]
    return sorted(found, key=_most_silent_first)


def silence_of(commitment_ids: Collection[int], today: date) -> dict[int, Silence]:
    """The longest silence about each commitment and its parts, where somebody was asked."""
    commitments = set(commitment_ids)
    if not commitments:
        return {}
    days = (Request.sent_on, Request.due_on, Request.answered_on, Request.withdrawn_on)
    columns: list[Any] = [Request.commitment_id, Commitment.parent_id, *days]
    wanted: Select[Any] = (
        select(*columns)
        .join(Commitment, Commitment.id == Request.commitment_id)
        .where(
            or_(Request.commitment_id.in_(commitments), Commitment.parent_id.in_(commitments)),
            Request.sent_on.is_not(None),
            Request.state != "withdrawn",
        )
    )
    found: dict[int, list[Silence]] = defaultdict(list)
    for row in _rows(wanted):
        for one in commitments & {row.commitment_id, row.parent_id}:
            found[one].append(_silence(row, today))
    return {id_: told for id_, several in found.items() if (told := longest(several))}


def silences_going(assembly_id: int, today: date) -> dict[int, Silence]:
    """The longest silence that goes on about each whole commitment of an assembly.

    A silence about a part is one about the whole. What was answered is not read at all.
    """
    whole = func.coalesce(Commitment.parent_id, Commitment.id).label("whole_id")
    days = (Request.sent_on, Request.due_on, Request.answered_on, Request.withdrawn_on)
    columns: list[Any] = [whole, *days]
    wanted: Select[Any] = (
        select(*columns)
        .join(Commitment, Commitment.id == Request.commitment_id)
        .where(
            Request.assembly_id == assembly_id,
            Request.sent_on.is_not(None),
            Request.state != "withdrawn",
            Request.answered_on.is_(None) | (Request.answered_on > today),
        )
    )
    found: dict[int, list[Silence]] = defaultdict(list)
    for row in _rows(wanted):
        found[row.whole_id].append(_silence(row, today))
    longest_of = ((id_, longest(several)) for id_, several in found.items())
    return {id_: told for id_, told in longest_of if told and told.goes_on}


def tallies(found: Sequence[Silent], by: str, names: dict[str, str] | None = None) -> list[Tally]:
    """The same by ``body``, ``district`` or ``strategy``, the longest silence first."""
    groups: dict[Any, list[Silent]] = defaultdict(list)
    key = _KEYS[by]
    for one in found:
        groups[key(one)].append(one)
    told = [_tally(_said(key), names, group) for key, group in groups.items()]
    return sorted(told, key=lambda one: (-one.longest, -one.silent, one.name))


def silent_days_of_bodies(assembly_id: int, today: date) -> dict[int, int]:
    """Days of the longest silence that goes on, of each body that has not answered."""
    silent, since = Request.organisation_id, func.min(Request.sent_on)
    wanted = select(silent, since).where(
        Request.assembly_id == assembly_id,
        Request.sent_on.is_not(None),
        Request.state != "withdrawn",
        Request.answered_on.is_(None) | (Request.answered_on > today),
    )
    rows: Any = session().execute(wanted.group_by(silent))
    return {id_: max((today - day).days, 0) for id_, day in rows}


_KEYS = {
    "body": attrgetter("organisation_id"),
    "district": attrgetter("district"),
    "strategy": attrgetter("strategy"),
}


def _said(key: int | str | None) -> str:
    return str(key) if key is not None else ""


def _tally(key: str, names: dict[str, str] | None, group: list[Silent]) -> Tally:
    name = names.get(key, "") if names else group[0].organisation
    going = [one.silence.days for one in group if one.silence.goes_on]
    overdue = sum(one.silence.is_overdue for one in group)
    answered = sum(one.answered_on is not None for one in group)
    return Tally(key, name, len(group), len(going), overdue, max(going, default=0), answered)


def _most_silent_first(one: Silent) -> tuple[bool, int, int]:
    return not one.silence.goes_on, -one.silence.days, one.request_id


def _wanted() -> Select[Any]:
    """A request with its body and with where and under what it stands."""
    columns: list[Any] = [
        Request.id,
        Request.commitment_id,
        Commitment.parent_id,
        Request.proposal_id,
        Request.organisation_id,
        Organisation.name,
        Organisation.sector,
        Commitment.district_code,
        Commitment.strategy_id,
        Request.title,
        Request.state,
        Request.plan,
        Request.sent_on,
        Request.due_on,
        Request.answered_on,
        Request.withdrawn_on,
        Commitment.state.label("promise"),
    ]
    return (
        select(*columns)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .outerjoin(Commitment, Commitment.id == Request.commitment_id)
    )


def _strategies(assembly_id: int) -> Strategies:
    """Numbers by the strategy of a commitment, and by the proposal whose matter stands under it."""
    numbers: dict[int, int] = dict(session().execute(select(Strategy.id, Strategy.number)).all())
    matters = (
        select(Proposal.id, AgendaItem.strategy_id)
        .join(Resolution, Resolution.id == Proposal.resolution_id)
        .join(AgendaItem, AgendaItem.id == Resolution.agenda_item_id)
        .where(Resolution.assembly_id == assembly_id, AgendaItem.strategy_id.is_not(None))
    )
    return numbers, {id_: numbers[under or 0] for id_, under in session().execute(matters)}


def _rows(wanted: Select[Any]) -> list[Any]:
    return list(session().execute(wanted))


def _letters(assembly_id: int) -> dict[int, tuple[int, date | None]]:
    """How many letters each request has, and until when the latest asks for an answer."""
    wanted = (
        select(Letter.request_id, func.count(), func.max(Letter.due_on))
        .join(Request, Request.id == Letter.request_id)
        .where(Request.assembly_id == assembly_id)
        .group_by(Letter.request_id)
    )
    return {id_: (count, until) for id_, count, until in session().execute(wanted)}


def _silent(
    row: Any, posted: tuple[int, date | None], strategies: Strategies, today: date
) -> Silent:
    """Of a row as ``_wanted`` names its columns: by their places, for there are thousands."""
    told: list[Any]
    letters, until = posted
    *told, district, under, title, state, plan, sent, due, answered, withdrawn, promise = row
    strategy = strategies[0].get(under) if under else strategies[1].get(row[3])
    silent = silence(sent, today, due_on=due, answered_on=answered, withdrawn_on=withdrawn)
    where = (district or "", strategy, title, state, plan, sent, due, answered, promise or "")
    is_due = reminder_is_due(silent, until, today)
    return Silent._make((*told, *where, silent, letters, until, is_due))


def _silence(row: Any, today: date) -> Silence:
    """Of a row that has the four days."""
    return silence(
        row.sent_on,
        today,
        due_on=row.due_on,
        answered_on=row.answered_on,
        withdrawn_on=row.withdrawn_on,
    )
