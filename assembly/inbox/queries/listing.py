"""The list: a page of lines, the urgent ones first, then the newest day; in it, in no order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, select

from assembly.core.db import session
from assembly.core.text import short
from assembly.grievances.models import Grievance, GrievanceMessage, GrievancePicture
from assembly.grievances.queries import desk_text
from assembly.grievances.rules import status
from assembly.inbox.queries.counts import STATUS_NAMES
from assembly.inbox.queries.sieve import PAGE, Sieve, conditions, unread_ones
from assembly.meetings.queries import name_of
from assembly.plans.queries import short_name

SHOWN = 140  # letters of the words; the whole stands in the pane


@dataclass(frozen=True)
class Line:
    """One grievance in the list."""

    id: int
    version: int
    text: str
    district: str
    subdistrict: str
    strategy_number: int | None
    strategy: str
    status: str
    status_name: str
    raw: bool  # nobody has read the words for publication
    urgent: bool
    unread: bool
    picture: bool
    told_on: date


@dataclass(frozen=True)
class Listing:
    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


def reading_list(assembly_id: int, sieve: Sieve, total: int) -> Listing:
    """A page of what the sieve lets through; a page beyond the last is the last."""
    where = conditions(assembly_id, sieve)
    pages = max(1, -(-total // PAGE))
    page = min(max(sieve.page, 1), pages)
    first = case((Grievance.urgent & (Grievance.state == "new"), 0), else_=1)
    wanted = select(Grievance.id).where(*where)
    wanted = wanted.order_by(first, Grievance.told_on.desc(), Grievance.id)
    ids = session().scalars(wanted.offset((page - 1) * PAGE).limit(PAGE)).all()
    return Listing(tuple(_lines(ids)), total, page, pages)


def _lines(ids: Sequence[int]) -> list[Line]:
    wanted = select(Grievance).where(Grievance.id.in_(ids))
    rows = session().scalars(wanted.options(*Grievance.with_names()))
    found = {row.id: row for row in rows}
    theirs = unread_ones().where(GrievanceMessage.grievance_id.in_(ids))
    unread: set[int] = set(session().scalars(theirs))
    pictured = _pictured(ids)
    return [line_of(found[id_], id_ in unread, id_ in pictured) for id_ in ids if id_ in found]


def line_of(row: Grievance, unread: bool = False, picture: bool = False) -> Line:
    return Line(
        id=row.id,
        version=row.version,
        text=short(" ".join(desk_text(row).split()), SHOWN),
        district=name_of(row.district),
        subdistrict=name_of(row.subdistrict),
        strategy_number=row.strategy.number if row.strategy else None,
        strategy=short_name(row.strategy),
        status=status(row),
        status_name=STATUS_NAMES[status(row)](),
        raw=row.state in ("new", "reviewed") and row.cleared_on is None,
        urgent=row.urgent,
        unread=unread,
        picture=picture,
        told_on=row.told_on,
    )


def _pictured(ids: Sequence[int]) -> set[int]:
    wanted = select(GrievancePicture.grievance_id).where(GrievancePicture.grievance_id.in_(ids))
    return set(session().scalars(wanted))
