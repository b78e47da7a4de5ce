"""Clause by clause: what a resolution changes at once in the text that is in force."""

from assembly.charter import rules
from assembly.charter.actions.ground import check_seen, hashed, keep_step, loosen, open_draft
from assembly.charter.events import ClauseAdded, ClauseAmended, ClauseRepealed
from assembly.charter.models import Chapter, Charter, Clause
from assembly.charter.queries import (
    change_of_clause,
    chapters_in,
    clauses_in,
    last_edition,
)
from assembly.charter.queries import clause as clause_by_id
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.text import clean
from assembly.journal.actions import Content, record


@change
def add_clause(actor: Actor, chapter_id: int, text: str, resolution_id: int | None = None) -> int:
    """Add a clause at the end of a chapter; answers its id.

    Before the first edition all clauses are numbered straight through; afterwards numbers already
    printed never change and the clause is added as 12/1 (or the next number at the very end).
    """
    chapter = session().get(Chapter, chapter_id)
    if chapter is None:
        raise NotFound
    charter = open_draft(chapter.charter_id)
    text = clean(text)
    rules.check_clause(text)
    clause = Clause(
        assembly_id=charter.assembly_id,
        chapter_id=chapter_id,
        position=len(clauses_in(chapter_id)) + 1,
        number="",
        text=text,
        written_at=clock.now(),
    )
    session().add(clause)
    session().flush()
    _number(charter, clause)
    keep_step(clause, "added", resolution_id=resolution_id)
    content: Content = {"number": clause.number, "text_sha256": hashed(text)}
    record(actor, "clause_added", f"clause:{clause.id}", content)
    announce(ClauseAdded(clause.id, charter.assembly_id))
    return clause.id


@change
def amend_clause(
    actor: Actor, clause_id: int, version: int, text: str, resolution_id: int | None = None
) -> None:
    """Give a clause in force other words. Raises ``Stale``, ``AlreadyRepealed``,
    ``NothingChanges``."""
    clause, charter = _in_force(clause_id, version)
    text = clean(text)
    rules.check_clause(text)
    rules.check_levels(text)
    if text == clause.text:
        raise rules.NothingChanges
    rewrite(actor, clause, text, "", resolution_id)
    charter.version += 1


@change
def repeal_clause(
    actor: Actor, clause_id: int, version: int, resolution_id: int | None = None
) -> None:
    """A clause in force is no more; its number stays. Raises ``Stale``, ``AlreadyRepealed``."""
    clause, charter = _in_force(clause_id, version)
    pending = change_of_clause(clause_id)
    if pending is not None:
        loosen(charter, pending)
        session().delete(pending)  # there is nothing left for the draft to change
    strike(actor, clause, "repealed", "", resolution_id)
    charter.version += 1


def rewrite(
    actor: Actor, clause: Clause, text: str, reason: str, resolution_id: int | None
) -> None:
    """Other words for a clause in force; runs inside the verb that says why."""
    clause.text, clause.version, clause.written_at = text, clause.version + 1, clock.now()
    keep_step(clause, "amended", reason=reason, resolution_id=resolution_id)
    record(actor, "clause_amended", f"clause:{clause.id}", _told(clause, resolution_id))
    announce(ClauseAmended(clause.id, clause.assembly_id))


def strike(actor: Actor, clause: Clause, what: str, reason: str, resolution_id: int | None) -> None:
    """A clause in force ends; ``what`` says whether it is repealed or has moved."""
    clause.state, clause.text = "repealed", rules.REPEALED
    clause.version, clause.written_at = clause.version + 1, clock.now()
    keep_step(clause, what, reason=reason, resolution_id=resolution_id)
    record(actor, "clause_repealed", f"clause:{clause.id}", _told(clause, resolution_id))
    announce(ClauseRepealed(clause.id, clause.assembly_id))


def _told(clause: Clause, resolution_id: int | None) -> Content:
    return {
        "number": clause.number,
        "version": clause.version,
        "resolution": resolution_id,
        "text_sha256": hashed(clause.text),
    }


def _in_force(clause_id: int, version: int) -> tuple[Clause, Charter]:
    clause = clause_by_id(clause_id)
    charter = open_draft(clause.chapter.charter_id)
    if clause.state == "repealed":
        raise rules.AlreadyRepealed
    check_seen(charter, str(version), str(clause.version))
    return clause, charter


def _number(charter: Charter, clause: Clause) -> None:
    order = [row for chapter in chapters_in(charter.id) for row in clauses_in(chapter.id)]
    if last_edition(charter.id) is None:
        for row, number in zip(order, rules.straight(len(order)), strict=True):
            row.number = number
        return
    standing = [row.number for row in order if row is not clause]
    clause.number = rules.added(standing, order.index(clause))
