"""What bodies sent and nobody at the office has read yet; and what was read lately."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from assembly.commitments.models import Commitment, Report
from assembly.core.db import session
from assembly.registry.models import Organisation


@dataclass(frozen=True)
class Sheet:
    """One thing that a body sent, as the office reads it: a report, or what others lay beside.

    ``report_id``: the report whose evidence belongs to it. ``says`` is what it comes down to
    (accepted, refused, 40 %), ``who`` who wrote it, for the office alone.
    """

    sort: str
    id: int
    body: str
    about: str
    happened_on: date
    made_at: datetime
    text: str
    seen: str
    why: str = ""  # it is withheld
    says: str = ""
    who: str = ""
    progress: int | None = None
    corrects: int | None = None
    commitment_id: int | None = None
    report_id: int | None = None


def unread_reports(assembly_id: int) -> tuple[Sheet, ...]:
    """Reports by their bodies that wait to be read, the oldest first."""
    wanted = _reports(assembly_id).where(Report.seen == "unread").order_by(Report.id)
    return tuple(_sheet(row) for row in session().execute(wanted))


def read_reports(assembly_id: int, most: int) -> tuple[Sheet, ...]:
    """Reports by their bodies that were read, the newest first."""
    wanted = _reports(assembly_id).where(Report.seen != "unread").order_by(Report.id.desc())
    return tuple(_sheet(row) for row in session().execute(wanted.limit(most)))


def count_unread_reports(assembly_id: int) -> int:
    wanted = select(func.count(Report.id)).join(Commitment, Commitment.id == Report.commitment_id)
    unread = (Commitment.assembly_id == assembly_id, Report.seen == "unread")
    return session().scalar(wanted.where(*unread)) or 0


def _reports(assembly_id: int) -> Any:
    return (
        select(Report, Commitment, Organisation.name)
        .join(Commitment, Commitment.id == Report.commitment_id)
        .outerjoin(Organisation, Organisation.id == Report.organisation_id)
        .where(Commitment.assembly_id == assembly_id, Report.source == "body")
    )


def _sheet(row: Any) -> Sheet:
    line, promise, body = row
    return Sheet(
        sort="report",
        id=line.id,
        body=body or "",
        about=promise.title,
        happened_on=line.happened_on,
        made_at=line.made_at,
        text=line.text,
        seen=line.seen,
        why=line.withheld_because,
        progress=line.progress,
        corrects=line.corrects,
        commitment_id=promise.id,
        report_id=line.id,
    )
