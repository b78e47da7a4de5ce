"""The words that a wall may show: read by the desk, published, short enough for the last row."""

from dataclasses import dataclass

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.core.text import graphemes
from assembly.grievances.models import Grievance, MeToo
from assembly.meetings.queries import name_of
from assembly.plans.queries import short_name

MOST_WORDS = 24
LONGEST = 96  # characters as people count them: two lines on a wall of any shape
CANDIDATES = 120
CODE_POINTS = 2 * LONGEST  # more of these can be no shorter text


@dataclass(frozen=True)
class WallWords:
    """What one person said, where, and how many suffer the same."""

    id: int
    text: str
    strategy_number: int | None
    strategy: str
    district_code: str
    district: str
    joined: int


def wall_words(assembly_id: int, most: int = MOST_WORDS) -> tuple[WallWords, ...]:
    """Only what is reviewed and published; the newest batch first, in no order within it."""
    said = func.coalesce(Grievance.cleared_text, Grievance.text)
    newest = select(Grievance.id).where(
        Grievance.assembly_id == assembly_id,
        Grievance.state == "reviewed",
        Grievance.published_on.is_not(None),
        func.length(said) <= CODE_POINTS,
    )
    newest = newest.order_by(Grievance.published_on.desc(), Grievance.id).limit(CANDIDATES)
    wanted = select(Grievance).where(Grievance.id.in_(session().scalars(newest).all()))
    wanted = wanted.options(*Grievance.with_names()).order_by(
        Grievance.published_on.desc(), Grievance.id
    )
    rows = [row for row in session().scalars(wanted) if graphemes(row.public_text) <= LONGEST]
    joined = _joined([row.id for row in rows[:most]])
    return tuple(_words(row, joined.get(row.id, 0)) for row in rows[:most])


def _words(row: Grievance, joined: int) -> WallWords:
    return WallWords(
        id=row.id,
        text=" ".join(row.public_text.split()),
        strategy_number=row.strategy.number if row.strategy else None,
        strategy=short_name(row.strategy),
        district_code=row.district_code,
        district=name_of(row.district),
        joined=joined,
    )


def _joined(ids: list[int]) -> dict[int, int]:
    wanted = select(MeToo.grievance_id, func.count()).where(MeToo.grievance_id.in_(ids))
    return dict(session().execute(wanted.group_by(MeToo.grievance_id)).all())
