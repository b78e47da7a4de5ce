"""Founding the charter, adding clauses, adopting editions."""

import hashlib
from datetime import date

from assembly.charter import rules
from assembly.charter.events import ClauseAdded, EditionAdopted
from assembly.charter.models import Chapter, Charter, Clause, Edition, EditionClause
from assembly.charter.queries import chapters_of, charter_of, clauses_in, last_edition
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.text import clean
from assembly.journal.actions import Content, make_checkpoint, record


@change
def found_charter(
    actor: Actor,
    assembly_id: int,
    title: str,
    preamble: str,
    chapters: list[tuple[str, int | None]],
) -> int:
    """Lay down the charter's title, preamble and chapters (title, strategy id). Answers its id."""
    charter = Charter(assembly_id=assembly_id, title=clean(title), preamble=clean(preamble))
    session().add(charter)
    session().flush()
    for number, (name, strategy_id) in enumerate(chapters, 1):
        session().add(
            Chapter(
                charter_id=charter.id, number=number, title=clean(name), strategy_id=strategy_id
            )
        )
    record(actor, "charter_founded", f"charter:{charter.id}", {"chapters": len(chapters)})
    return charter.id


@change
def add_clause(actor: Actor, chapter_id: int, text: str) -> int:
    """Add a clause at the end of a chapter; answers its id.

    Before the first edition all clauses are numbered straight through; afterwards numbers already
    printed never change and the clause is added as 12/1 (or the next number at the very end).
    """
    chapter = session().get(Chapter, chapter_id)
    if chapter is None:
        raise NotFound
    charter = session().get_one(Charter, chapter.charter_id)
    text = clean(text)
    rules.check_clause(text)
    here = clauses_in(chapter_id)
    clause = Clause(
        assembly_id=charter.assembly_id,
        chapter_id=chapter_id,
        position=len(here) + 1,
        number="",
        text=text,
        written_at=clock.now(),
    )
    session().add(clause)
    session().flush()
    _number(charter, clause)
    content = {"number": clause.number, "text_sha256": _hash(text)}
    record(actor, "clause_added", f"clause:{clause.id}", content)
    announce(ClauseAdded(clause.id, charter.assembly_id))
    return clause.id


@change
def adopt_edition(actor: Actor, assembly_id: int, adopted_on: date, place: str) -> int:
    """Adopt the charter as it stands as its next edition, kept for good; answers its number."""
    charter = charter_of(assembly_id)
    if charter is None:
        raise NotFound
    last = last_edition(charter.id)
    clauses = _in_order(assembly_id)
    edition = Edition(
        charter_id=charter.id,
        number=last.number + 1 if last else 1,
        adopted_on=adopted_on,
        place=place,
        text_hash=_hash("\n".join(f"{c.number} {c.text}" for c in clauses)),
    )
    session().add(edition)
    session().flush()
    for clause in clauses:
        printed = EditionClause(
            edition_id=edition.id, clause_id=clause.id, number=clause.number, text=clause.text
        )
        session().add(printed)
    content: Content = {"number": edition.number, "text_sha256": edition.text_hash}
    record(actor, "edition_adopted", f"edition:{edition.id}", content)
    announce(EditionAdopted(edition.id, assembly_id))
    make_checkpoint("edition_adopted", f"edition:{edition.id}")
    return edition.number


def _number(charter: Charter, clause: Clause) -> None:
    order = _in_order(charter.assembly_id)
    if last_edition(charter.id) is None:
        for row, number in zip(order, rules.straight(len(order)), strict=True):
            row.number = number
        return
    standing = [row.number for row in order if row is not clause]
    clause.number = rules.added(standing, order.index(clause))


def _in_order(assembly_id: int) -> list[Clause]:
    return [clause for chapter in chapters_of(assembly_id) for clause in clauses_in(chapter.id)]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
