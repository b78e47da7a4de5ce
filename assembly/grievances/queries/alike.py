"""Which grievances sound alike: suggested to people, never acted upon by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat
from operator import contains

from sqlalchemy import ColumnElement, Select, case, column, func, select, table

from assembly.core.db import session
from assembly.core.text import search_key
from assembly.grievances.models import Grievance
from assembly.grievances.rules import grams, likeness_to, rarity

CANDIDATES = 70  # by the database's own ranking; the nearest of them are chosen here
SAMPLE = 300  # texts; ids are random, so the first are any
TELLING = 12
MOST_PIECES = 40  # of a long text: enough to find its like

HEARD = (Grievance.id, Grievance.search, Grievance.cleared_text)
INDEX = table("grievance_search", column("rowid"), column("search"), column("rank"))


@dataclass(frozen=True)
class Sample:
    """Some of an assembly's texts, by which we judge how common a piece is."""

    keys: tuple[str, ...]
    weight: Callable[[str], int]

    @property
    def is_all(self) -> bool:
        return len(self.keys) < SAMPLE


def sample_of(assembly_id: int, *, public: bool = False) -> Sample:
    """``public``: of what anybody may read, in those words."""
    where = _shown(assembly_id, public) if public else [Grievance.assembly_id == assembly_id]
    wanted = select(Grievance.search, Grievance.cleared_text).where(*where)
    found = session().execute(wanted.order_by(Grievance.id).limit(SAMPLE))
    keys = tuple(_key(*row, public) for row in found)
    return Sample(keys, rarity(keys))


def alike(
    assembly_id: int,
    words: str,
    *,
    public: bool = False,
    limit: int = 3,
    sample: Sample | None = None,
) -> list[tuple[Grievance, Fraction]]:
    """The grievances of an assembly that share most with ``words``, each with its likeness (0 … 1).

    ``public``: only what anybody may read already, judged by nothing else: a name that was taken
    out must not be found by asking for it. ``sample``: for who asks several times.
    """
    key, known = search_key(words), sample or sample_of(assembly_id, public=public)
    share = likeness_to(key, known.weight)
    shown = _shown(assembly_id, public)
    if known.is_all:  # few enough to compare them all
        wanted = select(*HEARD).where(*shown) if key else None
    else:
        wanted = _candidates(_telling(key, known.keys), shown)
    heard = session().execute(wanted).all() if wanted is not None else ()
    scored = sorted((-share(_key(key, copy, public)), id_) for id_, key, copy in heard)
    near = {id_: -less for less, id_ in scored[:limit] if less < 0}
    nearest = select(Grievance).where(Grievance.id.in_(near)).options(*Grievance.with_names())
    rows = session().scalars(nearest)
    return sorted(((row, near[row.id]) for row in rows), key=lambda pair: (-pair[1], pair[0].id))


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
    seen = {piece: sum(map(contains, sample, repeat(piece))) for piece in grams(key)}
    order = sorted(seen, key=lambda piece: (seen[piece], piece))
    few = [piece for piece in order if seen[piece] * TELLING <= len(sample)]
    return (few if len(few) >= 10 else order[:10])[:MOST_PIECES]


def _candidates(
    pieces: Sequence[str], where: Sequence[ColumnElement[bool]]
) -> Select[int, str, str | None] | None:
    if not pieces:
        return None
    is_file = session().get_bind().dialect.name == "sqlite"
    ranked = _ranked_by_index(pieces) if is_file else _ranked_by_count(pieces)
    return ranked.where(*where).limit(CANDIDATES)


def _ranked_by_index(pieces: Sequence[str]) -> Select[int, str, str | None]:
    """SQLite's own index of three letters, ranked as it ranks."""
    match = " OR ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
    wanted = select(*HEARD).join(INDEX, INDEX.c.rowid == Grievance.id)
    return wanted.where(INDEX.c.search.op("MATCH")(match)).order_by(INDEX.c.rank)


def _ranked_by_count(pieces: Sequence[str]) -> Select[int, str, str | None]:
    """Elsewhere: how many of the pieces the words hold."""
    holds = [case((func.strpos(Grievance.search, piece) > 0, 1), else_=0) for piece in pieces]
    count = sum(holds[1:], start=holds[0])
    wanted = select(*HEARD).where(count > 0)
    return wanted.order_by(count.desc(), Grievance.id)
