"""Issues, each with the grievances that were taken together in it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from assembly.agenda.models import AgendaItem
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.grievances.models import Grievance
from assembly.issues.models import Issue
from assembly.meetings.queries import MeetingView, meeting, view_of
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name


@dataclass(frozen=True)
class OnAgenda:
    """The item of a running order that an issue became."""

    id: int
    number: str
    title: str
    phase: str
    meeting: MeetingView


@dataclass(frozen=True)
class IssueView:
    id: int
    title: str
    strategy_id: int | None
    strategy_number: int | None
    strategy: str
    made_on: date
    version: int
    grievances: int
    districts: int
    can_undo: bool
    item: OnAgenda | None


def issue(issue_id: int) -> Issue:
    """Raises ``NotFound``."""
    found = session().get(Issue, issue_id)
    if found is None:
        raise NotFound
    return found


def issues_of(assembly_id: int) -> list[IssueView]:
    """An assembly's issues, the newest first."""
    wanted = select(Issue).where(Issue.assembly_id == assembly_id)
    rows = session().scalars(wanted.order_by(Issue.id.desc()))
    counts = _counts(Grievance.assembly_id == assembly_id)
    return [_view(row, counts.get(row.id, (0, 0))) for row in rows]


def issue_view(issue_id: int) -> IssueView:
    """Raises ``NotFound``."""
    counts = _counts(Grievance.issue_id == issue_id)
    return _view(issue(issue_id), counts.get(issue_id, (0, 0)))


def issue_names(assembly_id: int) -> list[tuple[int, str]]:
    """What to choose from when grievances are taken together, the newest first."""
    wanted = select(Issue.id, Issue.title).where(Issue.assembly_id == assembly_id)
    return [(row.id, row.title) for row in session().execute(wanted.order_by(Issue.id.desc()))]


def issue_of_item(item_id: int) -> Issue | None:
    """The issue that an agenda item came from: the same link, walked the other way."""
    return session().scalar(select(Issue).where(Issue.agenda_item_id == item_id).limit(1))


def grievances_in(issue_id: int) -> list[Grievance]:
    """An issue's grievances, in no order of telling within a district."""
    inside = Grievance.issue_id == issue_id
    wanted = select(Grievance).where(inside).options(*Grievance.with_names())
    return list(session().scalars(wanted.order_by(Grievance.district_code, Grievance.id)))


def grievances_behind(item_id: int) -> list[Grievance]:
    """What stands behind an agenda item, by district."""
    wanted = select(Grievance).where(Grievance.agenda_item_id == item_id)
    return list(session().scalars(wanted.order_by(Grievance.district_code, Grievance.id)))


def _counts(which: ColumnElement[bool]) -> dict[int, tuple[int, int]]:
    wanted = select(
        Grievance.issue_id, func.count(), func.count(Grievance.district_code.distinct())
    ).where(which, Grievance.issue_id.is_not(None))
    found = session().execute(wanted.group_by(Grievance.issue_id))
    return {id_: (count, places) for id_, count, places in found if id_ is not None}


def _view(row: Issue, counts: tuple[int, int]) -> IssueView:
    strategy = session().get(Strategy, row.strategy_id) if row.strategy_id else None
    return IssueView(
        id=row.id,
        title=row.title,
        strategy_id=row.strategy_id,
        strategy_number=strategy.number if strategy else None,
        strategy=short_name(strategy),
        made_on=row.made_on,
        version=row.version,
        grievances=counts[0],
        districts=counts[1],
        can_undo=bool(row.undo),
        item=_item(row.agenda_item_id),
    )


def _item(item_id: int | None) -> OnAgenda | None:
    row = session().get(AgendaItem, item_id) if item_id else None
    if row is None:
        return None
    return OnAgenda(row.id, row.number, row.title, row.phase, view_of(meeting(row.meeting_id)))


@resolver("issue_id")
def _assembly_of_issue(issue_id: int) -> int | None:
    return session().scalar(select(Issue.assembly_id).where(Issue.id == issue_id))
