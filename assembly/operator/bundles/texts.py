"""The exact words whose hash an entry holds: what the bundle hands out to be compared with it."""

from collections.abc import Iterator

from sqlalchemy import select

from assembly.charter.models import Charter, Clause, Edition, EditionClause
from assembly.charter.rules import sort_key
from assembly.core.db import session
from assembly.resolutions.models import Resolution

Named = tuple[tuple[str, str], str]  # (kind and subject of the entry), words


def texts_of(assembly_id: int) -> dict[tuple[str, str], str]:
    """Of an assembly, by kind and subject of the entry that adopted them."""
    return dict([*_resolutions(assembly_id), *_clauses(assembly_id), *_editions(assembly_id)])


def _resolutions(assembly_id: int) -> Iterator[Named]:
    wanted = select(Resolution).where(Resolution.assembly_id == assembly_id)
    for row in session().scalars(wanted):
        yield ("resolution_adopted", f"resolution:{row.id}"), f"{row.title}\n{row.text}"


def _clauses(assembly_id: int) -> Iterator[Named]:
    for row in session().scalars(select(Clause).where(Clause.assembly_id == assembly_id)):
        yield ("clause_added", f"clause:{row.id}"), row.text


def _editions(assembly_id: int) -> Iterator[Named]:
    ours = select(Charter.id).where(Charter.assembly_id == assembly_id)
    for row in session().scalars(select(Edition).where(Edition.charter_id.in_(ours))):
        printed = select(EditionClause).where(EditionClause.edition_id == row.id)
        clauses = sorted(session().scalars(printed), key=lambda c: sort_key(c.number))
        words = "\n".join(f"{clause.number} {clause.text}" for clause in clauses)
        yield ("edition_adopted", f"edition:{row.id}"), words
