"""What every verb of a grievance shares: its history and its messages, a line each."""

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, insert, literal, select, text

from assembly.core import clock
from assembly.core.db import session
from assembly.core.errors import Stale
from assembly.grievances import rules
from assembly.grievances.models import Grievance, GrievanceMessage, GrievanceStep
from assembly.grievances.queries import step_words

_JOIN = text("INSERT INTO grievance_search(grievance_search) VALUES ('optimize')")


def note_step(row: Grievance, kind: str, note: str = "") -> None:
    """One more line of the history that the sender reads; it has a day and no hour."""
    last = select(func.max(GrievanceStep.number)).where(GrievanceStep.grievance_id == row.id)
    step = GrievanceStep(
        grievance_id=row.id,
        number=(session().scalar(last) or 0) + 1,
        kind=kind,
        happened_on=clock.today(),
        note=note,
    )
    session().add(step)
    session().flush()


def note_steps(wanted: ColumnElement[bool], kind: str, note: str = "") -> None:
    """The same line for many grievances at once."""
    number = func.coalesce(func.max(GrievanceStep.number), 0) + 1
    many = (
        select(Grievance.id, number, literal(kind), literal(clock.today()), literal(note))
        .outerjoin(GrievanceStep, GrievanceStep.grievance_id == Grievance.id)
        .where(wanted)
        .group_by(Grievance.id)
    )
    columns = ["grievance_id", "number", "kind", "happened_on", "note"]
    session().execute(insert(GrievanceStep).from_select(columns, many))


def join_index() -> None:
    """The search index in one piece: its pieces keep the order of telling, and what was taken out.

    SQLite's alone; others have none of their own.
    """
    if session().get_bind().dialect.name == "sqlite":
        session().flush()
        session().execute(_JOIN)


def grievance_at(grievance_id: int, version: int, assembly_id: int | None = None) -> Grievance:
    """One grievance as the desk saw it, with its next version. Refuses: GrievanceNotHere, Stale."""
    row = session().get(Grievance, grievance_id)
    if row is None or assembly_id not in (None, row.assembly_id):
        raise rules.GrievanceNotHere
    if row.version != version:
        who = row.last_by or _("อีกคนที่โต๊ะนี้ หรือผู้แจ้ง")
        raise Stale(who=who, what=_(row.last_did) if row.last_did else _newest_step(row))
    row.version += 1
    return row


def _newest_step(row: Grievance) -> str:
    steps = select(GrievanceStep.kind).where(GrievanceStep.grievance_id == row.id)
    kind = session().scalar(steps.order_by(GrievanceStep.number.desc()).limit(1))
    return step_words(kind or "").title


def add_message(row: Grievance, words: str, *, from_sender: bool, key_hash: str = "") -> None:
    """One more message between the desk and the sender; it has a day and no hour."""
    last = select(func.max(GrievanceMessage.number)).where(GrievanceMessage.grievance_id == row.id)
    message = GrievanceMessage(
        grievance_id=row.id,
        number=(session().scalar(last) or 0) + 1,
        from_sender=from_sender,
        text=words,
        sent_on=clock.today(),
        key_hash=key_hash,
    )
    session().add(message)
    session().flush()
