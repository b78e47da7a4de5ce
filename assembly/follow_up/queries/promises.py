"""Promises as the room reads them: who, until when, how long silent, what was told last."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.commitments.models import Commitment, CommitmentBody, Evidence, Report
from assembly.core import clock
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.follow_up.queries.following import FollowUpView, last_in
from assembly.follow_up.queries.series import group_today
from assembly.follow_up.rules import Standing
from assembly.meetings.queries import name_of
from assembly.places.models import District, Subdistrict
from assembly.plans.models import Strategy
from assembly.registry.models import Organisation
from assembly.registry.queries import organisations_of
from assembly.requests.queries import bodies_above as above
from assembly.resolutions.models import OperativeItem, Resolution


@dataclass(frozen=True)
class Told:
    """The latest report that everybody may read, with its picture if it has one."""

    on: date
    text: str
    by: str  # the body that reported; empty for the office
    evidence_id: int | None = None
    caption: str = ""


@dataclass(frozen=True)
class PartView:
    title: str
    lead: str
    due: date | None
    state: str
    progress: int
    weight: int
    late: bool


@dataclass(frozen=True)
class PromiseView:
    """One promise as wall, phone and desk show it to the room."""

    id: int
    title: str
    resolution_id: int
    number: str  # of the resolution
    strategy_number: int | None
    strategy: str
    place: str
    lead: str
    partners: tuple[str, ...]
    due: date | None
    state: str
    progress: int
    group: str
    days_late: int
    silent_days: int
    unanswered: bool  # a body has not answered a letter; else only no report came
    refused: bool
    told: Told | None
    parts: tuple[PartView, ...]
    asked: FollowUpView | None  # what this meeting was asked about it

    @property
    def is_late(self) -> bool:
        return self.days_late > 0


def promises_of(meeting_id: int, found: Sequence[Standing]) -> tuple[PromiseView, ...]:
    """These promises in this order, in the same number of readings however many they are."""
    ids = [one.id for one in found]
    rows = {row.id: row for row in _rows(Commitment.id.in_(ids))}
    parts = defaultdict[int, list[Commitment]](list)
    for row in _rows(Commitment.parent_id.in_(ids)):
        parts[row.parent_id or 0].append(row)
    bodies = _bodies([*rows, *(part.id for below in parts.values() for part in below)])
    told = _told({part.id: head for head, below in parts.items() for part in below}, ids)
    about = _Around(rows.values())
    asked = last_in(meeting_id)
    return tuple(
        _view(one, rows[one.id], parts[one.id], bodies, told.get(one.id), about, asked.get(one.id))
        for one in found
    )


class _Around:
    """What several promises are named by: their resolutions, strategies and places."""

    def __init__(self, rows: Iterable[Commitment]) -> None:
        rows = list(rows)
        items = [row.item_id for row in rows]
        wanted = (
            select(OperativeItem.id, Resolution)
            .join(Resolution, Resolution.id == OperativeItem.resolution_id)
            .where(OperativeItem.id.in_(items))
        )
        self.resolutions: dict[int, Resolution] = dict(session().execute(wanted).tuples())

    def strategy(self, row: Commitment) -> tuple[int | None, str]:
        found = session().get(Strategy, row.strategy_id) if row.strategy_id else None
        return (found.number, getattr(found, f"short_{current()}")) if found else (None, "")

    def place(self, row: Commitment) -> str:
        """Each is read once in a session, however often it is asked for."""
        where = session().get(Subdistrict, row.subdistrict_code) if row.subdistrict_code else None
        if where is not None:
            return name_of(where)
        home = session().get(District, row.district_code) if row.district_code else None
        return name_of(home) if home else ""


Bodies = Mapping[int, list[tuple[str, bool]]]


def _view(
    one: Standing,
    row: Commitment,
    parts: list[Commitment],
    bodies: Bodies,
    told: Told | None,
    about: _Around,
    asked: FollowUpView | None,
) -> PromiseView:
    number, strategy = about.strategy(row)
    source = about.resolutions[row.item_id]
    is_open = row.state in ("waiting", "moving", "review")
    return PromiseView(
        id=row.id,
        title=row.title,
        resolution_id=source.id,
        number=source.number,
        strategy_number=number,
        strategy=strategy,
        place=about.place(row),
        lead=_lead(bodies, row.id),
        partners=tuple(name for name, leads in bodies.get(row.id, []) if not leads),
        due=row.due_on,
        state=row.state,
        progress=row.progress,
        group=group_today(one),
        days_late=one.days_late(clock.today()) if is_open else 0,
        silent_days=one.silent_days(clock.today()) if is_open else 0,
        unanswered=one.unanswered > 0,
        refused=one.refused,
        told=told,
        parts=tuple(_part(part, bodies) for part in parts),
        asked=asked,
    )


def _part(row: Commitment, bodies: Bodies) -> PartView:
    is_open = row.state in ("waiting", "moving", "review")
    late = is_open and row.due_on is not None and row.due_on < clock.today()
    named = (row.title, _lead(bodies, row.id), row.due_on)
    return PartView(*named, row.state, row.progress, row.weight, late)


def _lead(bodies: Bodies, id_: int) -> str:
    return next((name for name, leads in bodies.get(id_, []) if leads), "")


def _rows(condition: object) -> list[Commitment]:
    wanted = select(Commitment).where(condition)  # type: ignore[arg-type]  # one of ours
    return list(session().scalars(wanted.order_by(Commitment.position, Commitment.id)))


def _bodies(ids: list[int]) -> Bodies:
    wanted = (
        select(CommitmentBody.commitment_id, Organisation.name, CommitmentBody.leads)
        .join(Organisation, Organisation.id == CommitmentBody.organisation_id)
        .where(CommitmentBody.commitment_id.in_(ids))
        .order_by(CommitmentBody.leads.desc(), CommitmentBody.position)
    )
    found = defaultdict[int, list[tuple[str, bool]]](list)
    for id_, name, leads in session().execute(wanted):
        found[id_].append((name, leads))
    return found


def _told(heads: Mapping[int, int], ids: list[int]) -> dict[int, Told]:
    """The latest report of each, or of one of its parts; what a meeting noted is no report."""
    everything = select(Report, Organisation.name).outerjoin(
        Organisation, Organisation.id == Report.organisation_id
    )
    wanted = everything.where(Report.commitment_id.in_([*ids, *heads]), Report.seen == "shown")
    lines = list(session().execute(wanted.order_by(Report.happened_on, Report.number)))
    wrong = {(line.commitment_id, line.corrects) for line, _name in lines if line.corrects}
    latest: dict[int, tuple[Report, str]] = {}
    for line, name in lines:
        is_report = line.kind == "report" and line.source != "meeting"
        if is_report and (line.commitment_id, line.number) not in wrong:
            latest[heads.get(line.commitment_id, line.commitment_id)] = (line, name or "")
    pictures = _pictures([line.id for line, _name in latest.values()])
    return {
        head: Told(line.happened_on, line.text, name, *pictures.get(line.id, (None, "")))
        for head, (line, name) in latest.items()
    }


def _pictures(report_ids: list[int]) -> dict[int, tuple[int, str]]:
    """The first picture of each report."""
    wanted = select(Evidence).where(Evidence.report_id.in_(report_ids), Evidence.kind == "picture")
    rows = session().scalars(wanted.order_by(Evidence.id.desc()))
    return {row.report_id: (row.id, row.caption) for row in rows}


def told_of(commitment_id: int) -> Told | None:
    """The latest report about one promise that everybody may read."""
    parts = {part.id: commitment_id for part in _rows(Commitment.parent_id == commitment_id)}
    return _told(parts, [commitment_id]).get(commitment_id)


def lead_of(commitment_id: int) -> str:
    return _lead(_bodies([commitment_id]), commitment_id)


def partners_of(commitment_id: int) -> tuple[str, ...]:
    found = _bodies([commitment_id]).get(commitment_id, [])
    return tuple(name for name, leads in found if not leads)


def bodies_above(row: Commitment) -> list[Organisation]:
    """Whom a promise can be taken to: bodies of a higher level than the one that leads it."""
    wanted = select(CommitmentBody.organisation_id).where(CommitmentBody.commitment_id == row.id)
    order = wanted.order_by(CommitmentBody.leads.desc(), CommitmentBody.position)
    lead = session().scalar(order.limit(1))
    return above(lead) if lead is not None else organisations_of(row.assembly_id, standing=True)
