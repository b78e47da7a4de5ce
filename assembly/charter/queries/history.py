"""What happened to a clause: every wording it had, when, and by which resolution or edition."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from assembly.charter import models
from assembly.charter.models import Clause, Edition
from assembly.core.db import session


@dataclass(frozen=True)
class ClauseStep:
    """One wording of a clause."""

    clause_id: int  # of the clause these words stood under; another one before it was moved
    what: str  # "added", "amended", "repealed", "moved"
    number: str
    text: str
    made_at: datetime
    edition: int | None  # number of the edition that printed it first; None: in none yet
    resolution_id: int | None
    reason: str


def history_of(clause_id: int) -> tuple[ClauseStep, ...]:
    """Every wording of a clause, the oldest first; of one that was moved, also those before."""
    return tuple(_view(row) for row in _steps_of(clause_id))


def resolutions_behind(clause_id: int) -> tuple[int, ...]:
    """The resolutions that gave a clause its words, the oldest first."""
    ids = (step.resolution_id for step in history_of(clause_id))
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))


def touched_by(resolution_id: int) -> tuple[int, ...]:
    """The clauses that a resolution added, amended or repealed."""
    step = models.ClauseStep
    wanted = select(step.clause_id).where(step.resolution_id == resolution_id)
    return tuple(dict.fromkeys(session().scalars(wanted.order_by(step.id))))


def steps_of_edition(edition_id: int) -> tuple[ClauseStep, ...]:
    """What an edition printed for the first time, in the order it was written."""
    wanted = select(models.ClauseStep).where(models.ClauseStep.edition_id == edition_id)
    return tuple(_view(row) for row in session().scalars(wanted.order_by(models.ClauseStep.id)))


def _steps_of(clause_id: int) -> list[models.ClauseStep]:
    row = session().get(Clause, clause_id)
    before = _steps_of(row.moved_from_id) if row and row.moved_from_id else []
    wanted = select(models.ClauseStep).where(models.ClauseStep.clause_id == clause_id)
    own = list(session().scalars(wanted.order_by(models.ClauseStep.id)))
    return [step for step in before if step.what != "moved"] + own


def _view(row: models.ClauseStep) -> ClauseStep:
    number = session().scalar(select(Edition.number).where(Edition.id == row.edition_id))
    return ClauseStep(
        row.clause_id,
        row.what,
        row.number,
        row.text,
        row.made_at,
        number,
        row.resolution_id,
        row.reason,
    )
