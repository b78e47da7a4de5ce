"""What others said already, for those who are about to say the same; and how many joined."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import func, select

from assembly.core import ids
from assembly.core.db import session
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries.alike import alike
from assembly.grievances.queries.published import PUBLIC, public_subdistrict
from assembly.meetings.queries import name_of

# What shares less is mostly another matter: of the written topics (tests/grievances/topics.json)
# four in five that reach it are right; of those that do not, more are wrong than right.
NEAR = Fraction(1, 4)


@dataclass(frozen=True)
class Similar:
    """A published grievance, as it is offered to somebody with the same trouble."""

    id: int
    text: str
    district: str
    subdistrict: str  # empty where too few are published
    strategy_number: int | None
    joined: int  # how many more suffer the same
    is_joined: bool  # by whoever is asking


def who_joins(grievance_id: int, participant: str) -> str:
    """What is kept of somebody who joined: keyed with the grievance, so it ties to no other."""
    return ids.keyed_hash("me_too", f"{grievance_id}|{participant}")


def similar_to(assembly_id: int, words: str, participant: str = "") -> list[Similar]:
    """The published grievances most like these words, the nearest first."""
    near = [row for row, share in alike(assembly_id, words, public=True) if share >= NEAR]
    return [_similar(row, participant) for row in near]


def published(grievance_id: int, participant: str = "") -> Similar | None:
    """One grievance that anybody may read, if it is one."""
    row = session().scalar(select(Grievance).where(Grievance.id == grievance_id, PUBLIC))
    return _similar(row, participant) if row else None


def joined(grievance_ids: Collection[int]) -> dict[int, int]:
    """How many more suffer the same as each of these; zero too."""
    wanted = select(MeToo.grievance_id, func.count()).where(MeToo.grievance_id.in_(grievance_ids))
    found = dict(session().execute(wanted.group_by(MeToo.grievance_id)).all())
    return {id_: found.get(id_, 0) for id_ in grievance_ids}


def _similar(row: Grievance, participant: str) -> Similar:
    own = select(MeToo.id).where(
        MeToo.grievance_id == row.id, MeToo.who_hash == who_joins(row.id, participant)
    )
    return Similar(
        id=row.id,
        text=row.public_text,
        district=name_of(row.district),
        subdistrict=public_subdistrict(row),
        strategy_number=row.strategy.number if row.strategy else None,
        joined=joined([row.id])[row.id],
        is_joined=bool(participant) and session().scalar(own) is not None,
    )
