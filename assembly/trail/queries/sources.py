"""What gave the clauses of a document their words: every step with its resolution, at one read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.charter.models import Chapter, Clause, ClauseStep, Edition
from assembly.core import thai
from assembly.core.db import session
from assembly.trail.queries.origins import Origin, origins_of


@dataclass(frozen=True)
class Wording:
    """A clause's words from one step on. ``edition``: number of the first one to print them."""

    clause_id: int
    what: str  # "added", "amended", "repealed", "moved"
    number: str
    text: str
    reason: str
    made_on: date
    edition: int | None
    edition_on: date | None  # when that edition was adopted
    in_force_from: date | None
    origin: Origin | None


@dataclass(frozen=True)
class Behind:
    """The resolutions that gave a clause its words, the oldest first, and what repealed it."""

    origins: tuple[Origin, ...] = ()
    repealed: Wording | None = None


NOTHING = Behind()


def behind_clauses(
    assembly_id: int, charter_id: int, counts: Callable[[Wording], bool] = lambda _step: True
) -> dict[int, Behind]:
    """What stands behind every clause of a document, of the steps that count."""
    told = wordings_of(assembly_id, charter_id).items()
    counted = ((clause_id, [step for step in steps if counts(step)]) for clause_id, steps in told)
    return {clause_id: _behind(clause_id, steps) for clause_id, steps in counted if steps}


def wordings_of(assembly_id: int, charter_id: int) -> dict[int, list[Wording]]:
    """Every wording of every clause of a document, the oldest first; of one that was moved, also
    those it had under its number before."""
    wanted = (
        select(ClauseStep, Edition, Clause.moved_from_id)
        .join(Clause, Clause.id == ClauseStep.clause_id)
        .join(Chapter, Chapter.id == Clause.chapter_id)
        .outerjoin(Edition, Edition.id == ClauseStep.edition_id)
        .where(Chapter.charter_id == charter_id)
        .order_by(ClauseStep.id)
    )
    rows = session().execute(wanted).all()
    sources = {row.ClauseStep.resolution_id for row in rows} - {None}
    origins = {origin.id: origin for origin in origins_of(assembly_id, sources)}
    own: dict[int, list[Wording]] = {}
    came_from: dict[int, int] = {}
    for step, edition, moved_from in rows:
        own.setdefault(step.clause_id, []).append(_wording(step, edition, origins))
        if moved_from:
            came_from[step.clause_id] = moved_from
    return {clause_id: _with_former(clause_id, own, came_from) for clause_id in own}


def origins_in(steps: Sequence[Wording]) -> tuple[Origin, ...]:
    """The resolutions that gave it words, the oldest first; not the one that took them away."""
    gave = (step.origin for step in steps if step.origin and step.what != "repealed")
    return tuple({origin.id: origin for origin in gave}.values())


def _with_former(
    clause_id: int, own: Mapping[int, list[Wording]], came_from: Mapping[int, int]
) -> list[Wording]:
    if clause_id not in came_from:
        return own[clause_id]
    former = _with_former(came_from[clause_id], own, came_from)
    return [step for step in former if step.what != "moved"] + own[clause_id]


def _wording(step: ClauseStep, edition: Edition | None, origins: Mapping[int, Origin]) -> Wording:
    return Wording(
        step.clause_id,
        step.what,
        step.number,
        step.text,
        step.reason,
        thai.to_bangkok(step.made_at).date(),
        edition.number if edition else None,
        edition.adopted_on if edition else None,
        edition.in_force_from if edition else None,
        origins.get(step.resolution_id) if step.resolution_id else None,
    )


def _behind(clause_id: int, steps: Sequence[Wording]) -> Behind:
    gone = (s for s in reversed(steps) if s.what == "repealed" and s.clause_id == clause_id)
    return Behind(origins_in(steps), next(gone, None))
