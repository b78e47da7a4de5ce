"""Who is silent for how long: all requests that were sent, in two readings."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, func, or_, select

from assembly.agenda.models import AgendaItem
from assembly.commitments.models import Commitment
from assembly.core.db import session
from assembly.places.models import District
from assembly.plans.models import Strategy
from assembly.proposals.models import Proposal
from assembly.registry.models import Organisation
from assembly.requests.models import Letter, Request
from assembly.requests.rules import Silence, longest, reminder_is_due, silence
from assembly.resolutions.models import Resolution


@dataclass(frozen=True)
class Silent:
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
    letters: int  # how many were sent
    asked_until: date | None  # by the latest of them
    silence: Silence
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


def silences(assembly_id: int, today: date) -> list[Silent]:
    """Every request that was sent and not withdrawn; the longest silence that goes on first."""
    wanted = _wanted().where(
        Request.assembly_id == assembly_id,
        Request.sent_on.is_not(None),
        Request.state != "withdrawn",
    )
    posted = _letters(assembly_id)
    found = [_silent(row, posted.get(row.id, (1, row.due_on)), today) for row in _rows(wanted)]
    return sorted(found, key=_most_silent_first)


def silence_of(commitment_ids: Collection[int], today: date) -> dict[int, Silence]:
    """The longest silence about each commitment and its parts, where somebody was asked."""
    commitments = set(commitment_ids)
    if not commitments:
        return {}
    wanted = (
        select(Request, Commitment.parent_id)
        .join(Commitment, Commitment.id == Request.commitment_id)
        .where(
            or_(Request.commitment_id.in_(commitments), Commitment.parent_id.in_(commitments)),
            Request.sent_on.is_not(None),
            Request.state != "withdrawn",
        )
    )
    found: dict[int, list[Silence]] = defaultdict(list)
    for row, parent in session().execute(wanted):
        for one in commitments & {row.commitment_id, parent}:
            found[one].append(_silence(row, today))
    return {id_: told for id_, several in found.items() if (told := longest(several))}


def tallies(found: Sequence[Silent], by: str, names: dict[str, str] | None = None) -> list[Tally]:
    """The same by ``body``, ``district`` or ``strategy``, the longest silence first."""
    groups: dict[str, list[Silent]] = defaultdict(list)
    for one in found:
        groups[_key(one, by)].append(one)
    named = names or {_key(one, by): one.organisation for one in found}
    told = [_tally(key, named.get(key, ""), group) for key, group in groups.items()]
    return sorted(told, key=lambda one: (-one.longest, -one.silent, one.name))


def silent_by(assembly_id: int, today: date, by: str) -> list[Tally]:
    """``tallies`` with the names of what they are by."""
    return tallies(silences(assembly_id, today), by, _names(assembly_id, by))


def _key(one: Silent, by: str) -> str:
    keys = {"body": one.organisation_id, "district": one.district, "strategy": one.strategy}
    return str(keys[by] if keys[by] is not None else "")


def _tally(key: str, name: str, group: list[Silent]) -> Tally:
    going = [one.silence.days for one in group if one.silence.goes_on]
    overdue = sum(one.silence.is_overdue for one in group)
    answered = sum(one.answered_on is not None for one in group)
    return Tally(key, name, len(group), len(going), overdue, max(going, default=0), answered)


def _names(assembly_id: int, by: str) -> dict[str, str] | None:
    if by == "body":
        return None
    if by == "district":
        rows = session().execute(select(District.code, District.name_th))
        return {"": _("ทั้งจังหวัด"), **dict(rows.all())}
    wanted = select(Strategy.number, Strategy.name_th).where(Strategy.assembly_id == assembly_id)
    named = {str(number): name for number, name in session().execute(wanted)}
    return {"": _("ไม่อยู่ในยุทธศาสตร์ใด"), **named}


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
        Strategy.number,
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
        .outerjoin(Proposal, Proposal.id == Request.proposal_id)
        .outerjoin(Resolution, Resolution.id == Proposal.resolution_id)
        .outerjoin(AgendaItem, AgendaItem.id == Resolution.agenda_item_id)
        .outerjoin(
            Strategy,
            Strategy.id == func.coalesce(Commitment.strategy_id, AgendaItem.strategy_id),
        )
    )


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


def _silent(row: Any, posted: tuple[int, date | None], today: date) -> Silent:
    told, (letters, until) = _silence(row, today), posted
    return Silent(
        request_id=row.id,
        commitment_id=row.commitment_id,
        parent_id=row.parent_id,
        proposal_id=row.proposal_id,
        organisation_id=row.organisation_id,
        organisation=row.name,
        sector=row.sector,
        district=row.district_code or "",
        strategy=row.number,
        title=row.title,
        state=row.state,
        plan=row.plan,
        sent_on=row.sent_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        promise=row.promise or "",
        letters=letters,
        asked_until=until,
        silence=told,
        reminder_is_due=reminder_is_due(told, until, today),
    )


def _silence(row: Any, today: date) -> Silence:
    """Of a row of requests, or of one of the wide reading."""
    return silence(
        row.sent_on,
        today,
        due_on=row.due_on,
        answered_on=row.answered_on,
        withdrawn_on=row.withdrawn_on,
    )
