"""Promises as the room reads them: who, until when, how long silent, what was told last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.commitments.models import Commitment, CommitmentBody, Evidence, Report
from assembly.commitments.queries import CommitmentView, commitment_views
from assembly.core import clock
from assembly.core.db import session
from assembly.follow_up.queries.following import FollowUpView, last_in
from assembly.follow_up.rules import Standing, group_of, suggested
from assembly.registry.models import Organisation
from assembly.registry.queries import organisations_of
from assembly.requests.queries import bodies_above as above


@dataclass(frozen=True)
class Told:
    """The latest report that everybody may read, with its picture if it has one."""

    on: date
    text: str
    by: str  # the body that reported; empty for the office
    evidence_id: int | None = None
    caption: str = ""


@dataclass(frozen=True)
class PromiseView:
    """One promise as wall, phone and desk show it to the room."""

    about: CommitmentView
    group: str
    days_late: int
    silent_days: int
    unanswered: bool  # a body has not answered a letter; else only no report came
    refused: bool
    told: Told | None
    asked: FollowUpView | None  # what this meeting was asked about it

    @property
    def id(self) -> int:
        return self.about.id

    @property
    def suggested(self) -> str:
        """What the desk most likely asks the hall."""
        about = self.about
        return suggested(about.state, about.progress, self.group, refused=self.refused)


def promises_of(meeting_id: int, found: Sequence[Standing]) -> tuple[PromiseView, ...]:
    """These promises in this order, in the same number of readings however many they are."""
    views = commitment_views([one.id for one in found])
    parts = {part.id: head for head, view in views.items() for part in view.parts}
    told, asked = _told(parts, list(views)), last_in(meeting_id)
    return tuple(
        _view(one, views[one.id], told.get(one.id), asked.get(one.id))
        for one in found
        if one.id in views
    )


def promise_view(meeting_id: int, one: Standing) -> PromiseView:
    return promises_of(meeting_id, [one])[0]


def _view(
    one: Standing, about: CommitmentView, told: Told | None, asked: FollowUpView | None
) -> PromiseView:
    today = clock.today()
    return PromiseView(
        about=about,
        group=group_of(one, today),
        days_late=about.days_late(today),
        silent_days=one.silent_days(today) if about.is_open else 0,
        unanswered=one.unanswered > 0,
        refused=one.refused,
        told=told,
        asked=asked,
    )


def told_of(commitment_id: int) -> Told | None:
    """The latest report about one promise that everybody may read."""
    wanted = select(Commitment.id).where(Commitment.parent_id == commitment_id)
    parts = dict.fromkeys(session().scalars(wanted), commitment_id)
    return _told(parts, [commitment_id]).get(commitment_id)


def bodies_above(row: Commitment) -> list[Organisation]:
    """Whom a promise can be taken to: bodies of a higher level than the one that leads it."""
    wanted = select(CommitmentBody.organisation_id).where(CommitmentBody.commitment_id == row.id)
    order = wanted.order_by(CommitmentBody.leads.desc(), CommitmentBody.position)
    lead = session().scalar(order.limit(1))
    return above(lead) if lead is not None else organisations_of(row.assembly_id, standing=True)


def _told(heads: Mapping[int, int], ids: Sequence[int]) -> dict[int, Told]:
    """The latest report of each, or of one of its parts; what a meeting noted is no report."""
    wanted = (
        select(Report, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Report.organisation_id)
        .where(Report.commitment_id.in_([*ids, *heads]), Report.seen == "shown")
        .where(Report.kind == "report")
    )
    lines = list(session().execute(wanted.order_by(Report.happened_on, Report.id)))
    wrong = {(line.commitment_id, line.corrects) for line, _name in lines if line.corrects}
    latest: dict[int, tuple[Report, str]] = {}
    for line, name in lines:
        if (line.commitment_id, line.number) not in wrong:
            latest[heads.get(line.commitment_id, line.commitment_id)] = (line, name or "")
    pictures = _pictures([line.id for line, _name in latest.values()])
    return {
        head: Told(line.happened_on, line.text, name, *pictures.get(line.id, (None, "")))
        for head, (line, name) in latest.items()
    }


def _pictures(report_ids: list[int]) -> dict[int, tuple[int, str]]:
    """The first picture of each report that everybody may look at."""
    wanted = select(Evidence).where(
        Evidence.report_id.in_(report_ids),
        Evidence.kind == "picture",
        Evidence.taken_on.is_(None),
    )
    rows = session().scalars(wanted.order_by(Evidence.id.desc()))
    return {row.report_id: (row.id, row.caption) for row in rows}
