"""What the verbs share: a line of the record, what follows from all lines, who acts."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import delete, func, select

from assembly.commitments.models import Commitment, CommitmentBody, Report
from assembly.commitments.queries.fingerprints import fingerprint_of_line
from assembly.commitments.rules import (
    Line,
    Share,
    last_reported,
    rolled_up,
    told_bodies,
    told_progress,
)
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.db import session
from assembly.core.versions import locked
from assembly.resolutions.models import ItemBody


def named(name: str) -> Actor:
    """Whoever acted, where only the name is known: what follows by itself from an act of theirs."""
    return replace(SYSTEM, name=name)


def write_line(actor: Actor, row: Commitment, kind: str, day: date, **said: object) -> Report:
    """Add one line to a commitment's record. What a body wrote bears nobody's name."""
    wanted = select(func.coalesce(func.max(Report.number), 0))
    last = session().scalar(wanted.where(Report.commitment_id == row.id)) or 0
    line = Report(
        commitment_id=row.id,
        number=last + 1,
        kind=kind,
        happened_on=day,
        made_at=clock.now(),
        made_by="" if said.get("source") == "body" else actor.name,
        **said,
    )
    session().add(line)
    session().flush()
    return line


def line_told(line: Report) -> dict[str, int | str]:
    """What the journal keeps of a line of days, bodies or words besides what it tells in plain."""
    return {"number": line.number, "line": fingerprint_of_line(line)}


def has_parts(row: Commitment) -> bool:
    wanted = select(Commitment.id).where(Commitment.parent_id == row.id).limit(1)
    return session().scalar(wanted) is not None


def parts_of(whole_id: int) -> list[Commitment]:
    wanted = select(Commitment).where(Commitment.parent_id == whole_id)
    return list(session().scalars(wanted.order_by(Commitment.position)))


def settle(commitment_id: int) -> None:
    """Work out anew what follows from the lines: how far it is, and the day of its last report.

    Also for the whole that it is part of. Harmless to repeat.
    """
    session().flush()
    row = locked(Commitment, commitment_id)
    lines, parts = _lines(row.id), parts_of(row.id)
    if row.state == "kept":
        row.progress = 100
    elif parts:
        row.progress = rolled_up(Share(p.weight, p.state, p.progress) for p in parts)
    else:
        row.progress = told_progress(lines)
    days = [last_reported(lines), *(part.reported_on for part in parts)]
    row.reported_on = max((day for day in days if day is not None), default=None)
    session().flush()
    if row.parent_id is not None:
        settle(row.parent_id)


def put_bodies(row: Commitment, lead: int | None, partners: tuple[int, ...]) -> None:
    session().execute(delete(CommitmentBody).where(CommitmentBody.commitment_id == row.id))
    order = (*((lead,) if lead else ()), *partners)
    for place, id_ in enumerate(order):
        body = CommitmentBody(commitment_id=row.id, organisation_id=id_, position=place)
        body.leads = id_ == lead
        session().add(body)
    session().flush()


def bodies_of(row: Commitment) -> tuple[int | None, tuple[int, ...]]:
    """Who leads and who acts too, by id."""
    wanted = select(CommitmentBody).where(CommitmentBody.commitment_id == row.id)
    return acting(session().scalars(wanted.order_by(CommitmentBody.position)))


def acting(bodies: Iterable[CommitmentBody | ItemBody]) -> tuple[int | None, tuple[int, ...]]:
    """Of those in their order, who leads and who acts too."""
    rows = list(bodies)
    lead = next((body.organisation_id for body in rows if body.leads), None)
    return lead, tuple(body.organisation_id for body in rows if not body.leads)


def told(bodies: tuple[int | None, tuple[int, ...]], names: dict[int, str]) -> str:
    lead, partners = bodies
    return told_bodies(names[lead] if lead else "", [names[id_] for id_ in partners])


def hashed(text: str) -> str:
    """What the journal keeps of words: enough to show later that they were not changed."""
    return hashlib.sha256(text.encode()).hexdigest()


def subject(row: Commitment) -> str:
    return f"commitment:{row.id}"


def _lines(commitment_id: int) -> list[Line]:
    wanted = select(
        Report.number,
        Report.kind,
        Report.happened_on,
        Report.seen,
        Report.progress,
        Report.corrects,
    ).where(Report.commitment_id == commitment_id)
    return [Line(*row) for row in session().execute(wanted)]
