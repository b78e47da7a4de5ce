"""Which grievances sound alike: suggested to people, never acted upon by itself."""

from collections.abc import Sequence
from fractions import Fraction

from sqlalchemy import ColumnElement, Select, case, column, func, select, table

from assembly.core.db import session
from assembly.core.text import search_key
from assembly.grievances.models import Grievance
from assembly.grievances.rules import grams, likeness_to, rarity

CANDIDATES = 70  # by the database's own ranking; the nearest of them are chosen here
SAMPLE = 300  # texts by which we judge how common a piece is; ids are random, so any are
TELLING = 12
MOST_PIECES = 40  # of a long text: enough to find its like

INDEX = table("grievance_search", column("rowid"), column("search"), column("rank"))


def alike(
    assembly_id: int, words: str, *, public: bool = False, limit: int = 3
) -> list[tuple[Grievance, Fraction]]:
    """The grievances of an assembly that share most with ``words``, each with its likeness (0 … 1).

    ``public``: only what anybody may read already, judged by nothing else: a name that was taken
    out must not be found by asking for it.
    """
    key = search_key(words)
    shown = _shown(assembly_id, public)
    here = shown if public else [Grievance.assembly_id == assembly_id]
    keys = _sample(here, public)
    share = likeness_to(key, rarity(keys))
    if len(keys) < SAMPLE:  # few enough to compare them all
        rows = session().scalars(select(Grievance).where(*shown)).all() if key else ()
    else:
        rows = _candidates(_telling(key, keys), shown)
    scored = [(row, share(_key(row.search, row.cleared_text, public))) for row in rows]
    found = sorted(scored, key=lambda pair: (-pair[1], pair[0].id))
    return [pair for pair in found if pair[1] > 0][:limit]


def _sample(where: Sequence[ColumnElement[bool]], public: bool) -> list[str]:
    wanted = select(Grievance.search, Grievance.cleared_text).where(*where).order_by(Grievance.id)
    return [_key(*row, public) for row in session().execute(wanted).fetchmany(SAMPLE)]


def _key(search: str, cleared_text: str | None, public: bool) -> str:
    """What a grievance is compared by: for the public the copy without names, if there is one."""
    return search_key(cleared_text) if public and cleared_text is not None else search


def _shown(assembly_id: int, public: bool) -> list[ColumnElement[bool]]:
    """What may be suggested: to the public what it may read; to nobody what was withdrawn."""
    here = [Grievance.assembly_id == assembly_id, Grievance.state != "withdrawn"]
    if public:
        here += [Grievance.state == "reviewed", Grievance.published_on.is_not(None)]
    return here


def _telling(key: str, sample: Sequence[str]) -> list[str]:
    """The pieces worth looking for, the rarest first; of very plain words the rarest few."""
    seen = {piece: sum(piece in other for other in sample) for piece in grams(key)}
    order = sorted(seen, key=lambda piece: (seen[piece], piece))
    few = [piece for piece in order if seen[piece] * TELLING <= len(sample)]
    return (few if len(few) >= 10 else order[:10])[:MOST_PIECES]


def _candidates(pieces: Sequence[str], where: Sequence[ColumnElement[bool]]) -> Sequence[Grievance]:
    if not pieces:
        return ()
    is_file = session().get_bind().dialect.name == "sqlite"
    ranked = _ranked_by_index(pieces) if is_file else _ranked_by_count(pieces)
    ids = session().scalars(ranked.where(*where).limit(CANDIDATES)).all()
    return session().scalars(select(Grievance).where(Grievance.id.in_(ids))).all()


def _ranked_by_index(pieces: Sequence[str]) -> Select[int]:
    """SQLite's own index of three letters, ranked as it ranks."""
    match = " OR ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
    wanted = select(Grievance.id).join(INDEX, INDEX.c.rowid == Grievance.id)
    return wanted.where(INDEX.c.search.op("MATCH")(match)).order_by(INDEX.c.rank)


def _ranked_by_count(pieces: Sequence[str]) -> Select[int]:
    """Elsewhere: how many of the pieces the words hold."""
    holds = [case((func.strpos(Grievance.search, piece) > 0, 1), else_=0) for piece in pieces]
    count = sum(holds[1:], start=holds[0])
    return select(Grievance.id).where(count > 0).order_by(count.desc(), Grievance.id)
