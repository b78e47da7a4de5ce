"""What came back, where it would stand, and on which running orders a promise stood already."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.assemblies.queries import assembly
from assembly.assemblies.queries import view_of as assembly_view
from assembly.commitments.models import Commitment
from assembly.core import clock
from assembly.core.db import session
from assembly.follow_up.models import CommitmentItem
from assembly.follow_up.queries.rising import states_of
from assembly.follow_up.queries.series import unfinished_of
from assembly.follow_up.rules import HEADING, are_all_kept, came_back
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting, title_of
from assembly.plans.models import Strategy
from assembly.plans.queries import strategies_of
from assembly.registry.queries import organisation
from assembly.requests import queries as requests
from assembly.requests.models import Request
from assembly.requests.rules import Written
from assembly.resolutions.models import OperativeItem, Resolution
from assembly.resolutions.queries import resolution_of_item


@dataclass(frozen=True)
class PlacedItem:
    """A point of a running order that is about a promise, as everybody may read it."""

    item_id: int
    number: str
    title: str
    meeting: str
    assembly: str  # empty: the promise's own
    held_on: date
    phase: str
    why: str
    resolution_id: int | None = None  # that grew from it
    resolution: str = ""  # its number
    is_kept: bool = False  # all that it promised is kept


@dataclass(frozen=True)
class PlacedPromise:
    """A promise that a point of a running order is about."""

    commitment_id: int
    title: str
    assembly: str  # empty: the point's own
    why: str


def came_back_to(row: Meeting) -> list[Commitment]:
    """What the series offers to this meeting: what a body refused, and what is thought over anew.

    Not what stands on a running order that is still to come.
    """
    waiting = waiting_again(row.assembly_id)
    found = [
        one.id
        for one in unfinished_of(row)
        if came_back(one.state, refused=one.refused, waiting=waiting, commitment_id=one.id)
    ]
    rows = {one.id: one for one in _rows(found)}
    return [rows[id_] for id_ in found]


def came_back_by_kind(assembly_id: int) -> dict[str, int]:
    """How many promises the next meeting of each kind would be offered."""
    kinds = select(Meeting.kind).where(Meeting.assembly_id == assembly_id).distinct()
    last = 2**31
    found = {
        kind: len(came_back_to(Meeting(id=0, assembly_id=assembly_id, kind=kind, number=last)))
        for kind in session().scalars(kinds)
    }
    return {kind: n for kind, n in found.items() if n}


def waiting_again(assembly_id: int) -> frozenset[int]:
    """Promises of an assembly that stand on an order, its own or another's, not dealt with yet."""
    wanted = (
        select(CommitmentItem.commitment_id)
        .join(AgendaItem, AgendaItem.id == CommitmentItem.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Commitment, Commitment.id == CommitmentItem.commitment_id)
        .where(Commitment.assembly_id == assembly_id)
        .where(AgendaItem.phase != "done", Meeting.phase != "closed")
    )
    return frozenset(session().scalars(wanted))


def heading_for(meeting_id: int) -> int | None:
    """The point under which what is to be decided stands, if it is still waiting."""
    parents = select(AgendaItem.parent_id).where(AgendaItem.parent_id.is_not(None))
    wanted = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.parent_id.is_(None),
        AgendaItem.kind == "decide",
        AgendaItem.phase == "waiting",
        AgendaItem.id.in_(parents) | (AgendaItem.title == HEADING),
    )
    return session().scalar(wanted.order_by(AgendaItem.position).limit(1))


def source_item(about: Commitment) -> int:
    """The point of the agenda whose resolution made the promise."""
    return _resolution_of(about).agenda_item_id


def strategy_in(about: Commitment, assembly_id: int) -> int | None:
    """The promise's strategy, or that of the same name in another assembly's plan."""
    mine = session().get(Strategy, about.strategy_id) if about.strategy_id else None
    name = mine.name_th if mine else None
    return next((s.id for s in strategies_of(assembly_id) if s.name_th == name), None)


def meeting_to_raise_to(meeting_id: int) -> Meeting | None:
    """The meeting that was chosen, if it is not over; else that assembly's next one of the kind."""
    chosen = meeting(meeting_id)
    if chosen.phase != "closed":
        return chosen
    wanted = select(Meeting).where(
        Meeting.assembly_id == chosen.assembly_id,
        Meeting.kind == chosen.kind,
        Meeting.phase != "closed",
    )
    return session().scalar(wanted.order_by(Meeting.held_on, Meeting.id).limit(1))


def letter_below(commitment_id: int) -> Request | None:
    """The latest letter about a promise that left and was not taken back."""
    wanted = select(Request).where(
        Request.commitment_id == commitment_id,
        Request.sent_on.is_not(None),
        Request.state != "withdrawn",
    )
    return session().scalar(wanted.order_by(Request.sent_on.desc(), Request.id.desc()).limit(1))


def request_begun(about: Commitment, organisation_id: int) -> Written:
    """The words of a letter about a promise to another body than the one that leads it."""
    said, body = requests.request_begun(about.id, clock.today()), organisation(organisation_id)
    return replace(said, organisation_id=body.id, addressee=body.name)


def items_about(commitment_id: int) -> tuple[PlacedItem, ...]:
    """The points of running orders on which a promise stood again, in order."""
    home = session().get_one(Commitment, commitment_id).assembly_id
    wanted = select(CommitmentItem).where(CommitmentItem.commitment_id == commitment_id)
    rows = session().scalars(wanted.order_by(CommitmentItem.agenda_item_id))
    return tuple(_placed(one, home) for one in rows)


def promises_on(item_id: int) -> tuple[PlacedPromise, ...]:
    """The promises that a point of a running order is about."""
    home = item(item_id).assembly_id
    wanted = (
        select(CommitmentItem.why, Commitment)
        .join(Commitment, Commitment.id == CommitmentItem.commitment_id)
        .where(CommitmentItem.agenda_item_id == item_id)
    )
    return tuple(
        PlacedPromise(row.id, row.title, _assembly(row.assembly_id, home), why)
        for why, row in session().execute(wanted.order_by(Commitment.id))
    )


def _placed(one: CommitmentItem, home: int) -> PlacedItem:
    row = item(one.agenda_item_id)
    sitting, adopted = meeting(row.meeting_id), resolution_of_item(row.id)
    return PlacedItem(
        item_id=row.id,
        number=row.number,
        title=row.title,
        meeting=title_of(sitting),
        assembly=_assembly(row.assembly_id, home),
        held_on=sitting.held_on,
        phase=row.phase,
        why=one.why,
        resolution_id=adopted.id if adopted else None,
        resolution=adopted.number if adopted else "",
        is_kept=adopted is not None and are_all_kept(states_of(adopted.id)),
    )


def _assembly(assembly_id: int, home: int) -> str:
    return "" if assembly_id == home else assembly_view(assembly(assembly_id)).title


def _resolution_of(about: Commitment) -> Resolution:
    source = session().get_one(OperativeItem, about.item_id)
    return session().get_one(Resolution, source.resolution_id)


def _rows(ids: list[int]) -> list[Commitment]:
    return list(session().scalars(select(Commitment).where(Commitment.id.in_(ids))))
