"""The rows that reports are made of: an assembly's commitments and who acts on them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select

from assembly.assemblies.models import Assembly
from assembly.commitments.models import Commitment, CommitmentBody
from assembly.core.db import session
from assembly.exports.languages import say
from assembly.exports.papers import BodyName
from assembly.exports.queries import naming
from assembly.meetings.models import Meeting
from assembly.places.queries import districts_of, subdistricts_of
from assembly.plans.models import Strategy
from assembly.registry.models import Organisation
from assembly.resolutions.models import OperativeItem, Resolution

Acting = tuple[int, bool, BodyName]  # id, leads


@dataclass
class Rows:
    """Everything beside the dated lines, by id."""

    wholes: list[Any]
    parts: dict[int, list[Any]]
    bodies: dict[int, list[Acting]]
    sittings: dict[int, str]
    places: dict[str, str]
    strategies: dict[int, Any] = field(default_factory=dict)

    def acting(self, commitment_id: int) -> set[int]:
        return {id_ for id_, _leads, _name in self.bodies.get(commitment_id, ())}

    def lead(self, commitment_id: int) -> BodyName | None:
        told = self.bodies.get(commitment_id, ())
        return next((name for _id, leads, name in told if leads), None)

    def partners(self, commitment_id: int) -> tuple[BodyName, ...]:
        told = self.bodies.get(commitment_id, ())
        return tuple(name for _id, leads, name in told if not leads)

    def place(self, one: Any) -> str:
        return self.places.get(one.subdistrict_code or one.district_code or "", "")

    def with_parts(self, wholes: Collection[Any]) -> list[int]:
        """The ids of these and of their parts."""
        inside = [part.id for one in wholes for part in self.parts.get(one.id, ())]
        return [*(one.id for one in wholes), *inside]


def rows_of(row: Assembly) -> Rows:
    """Of a whole assembly: thousands are read as fast as one is looked for."""
    found = _commitments(row.id)
    parts: dict[int, list[Any]] = defaultdict(list)
    for one in found:
        if one.parent_id is not None:
            parts[one.parent_id].append(one)
    return Rows(
        wholes=[one for one in found if one.parent_id is None],
        parts=parts,
        bodies=_bodies(row.id),
        sittings=_sittings(row),
        places=places_of(row),
        strategies=_strategies(row.id),
    )


def _commitments(assembly_id: int) -> list[Row[Any]]:
    told: Any = [column for column in Commitment.__table__.columns if column.key in TOLD]
    wanted = (
        select(
            *told,
            OperativeItem.number.label("item"),
            Resolution.number.label("resolution"),
            Resolution.title.label("resolution_title"),
            Resolution.meeting_id,
            Resolution.adopted_at,
            Strategy.number.label("strategy_number"),
        )
        .join(OperativeItem, OperativeItem.id == Commitment.item_id)
        .join(Resolution, Resolution.id == OperativeItem.resolution_id)
        .outerjoin(Strategy, Strategy.id == Commitment.strategy_id)
        .where(Commitment.assembly_id == assembly_id)
        .order_by(Commitment.position, Commitment.id)
    )
    return list(session().execute(wanted))


TOLD = frozenset(
    ("id", "parent_id", "position", "kind", "title", "expected", "strategy_id", "district_code",
     "subdistrict_code", "begins_on", "due_on", "weight", "state", "state_on", "progress",
     "reported_on")
)  # fmt: skip


def _bodies(assembly_id: int) -> dict[int, list[Acting]]:
    wanted = (
        select(
            CommitmentBody.commitment_id,
            CommitmentBody.leads,
            Organisation.id,
            Organisation.name,
            Organisation.sector,
        )
        .join(Organisation, Organisation.id == CommitmentBody.organisation_id)
        .where(Organisation.assembly_id == assembly_id)
        .order_by(CommitmentBody.commitment_id, CommitmentBody.position, Organisation.id)
    )
    names: dict[int, BodyName] = {}
    found: dict[int, list[Acting]] = defaultdict(list)
    for commitment_id, leads, id_, name, sector in session().execute(wanted):
        named = names.setdefault(id_, BodyName(name, sector))
        found[commitment_id].append((id_, leads, named))
    return found


def _sittings(row: Assembly) -> dict[int, str]:
    rows = session().scalars(select(Meeting).where(Meeting.assembly_id == row.id))
    return {one.id: naming.meeting_title(row, one) for one in rows}


def _strategies(assembly_id: int) -> dict[int, Any]:
    rows = session().scalars(select(Strategy).where(Strategy.assembly_id == assembly_id))
    return {one.id: naming.strategy_name(one) for one in rows}


def places_of(row: Assembly) -> dict[str, str]:
    """Districts, and subdistricts with theirs, by code, as papers say them."""
    named = {
        one.code: say("อำเภอ{name}", name=naming.spoken_name(one))
        for one in districts_of(row.province_code)
    }
    for one in subdistricts_of(row.province_code):
        where = named.get(one.district_code, "")
        named[one.code] = say("ตำบล{name} {where}", name=naming.spoken_name(one), where=where)
    return named
