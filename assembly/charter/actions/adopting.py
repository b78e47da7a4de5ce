"""Adopting: what was drafted becomes the text, and is printed as an edition that stays for good."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from assembly.charter import rules
from assembly.charter.actions.ground import check_seen, hashed, keep_step, open_draft
from assembly.charter.actions.standing import rewrite, strike
from assembly.charter.events import ClauseAdded, EditionAdopted
from assembly.charter.models import (
    Chapter,
    Charter,
    Clause,
    ClauseStep,
    DraftChange,
    Edition,
    EditionChapter,
    EditionClause,
)
from assembly.charter.queries import (
    PARTS,
    changes_of,
    chapters_in,
    charter_of,
    clauses_in,
    draft_sections,
    edition_text,
    last_edition,
)
from assembly.charter.queries.confirming import draft_hash
from assembly.charter.queries.drafts import draft_parts, id_of
from assembly.checks.actions import check_confirmed
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.journal.actions import Content, make_checkpoint, record


@change
def adopt_edition(
    actor: Actor,
    assembly_id: int,
    adopted_on: date,
    place: str,
    *,
    charter_id: int | None = None,
    in_force_from: date | None = None,
    version: int | None = None,
    ballot_id: int | None = None,
    resolution_id: int | None = None,
) -> int:
    """Adopt a document, with all that is drafted, as its next edition; answers its number.

    ``version`` is that of the draft as the page showed it: another one raises ``Stale``.
    Refuses: DayTooEarly, DraftIsBeforeTheMeeting; and, where no ballot decided on the whole of it,
    ``NeedsSecondPerson``.
    """
    charter = _adoptable(assembly_id, charter_id)
    if version is not None:
        check_seen(charter, str(version), str(charter.version))
    if ballot_id is None:
        check_confirmed(
            assembly_id, f"charter:{charter.id}", "edition", draft_hash(charter.id), by=actor
        )
    last = last_edition(charter.id)
    day = in_force_from or max([adopted_on, *([last.in_force_from] if last else [])])
    if day < adopted_on or (last is not None and day < last.in_force_from):
        raise rules.DayTooEarly
    _apply(actor, charter)
    edition = Edition(
        charter_id=charter.id,
        number=last.number + 1 if last else 1,
        adopted_on=adopted_on,
        in_force_from=day,
        place=place,
        ballot_id=ballot_id,
        resolution_id=resolution_id,
        text_hash="",
        **{part: getattr(charter, part) for part in PARTS},
    )
    session().add(edition)
    session().flush()
    _freeze(charter, edition)
    content: Content = {"number": edition.number, "text_sha256": edition.text_hash}
    record(actor, "edition_adopted", f"edition:{edition.id}", content)
    announce(EditionAdopted(edition.id, assembly_id))
    make_checkpoint("edition_adopted", f"edition:{edition.id}")
    return edition.number


def _adoptable(assembly_id: int, charter_id: int | None) -> Charter:
    if charter_id is None:
        found = charter_of(assembly_id)
        charter_id = found.id if found else 0
    charter = open_draft(charter_id)
    if charter.assembly_id != assembly_id:
        raise NotFound
    return charter


def _apply(actor: Actor, charter: Charter) -> None:
    """Lay every change down for good, in the order of the text."""
    charter.version += 1  # without a change too: who pressed at the same time saw another draft
    changes = {change.id: change for change in changes_of(charter.id)}
    if not changes:
        return
    sections = draft_sections(charter.id)
    _lay_parts(charter)
    chapters = _lay_chapters(charter, sections)
    for change_ in changes.values():
        session().delete(change_)
    session().flush()
    for section in sections:
        _lay_clauses(actor, chapters[section.key], section, changes)


def _lay_parts(charter: Charter) -> None:
    for part, text in draft_parts(charter).items():
        setattr(charter, part, text)


def _lay_chapters(charter: Charter, sections: Iterable[rules.Section]) -> dict[str, Chapter]:
    """Every chapter under its key, numbered anew in the order of the draft."""
    known = {f"h{row.id}": row for row in chapters_in(charter.id)}
    for row in known.values():
        row.number = -row.number  # no two have the same number on the way
    session().flush()
    found = {}
    for number, one in enumerate(sections, 1):
        row = known.get(one.key) or Chapter(charter_id=charter.id)
        row.number, row.title = number, one.title
        session().add(row)
        found[one.key] = row
    session().flush()
    return found


def _lay_clauses(
    actor: Actor, chapter: Chapter, section: rules.Section, changes: dict[int, DraftChange]
) -> None:
    place = 0
    for line in section.lines:
        why = changes.get(line.change_id or 0)
        if line.state == "removed":
            _remove(actor, line)
            continue
        place += 1
        row = session().get(Clause, id_of(line.key, "c")) or _new(chapter, line)
        row.chapter_id, row.position, row.number = chapter.id, place, line.number
        session().add(row)
        session().flush()
        if why is not None:
            _lay_words(actor, row, line, why)


def _lay_words(actor: Actor, row: Clause, line: rules.Line, why: DraftChange) -> None:
    because = (why.reason, why.resolution_id)
    if line.key.startswith("n"):
        _add(actor, row, *because)
    elif line.state == "repealed" and row.state != "repealed":
        strike(actor, row, line.what, *because)
    elif line.text != row.text:
        rewrite(actor, row, line.text, *because)


def _new(chapter: Chapter, line: rules.Line) -> Clause:
    charter = session().get_one(Charter, chapter.charter_id)
    return Clause(
        assembly_id=charter.assembly_id,
        text=line.text,
        written_at=clock.now(),
        moved_from_id=id_of(line.moved_from, "c") or None,
    )


def _add(actor: Actor, clause: Clause, reason: str, resolution_id: int | None) -> None:
    keep_step(clause, "added", reason=reason, resolution_id=resolution_id)
    content: Content = {"number": clause.number, "text_sha256": hashed(clause.text)}
    record(actor, "clause_added", f"clause:{clause.id}", content)
    announce(ClauseAdded(clause.id, clause.assembly_id))


def _remove(actor: Actor, line: rules.Line) -> None:
    """A clause that was never printed and that no resolution wrote leaves nothing behind."""
    row = session().get_one(Clause, id_of(line.key, "c"))
    record(actor, "clause_removed", f"clause:{row.id}", {"number": row.number})
    for step in session().scalars(select(ClauseStep).where(ClauseStep.clause_id == row.id)):
        session().delete(step)
    session().flush()
    session().delete(row)
    session().flush()


def _freeze(charter: Charter, edition: Edition) -> None:
    """Print everything as it stands now; from here on nothing of it changes."""
    for chapter in chapters_in(charter.id):
        kept = EditionChapter(
            edition_id=edition.id, number=chapter.number, chapter_id=chapter.id, title=chapter.title
        )
        session().add(kept)
        for clause in clauses_in(chapter.id):
            _print(edition, chapter, clause)
    session().flush()
    edition.text_hash = hashed(edition_text(edition.id))


def _print(edition: Edition, chapter: Chapter, clause: Clause) -> None:
    row = EditionClause(
        edition_id=edition.id,
        clause_id=clause.id,
        chapter_number=chapter.number,
        number=clause.number,
        text=clause.text,
        state=clause.state,
    )
    session().add(row)
    same = (ClauseStep.clause_id == clause.id, ClauseStep.edition_id.is_(None))
    for step in session().scalars(select(ClauseStep).where(*same)):
        step.edition_id, step.number = edition.id, clause.number
