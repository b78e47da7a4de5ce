"""One grievance whole: its words, where it stands, what was written, and what sounds alike."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.agenda.models import AgendaItem
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.marking import Part, marked
from assembly.core.text import short
from assembly.grievances.models import (
    Grievance,
    GrievanceContact,
    GrievancePicture,
    MeToo,
)
from assembly.grievances.queries import (
    MessageView,
    Sample,
    StepView,
    alike,
    desk_text,
    messages_of,
    sample_of,
    steps_of,
)
from assembly.inbox.queries.listing import Line, line_of
from assembly.issues.models import Issue
from assembly.meetings.queries import meeting, title_of
from assembly.people.models import Staff
from assembly.people.rules import TARGET_GROUPS
from assembly.plans.models import Strategy
from assembly.plans.queries import short_name
from assembly.registry.models import Organisation

SIMILAR = 4
ASKED = 3  # grievances of an issue that are asked what sounds like them
LEAST_ALIKE = 10  # hundredths: below, two only share the words that all share


@dataclass(frozen=True)
class Similar:
    line: Line
    percent: int
    issue_id: int | None
    issue: str


@dataclass(frozen=True)
class Picture:
    id: int
    name: str
    width: int
    height: int
    is_cleared: bool


@dataclass(frozen=True)
class Pane:
    """What the reading pane shows."""

    line: Line
    text: str
    changes: tuple[Part, ...] | None  # what the public copy says otherwise
    told_strategy: str  # if the desk placed it under another
    target_group: str
    typed_by: str
    told_at: str  # the meeting it was told at
    withheld_because: str
    published_on: date | None
    organisation: str
    issue_id: int | None
    issue: str
    item_id: int | None
    item: str
    me_too: int
    contact: str
    last_by: str
    steps: tuple[StepView, ...]
    messages: tuple[MessageView, ...]
    pictures: tuple[Picture, ...]


def pane_of(assembly_id: int, grievance_id: int) -> Pane:
    """Raises ``NotFound`` for a grievance of somewhere else."""
    row = session().get(Grievance, grievance_id)
    if row is None or row.assembly_id != assembly_id:
        raise NotFound
    if row.state == "withdrawn":
        return _taken_back(row)
    messages, pictures = messages_of(row.id), _pictures(row.id)
    unread = any(one.from_sender and not one.is_read for one in messages)
    contact = session().get(GrievanceContact, row.id)
    group = TARGET_GROUPS.get(row.target_group or "")
    return Pane(
        line=line_of(row, unread, bool(pictures)),
        text=desk_text(row),
        changes=marked(row.text, row.cleared_text) if row.cleared_text is not None else None,
        target_group=str(group) if group else "",
        withheld_because=row.withheld_because,
        published_on=row.published_on if row.state == "reviewed" else None,
        issue_id=row.issue_id,
        item_id=row.agenda_item_id if _is_here(row) else None,
        contact=contact.said if contact else "",
        last_by=row.last_by,
        steps=steps_of(row.id),
        messages=messages,
        pictures=pictures,
        me_too=_me_too(row.id),
        **_names(row),
    )


def _taken_back(row: Grievance) -> Pane:
    """Where it stood and what was done; nothing of what its sender said, wrote or sent."""
    return Pane(
        line=line_of(row),
        text=desk_text(row),
        changes=None,
        target_group="",
        withheld_because="",
        published_on=None,
        issue_id=row.issue_id,
        item_id=row.agenda_item_id if _is_here(row) else None,
        contact="",
        last_by=row.last_by,
        steps=steps_of(row.id),
        messages=(),
        pictures=(),
        me_too=0,
        **_names(row),
    )


def similar_to(
    assembly_id: int, grievance_id: int, limit: int = SIMILAR, sample: Sample | None = None
) -> tuple[Similar, ...]:
    """What sounds like a grievance, the nearest first."""
    row = session().get_one(Grievance, grievance_id)
    if row.state == "withdrawn":
        return ()
    found = alike(assembly_id, row.text, limit=limit + 1, sample=sample)
    return tuple(
        Similar(line_of(one), round(share * 100), one.issue_id, _issue(one.issue_id))
        for one, share in found
        if one.id != row.id and share * 100 >= LEAST_ALIKE
    )[:limit]


def suggestions_for(assembly_id: int, issue_id: int, limit: int = 8) -> tuple[Similar, ...]:
    """What sounds like the grievances of an issue and stands in none, the nearest first."""
    inside = select(Grievance).where(Grievance.issue_id == issue_id)
    nearest: dict[int, Similar] = {}
    sample = sample_of(assembly_id)
    for told in session().scalars(inside.order_by(Grievance.id).limit(ASKED)):
        for one in similar_to(assembly_id, told.id, limit, sample):
            known = nearest.get(one.line.id)
            if one.issue_id is None and (known is None or known.percent < one.percent):
                nearest[one.line.id] = one
    order = sorted(nearest.values(), key=lambda one: (-one.percent, one.line.id))
    return tuple(order[:limit])


def _names(row: Grievance) -> dict[str, str]:
    """What the numbers in a row are called."""
    body = session().get(Organisation, row.organisation_id) if row.organisation_id else None
    typist = session().get(Staff, row.typed_by) if row.typed_by else None
    return {
        "told_strategy": _told_strategy(row),
        "typed_by": typist.name if typist else "",
        "told_at": title_of(meeting(row.meeting_id)) if row.meeting_id else "",
        "organisation": body.name if body else "",
        "issue": _issue(row.issue_id),
        "item": _item(row.agenda_item_id),
    }


def _told_strategy(row: Grievance) -> str:
    if row.told_strategy_id is None or row.told_strategy_id == row.strategy_id:
        return ""
    return short_name(session().get(Strategy, row.told_strategy_id))


def _issue(issue_id: int | None) -> str:
    row = session().get(Issue, issue_id) if issue_id else None
    return row.title if row else ""


def _is_here(row: Grievance) -> bool:
    """Whether its item is of this assembly; a matter that rose stands at another one."""
    behind = session().get(AgendaItem, row.agenda_item_id) if row.agenda_item_id else None
    return behind is not None and behind.assembly_id == row.assembly_id


def _item(item_id: int | None) -> str:
    row = session().get(AgendaItem, item_id) if item_id else None
    if row is None:
        return ""
    named = {"meeting": title_of(meeting(row.meeting_id)), "number": row.number}
    where = _("%(meeting)s วาระ %(number)s", **named)
    return f"{where} {short(row.title, 60)}"


def _pictures(grievance_id: int) -> tuple[Picture, ...]:
    wanted = select(GrievancePicture).where(GrievancePicture.grievance_id == grievance_id)
    rows = session().scalars(wanted.order_by(GrievancePicture.id))
    return tuple(Picture(p.id, p.name, p.width, p.height, p.is_cleared) for p in rows)


def _me_too(grievance_id: int) -> int:
    wanted = select(func.count()).where(MeToo.grievance_id == grievance_id)
    return session().scalar(wanted) or 0
