"""The promises behind resolutions as the trail tells them: how they stand, and who is silent.

Each reading takes the same few statements, however many promises there are.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import and_, func, select

from assembly.commitments.models import Commitment, CommitmentBody, Report
from assembly.commitments.queries.witnessing import contradicted_in
from assembly.commitments.rules import Line, is_late, struck
from assembly.core import clock
from assembly.core.db import session
from assembly.core.text import short
from assembly.registry.models import Organisation
from assembly.requests.queries import silence_of
from assembly.requests.rules import Silence
from assembly.resolutions.models import OperativeItem, Resolution
from assembly.trail.rules import Heap, Promised, heaps_of

OPENING = 180  # characters of a report; the whole stands on the promise's page

SAYING = ("report", "state")  # lines that say what happened, or why it stands so

Promises = dict[int, tuple[Promised, ...]]


def promises_behind(assembly_id: int, resolution_ids: Collection[int] | None = None) -> Promises:
    """By resolution, in the order of its items; of all of them where none is named.

    A promise in parts is told as a whole.
    """
    wanted = _wanted().where(Commitment.assembly_id == assembly_id, Commitment.parent_id.is_(None))
    if resolution_ids is not None:
        wanted = wanted.where(Resolution.id.in_(resolution_ids))
    found: dict[int, list[Promised]] = defaultdict(list)
    for one in _told(assembly_id, wanted):
        found[one.resolution_id].append(one)
    return {id_: tuple(promises) for id_, promises in found.items()}


def heaps_behind(resolution_ids: Collection[int]) -> dict[int, tuple[Heap, ...]]:
    """How the promises of these resolutions stand, in a few words each."""
    ids = [one for one in resolution_ids if one]
    of = select(Resolution.assembly_id).where(Resolution.id.in_(ids)).limit(1)
    owner = session().scalar(of) if ids else None
    found = promises_behind(owner, ids) if owner else {}
    return {id_: heaps_of(promises) for id_, promises in found.items()}


def promises_told(
    assembly_id: int, resolution_ids: Collection[int], district_code: str = ""
) -> Promises:
    """The same with the newest words of each record; and what is made for one district."""
    found = promises_behind(assembly_id, resolution_ids)
    ids = [one.id for promises in found.values() for one in promises]
    words = _newest_words(ids)
    parts = _parts_for(assembly_id, ids, district_code) if district_code else {}
    return {
        id_: tuple(_with(one, words, parts, district_code) for one in promises)
        for id_, promises in found.items()
    }


def _with(
    one: Promised,
    words: Mapping[int, tuple[date, str]],
    parts: Mapping[int, Promised],
    district_code: str,
) -> Promised:
    day, text = words.get(one.id, (one.reported_on, ""))
    part = parts.get(one.id)
    is_here = part is not None or bool(district_code and one.district == district_code)
    return replace(one, report=text, reported_on=day, near=part, is_here=is_here)


def _wanted() -> Any:
    """Narrow rows: an assembly may have thousands of promises, and a page tells of all of them."""
    leads = and_(CommitmentBody.commitment_id == Commitment.id, CommitmentBody.leads)
    own = (
        *(Commitment.id, Commitment.title, Commitment.state, Commitment.state_on),
        *(Commitment.due_on, Commitment.progress, Commitment.reported_on, Commitment.district_code),
    )
    about = (OperativeItem.number, Resolution.id.label("resolution_id"), Organisation.name)
    return (
        select(*own, *about)
        .join(OperativeItem, OperativeItem.id == Commitment.item_id)
        .join(Resolution, Resolution.id == OperativeItem.resolution_id)
        .outerjoin(CommitmentBody, leads)
        .outerjoin(Organisation, Organisation.id == CommitmentBody.organisation_id)
        .order_by(Resolution.id, OperativeItem.number, Commitment.position)
    )


def _told(assembly_id: int, wanted: Any) -> list[Promised]:
    rows, today = session().execute(wanted).all(), clock.today()
    if not rows:
        return []
    silent = silence_of([row.id for row in rows], today)
    doubted = contradicted_in(assembly_id, today, among=[row.id for row in rows])
    return [_promised(row, silent.get(row.id), row.id in doubted, today) for row in rows]


def _promised(row: Any, silent: Silence | None, is_doubted: bool, today: date) -> Promised:
    return Promised(
        id=row.id,
        title=row.title,
        state=row.state,
        state_on=row.state_on,
        number=row.number,
        lead=row.name or "",
        due=row.due_on,
        is_late=is_late(row.state, row.due_on, today),
        progress=row.progress,
        reported_on=row.reported_on,
        silent=silent.days if silent and silent.goes_on else None,
        is_overdue=bool(silent and silent.is_overdue),
        is_contradicted=is_doubted,
        resolution_id=row.resolution_id,
        district=row.district_code or "",
    )


def _parts_for(assembly_id: int, ids: Collection[int], district_code: str) -> dict[int, Promised]:
    """The part of each promise that is made for a district, the first of them."""
    inside = (Commitment.parent_id.in_(ids), Commitment.district_code == district_code)
    wholes = session().execute(select(Commitment.id, Commitment.parent_id).where(*inside))
    owner = {id_: parent or 0 for id_, parent in wholes}
    found: dict[int, Promised] = {}
    for part in _told(assembly_id, _wanted().where(*inside)) if owner else ():
        found.setdefault(owner[part.id], part)
    return found


def _newest_words(ids: Collection[int]) -> dict[int, tuple[date, str]]:
    """What was said last of each promise and its parts that everybody may read, with its day."""
    whole = func.coalesce(Commitment.parent_id, Commitment.id)
    wanted = select(whole, Report).join(Commitment, Commitment.id == Report.commitment_id)
    wanted = wanted.where(whole.in_(ids), Report.kind.in_(SAYING)).order_by(Report.id)
    records: dict[tuple[int, int], list[Report]] = defaultdict(list)
    for id_, row in session().execute(wanted):
        records[id_, row.commitment_id].append(row)
    told: dict[int, list[tuple[date, int, str]]] = defaultdict(list)
    for (id_, _record), rows in records.items():
        told[id_] += [(row.happened_on, row.id, row.text) for row in _valid(rows) if row.text]
    newest = {id_: max(lines) for id_, lines in told.items() if lines}
    return {id_: (day, short(text, OPENING)) for id_, (day, _line, text) in newest.items()}


def _valid(rows: list[Report]) -> list[Report]:
    """Those of one record that everybody may read and that nothing corrects."""
    lines = [Line(r.number, r.kind, r.happened_on, r.seen, r.progress, r.corrects) for r in rows]
    wrong = struck(lines)
    return [row for row in rows if row.seen == "shown" and row.number not in wrong]
