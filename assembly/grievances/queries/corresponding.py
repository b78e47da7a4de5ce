"""A grievance's history and its messages, as both sides read them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.grievances.models import Grievance, GrievanceMessage, GrievanceStep
from assembly.grievances.queries.history import step_words


@dataclass(frozen=True)
class MessageView:
    """A word between the desk and the sender; ``is_read`` by the other side."""

    number: int
    from_sender: bool
    text: str
    sent_on: date
    is_read: bool


@dataclass(frozen=True)
class StepView:
    """One line of the history: what happened, and what is to be said of it."""

    number: int
    kind: str
    icon: str
    title: str
    text: str
    happened_on: date


def messages_of(grievance_id: int) -> tuple[MessageView, ...]:
    """All messages about a grievance, the first one first."""
    wanted = select(GrievanceMessage).where(GrievanceMessage.grievance_id == grievance_id)
    rows = session().scalars(wanted.order_by(GrievanceMessage.number))
    return tuple(MessageView(r.number, r.from_sender, r.text, r.sent_on, r.is_read) for r in rows)


def steps_of(grievance_id: int) -> tuple[StepView, ...]:
    """A grievance's history from the day it was told."""
    row = session().get(Grievance, grievance_id)
    if row is None:
        return ()
    wanted = select(GrievanceStep).where(GrievanceStep.grievance_id == grievance_id)
    rows = session().scalars(wanted.order_by(GrievanceStep.number))
    noted = tuple(_step(r.number, r.kind, r.happened_on, r.note) for r in rows)
    return (_step(0, "told", row.told_on), *noted)


def unread_from_senders(assembly_id: int) -> dict[int, int]:
    """Grievances with messages that the desk has not read: id → how many."""
    wanted = (
        select(GrievanceMessage.grievance_id, func.count())
        .join(Grievance, Grievance.id == GrievanceMessage.grievance_id)
        .where(Grievance.assembly_id == assembly_id)
        .where(GrievanceMessage.from_sender, GrievanceMessage.is_read.is_(False))
        .group_by(GrievanceMessage.grievance_id)
    )
    return dict(session().execute(wanted).all())


def _step(number: int, kind: str, day: date, note: str = "") -> StepView:
    words = step_words(kind)
    text = words.note_is.replace("%(note)s", note) if note else words.text
    return StepView(number, kind, words.icon, words.title, text, day)
