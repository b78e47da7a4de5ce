"""Which grievances sound alike: suggested to people, never acted upon by itself."""

from collections.abc import Sequence
from fractions import Fraction

from sqlalchemy import select, text

from assembly.core.db import session
from assembly.core.text import search_key
from assembly.grievances.models import Grievance
from assembly.grievances.rules import grams, likeness

CANDIDATES = 60  # by the database's own ranking; the nearest of them are chosen here
MANY_GRAMS = 80  # of a long text: enough to find its like

RANKED = text(
    "SELECT rowid FROM grievance_search WHERE grievance_search MATCH :match"
    " ORDER BY rank LIMIT :limit"
)


def alike(
    assembly_id: int, words: str, *, public: bool = False, limit: int = 3
) -> list[tuple[Grievance, Fraction]]:
    """The grievances of an assembly that share most with ``words``, each with its likeness (0 … 1).

    ``public``: only what anybody may read already.
    """
    key = search_key(words)
    rows = [row for row in _candidates(key) if row.assembly_id == assembly_id]
    if public:
        rows = [row for row in rows if row.published_on is not None and row.state == "reviewed"]
    scored = [(row, likeness(key, row.search)) for row in rows]
    found = sorted(scored, key=lambda pair: (-pair[1], pair[0].id))
    return [pair for pair in found if pair[1] > 0][:limit]


def _candidates(key: str) -> Sequence[Grievance]:
    wanted = sorted(grams(key))[:MANY_GRAMS]
    if not wanted:
        return ()
    if session().get_bind().dialect.name != "sqlite":
        return session().scalars(select(Grievance).order_by(Grievance.told_on.desc())).all()
    match = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in wanted)
    ids = session().scalars(RANKED, {"match": match, "limit": CANDIDATES}).all()
    return session().scalars(select(Grievance).where(Grievance.id.in_(ids))).all()
