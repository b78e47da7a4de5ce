"""Where resolutions, and through them clauses, came from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.ballots.models import Ballot
from assembly.charter.models import Clause, ClauseStep
from assembly.core import thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.grievances.queries import (
    GrievanceView,
    counts_by_district,
    counts_by_item,
    published_of_item,
)
from assembly.meetings.models import Meeting
from assembly.meetings.queries import DistrictCount, MeetingView, view_of
from assembly.proposals.queries import ProposalView, proposals_of
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import ItemView, items_of_resolutions
from assembly.trail.queries.promised import promises_behind
from assembly.trail.rules import Heap, Promised, heaps_of


@dataclass(frozen=True)
class Origin:
    """A resolution with all that carries it; and through it, every clause written from it."""

    id: int
    number: str
    title: str
    text: str
    adopted_on: date
    meeting: MeetingView
    item_id: int
    item: str
    item_title: str
    strategy_number: int | None
    strategy: str
    yes: int
    cast: int
    districts: tuple[DistrictCount, ...]
    clauses: tuple[tuple[int, str], ...]  # id and number
    items: tuple[ItemView, ...] = ()  # what it asks, of whom, until when
    sent: tuple[ProposalView, ...] = ()  # proposals that left for an agency
    promises: tuple[Promised, ...] = ()  # who does what of it, and what became of that

    @property
    def assigned(self) -> tuple[ItemView, ...]:
        """The items that somebody is to act on."""
        return tuple(item for item in self.items if item.is_assigned)

    @property
    def heaps(self) -> tuple[Heap, ...]:
        """How its promises stand, in a few words."""
        return heaps_of(self.promises)

    @property
    def grievances(self) -> int:
        return sum(district.count for district in self.districts)

    @property
    def result(self) -> str:
        return _result(self.yes, self.cast)


@dataclass(frozen=True)
class Decided:
    """A resolution as a line beside the matter it decided."""

    id: int
    number: str
    result: str
    clauses: tuple[tuple[int, str], ...]  # id and number


def origins_of(
    assembly_id: int, ids: Collection[int] | None = None, *, most: int | None = None
) -> list[Origin]:
    """The resolutions of an assembly with what carries them, the newest first.

    ``ids``: only these; ``most``: only so many. In as many readings for all as for one.
    """
    wanted = (
        select(Resolution, AgendaItem, Meeting, Ballot)
        .join(AgendaItem, AgendaItem.id == Resolution.agenda_item_id)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
        .join(Ballot, Ballot.id == Resolution.ballot_id)
        .where(Resolution.assembly_id == assembly_id)
        .order_by(Meeting.held_on.desc(), Resolution.id.desc())
        .limit(most)
    )
    if ids is not None:
        wanted = wanted.where(Resolution.id.in_(ids))
    rows = session().execute(wanted).all()
    found = [row[0].id for row in rows]
    counts, clauses = counts_by_item(assembly_id), _clauses_by_resolution(assembly_id)
    items, promises = items_of_resolutions(found), promises_behind(assembly_id, found)
    letters = proposals_of(assembly_id, "sent") if rows else []
    sittings = {one.id: view_of(one) for one in {row[2] for row in rows}}
    nowhere = tuple(DistrictCount(d.code, d.name, 0) for d in counts_by_district(assembly_id, []))
    return [
        Origin(
            id=adopted.id,
            number=adopted.number,
            title=adopted.title,
            text=adopted.text,
            adopted_on=thai.to_bangkok(adopted.adopted_at).date(),
            meeting=sittings[sitting.id],
            item_id=matter.id,
            item=matter.number,
            item_title=matter.title,
            strategy_number=matter.strategy.number if matter.strategy else None,
            strategy=str(getattr(matter.strategy, f"short_{current()}")) if matter.strategy else "",
            yes=ballot.yes or 0,
            cast=(ballot.yes or 0) + (ballot.no or 0) + (ballot.abstain or 0),
            districts=counts.get(matter.id, nowhere),
            clauses=tuple(clauses.get(adopted.id, ())),
            items=items.get(adopted.id, ()),
            sent=tuple(one for one in letters if one.resolution_id == adopted.id),
            promises=promises.get(adopted.id, ()),
        )
        for adopted, matter, sitting, ballot in rows
    ]


def decided_under(assembly_id: int, strategy_id: int) -> dict[int, Decided]:
    """By agenda item, what was decided under a strategy."""
    wanted = (
        select(Resolution.agenda_item_id, Resolution.id, Resolution.number)
        .add_columns(Ballot.yes, Ballot.no, Ballot.abstain)
        .join(AgendaItem, AgendaItem.id == Resolution.agenda_item_id)
        .join(Ballot, Ballot.id == Resolution.ballot_id)
        .where(Resolution.assembly_id == assembly_id, AgendaItem.strategy_id == strategy_id)
    )
    clauses, found = _clauses_by_resolution(assembly_id), {}
    for item_id, id_, number, yes, *others in session().execute(wanted):
        cast = sum(count or 0 for count in (yes, *others))
        told = tuple(clauses.get(id_, ()))
        found[item_id] = Decided(id_, number, _result(yes or 0, cast), told)
    return found


def _result(yes: int, cast: int) -> str:
    return str(_("เห็นด้วย %(yes)s จาก %(cast)s เสียง", yes=yes, cast=cast))


def voices_behind(origin: Origin | None) -> tuple[GrievanceView, ...]:
    return tuple(published_of_item(origin.item_id)) if origin else ()


def _clauses_by_resolution(assembly_id: int) -> dict[int, list[tuple[int, str]]]:
    """The clauses that a resolution wrote, changed or repealed."""
    wanted = select(ClauseStep.resolution_id, Clause.id, Clause.number)
    wanted = wanted.join(Clause, Clause.id == ClauseStep.clause_id)
    wanted = wanted.where(Clause.assembly_id == assembly_id, ClauseStep.resolution_id.is_not(None))
    found: dict[int, list[tuple[int, str]]] = {}
    for source, id_, number in session().execute(wanted.order_by(ClauseStep.id)):
        clauses = found.setdefault(source or 0, [])
        if (id_, number) not in clauses:
            clauses.append((id_, number))
    return found
