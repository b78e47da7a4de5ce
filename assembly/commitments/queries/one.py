"""Commitments with their bodies, parts and resolution, in a few readings however many they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from assembly.commitments.models import Commitment, CommitmentBody
from assembly.commitments.rules import OPEN, OVER, STATES, days_late, is_late
from assembly.core.clock import BANGKOK
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name
from assembly.registry.models import Organisation
from assembly.registry.queries import places_of
from assembly.registry.rules import SECTORS
from assembly.resolutions.models import OperativeItem, Resolution
from assembly.resolutions.queries import Body
from assembly.resolutions.rules import SECTOR_ORDER


@dataclass(frozen=True)
class CommitmentView:
    """One commitment, or a part of one, as pages, papers and boards read it."""

    id: int
    assembly_id: int
    item_id: int
    parent_id: int | None
    position: int
    kind: str
    title: str
    expected: str
    strategy_id: int | None
    strategy_number: int | None
    strategy: str
    district_code: str | None
    subdistrict_code: str | None
    place: str  # as people say it; empty: the whole province
    begins_on: date | None
    due_on: date | None
    weight: int
    state: str
    state_on: date
    progress: int
    reported_on: date | None
    version: int
    resolution_id: int
    resolution: str  # its number
    resolution_title: str
    item: int  # the number of the operative item
    meeting_id: int
    adopted_on: date
    bodies: tuple[Body, ...] = ()
    parts: tuple["CommitmentView", ...] = ()

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])

    @property
    def is_project(self) -> bool:
        return self.kind == "project"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def lead(self) -> Body | None:
        return next((body for body in self.bodies if body.leads), None)

    @property
    def partners(self) -> tuple[Body, ...]:
        return tuple(body for body in self.bodies if not body.leads)

    @property
    def everybody(self) -> tuple[Body, ...]:
        """Its own bodies, then those that act on its parts alone, each once."""
        found = {body.id: body for body in self.bodies}
        for body in (body for part in self.parts for body in part.bodies):
            found.setdefault(body.id, replace(body, leads=False))
        return tuple(found.values())

    @property
    def sectors(self) -> tuple[tuple[str, str, tuple[Body, ...]], ...]:
        """The four parties in their order, each with its bodies, none too; those of parts too."""
        return tuple(
            (key, str(SECTORS[key]), tuple(b for b in self.everybody if b.sector == key))
            for key in SECTOR_ORDER
        )

    def is_late(self, today: date) -> bool:
        return is_late(self.state, self.due_on, today)

    def days_late(self, today: date) -> int:
        return days_late(self.state, self.due_on, today)


def commitment_view(commitment_id: int) -> CommitmentView:
    """One, with its parts. Raises ``NotFound``."""
    found = commitment_views([commitment_id])
    if not found:
        raise NotFound
    return found[commitment_id]


def commitment_views(ids: Collection[int]) -> dict[int, CommitmentView]:
    """Several by their ids, in that order, each with its parts; a part may be asked for too."""
    if not ids:
        return {}
    wanted = _wanted().where(Commitment.id.in_(ids) | Commitment.parent_id.in_(ids))
    found = _views(wanted)
    return {id_: found[id_] for id_ in ids if id_ in found}


def commitments_of_resolutions(ids: Iterable[int]) -> dict[int, tuple[CommitmentView, ...]]:
    """The promises of several resolutions, by the number of their item, each with its parts."""
    asked = list(ids)
    if not asked:
        return {}
    found: dict[int, list[CommitmentView]] = defaultdict(list)
    for view in _views(_wanted().where(Resolution.id.in_(asked))).values():
        if view.parent_id is None:
            found[view.resolution_id].append(view)
    return {id_: tuple(sorted(found[id_], key=lambda v: v.item)) for id_ in asked if found[id_]}


def commitments_of_body(organisation_id: int) -> tuple[CommitmentView, ...]:
    """The promises that a body leads or helps to keep, in whole or in part; the newest first."""
    inside = select(CommitmentBody.commitment_id)
    mine = inside.where(CommitmentBody.organisation_id == organisation_id)
    wanted = select(Commitment.id, Commitment.parent_id).where(Commitment.id.in_(mine))
    ids = {parent or id_ for id_, parent in session().execute(wanted)}
    return tuple(commitment_views(sorted(ids, reverse=True)).values())


def _wanted() -> Any:
    return (
        select(Commitment, OperativeItem, Resolution, Strategy)
        .join(OperativeItem, OperativeItem.id == Commitment.item_id)
        .join(Resolution, Resolution.id == OperativeItem.resolution_id)
        .outerjoin(Strategy, Strategy.id == Commitment.strategy_id)
    )


def _views(wanted: Any) -> dict[int, CommitmentView]:
    rows = list(session().execute(wanted.order_by(Commitment.position, Commitment.id)))
    bodies = _bodies([row.Commitment.id for row in rows])
    places = places_of(rows[0].Commitment.assembly_id) if _tells_of_places(rows) else {}
    views = {row.Commitment.id: _view(row, bodies, places) for row in rows}
    parts: dict[int, list[CommitmentView]] = defaultdict(list)
    for view in views.values():
        if view.parent_id is not None:
            parts[view.parent_id].append(view)
    return {id_: replace(view, parts=tuple(parts[id_])) for id_, view in views.items()}


def _tells_of_places(rows: list[Any]) -> bool:
    return any(row.Commitment.district_code for row in rows)


def _bodies(ids: Collection[int]) -> Mapping[int, list[Body]]:
    wanted = (
        select(
            CommitmentBody.commitment_id,
            Organisation.id,
            Organisation.name,
            Organisation.sector,
            CommitmentBody.leads,
        )
        .join(Organisation, Organisation.id == CommitmentBody.organisation_id)
        .where(CommitmentBody.commitment_id.in_(ids))
        .order_by(CommitmentBody.leads.desc(), CommitmentBody.position)
    )
    found: dict[int, list[Body]] = defaultdict(list)
    for commitment_id, id_, name, sector, leads in session().execute(wanted):
        found[commitment_id].append(Body(id_, name, sector, leads))
    return found


def _view(row: Any, bodies: Mapping[int, list[Body]], places: Mapping[str, str]) -> CommitmentView:
    own, adopted, strategy = row.Commitment, row.Resolution, row.Strategy
    code = own.subdistrict_code or own.district_code
    return CommitmentView(
        id=own.id,
        assembly_id=own.assembly_id,
        item_id=own.item_id,
        parent_id=own.parent_id,
        position=own.position,
        kind=own.kind,
        title=own.title,
        expected=own.expected,
        strategy_id=own.strategy_id,
        strategy_number=strategy.number if strategy else None,
        strategy=short_name(strategy),
        district_code=own.district_code,
        subdistrict_code=own.subdistrict_code,
        place=places.get(code, "") if code else "",
        begins_on=own.begins_on,
        due_on=own.due_on,
        weight=own.weight,
        state=own.state,
        state_on=own.state_on,
        progress=own.progress,
        reported_on=own.reported_on,
        version=own.version,
        resolution_id=adopted.id,
        resolution=adopted.number,
        resolution_title=adopted.title,
        item=row.OperativeItem.number,
        meeting_id=adopted.meeting_id,
        adopted_on=adopted.adopted_at.astimezone(BANGKOK).date(),
        bodies=tuple(bodies.get(own.id, ())),
    )
