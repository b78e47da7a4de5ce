"""What anybody may read: reviewed, published, and nothing finer than that."""

from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select

from assembly.agenda.models import AgendaItem
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.grievances.queries.reading import GrievanceView, view_of
from assembly.grievances.rules import FEWEST_NEARBY
from assembly.meetings.queries import name_of

# What was erased is no longer published either.
PUBLIC = and_(Grievance.state == "reviewed", Grievance.published_on.is_not(None))


def may_be_published(assembly_id: int, today: date) -> ColumnElement[bool]:
    """Read for the public, in the journal, and not told today.

    Whoever saw a phone in use learns nothing.
    What a facilitator put behind an item in the hall was read for the hall alone.
    """
    return and_(
        Grievance.assembly_id == assembly_id,
        Grievance.state == "reviewed",
        Grievance.cleared_on.is_not(None),
        Grievance.published_on.is_(None),
        Grievance.erased_leaf == "",
        Grievance.batch.is_not(None),
        Grievance.told_on < today,
    )


def waiting_to_be_published(assembly_id: int, today: date) -> int:
    """How many would become public at the next batch."""
    wanted = select(func.count()).where(may_be_published(assembly_id, today))
    return session().scalar(wanted) or 0


def published_of_item(item_id: int) -> list[GrievanceView]:
    """The grievances behind an agenda item whose words anybody may read, in those words."""
    wanted = select(Grievance).where(Grievance.agenda_item_id == item_id, PUBLIC)
    rows = session().scalars(wanted.order_by(Grievance.id))
    return [
        replace(view_of(row), text=row.public_text, subdistrict=public_subdistrict(row))
        for row in rows
    ]


def public_subdistrict(row: Grievance) -> str:
    """Where a published grievance is from; empty while too few others from there are published."""
    return name_of(row.subdistrict) if is_among_others(row) else ""


def is_among_others(row: Grievance) -> bool:
    """Whether so many from its subdistrict are published that it is one of many."""
    nearby = select(func.count()).where(
        PUBLIC,
        Grievance.assembly_id == row.assembly_id,
        Grievance.subdistrict_code == row.subdistrict_code,
    )
    return (session().scalar(nearby) or 0) >= FEWEST_NEARBY


def is_decided(item_id: int | None) -> bool:
    """Whether the matter of an agenda item is over."""
    row = session().get(AgendaItem, item_id) if item_id is not None else None
    return row is not None and row.phase == "done" and row.outcome != "postponed"


def came_to_the_room(item_id: int | None) -> bool:
    """Whether a decision may stand on what is behind an agenda item: it is taken up, or over."""
    row = session().get(AgendaItem, item_id) if item_id is not None else None
    return row is not None and (row.phase == "open" or is_decided(item_id))
