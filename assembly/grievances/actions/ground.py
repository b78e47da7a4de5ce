"""What every verb of a grievance shares: its history and its messages, a line each."""

from sqlalchemy import func, select

from assembly.core import clock
from assembly.core.db import session
from assembly.grievances.models import Grievance, GrievanceMessage, GrievanceStep


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


def add_message(row: Grievance, words: str, *, from_sender: bool) -> None:
    """One more message between the desk and the sender; it has a day and no hour."""
    last = select(func.max(GrievanceMessage.number)).where(GrievanceMessage.grievance_id == row.id)
    message = GrievanceMessage(
        grievance_id=row.id,
        number=(session().scalar(last) or 0) + 1,
        from_sender=from_sender,
        text=words,
        sent_on=clock.today(),
    )
    session().add(message)
    session().flush()
