"""The working draft of a document's next edition: what stands, with the changes laid over it."""

from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext
from sqlalchemy import select

from assembly.charter.models import Chapter, Charter, DraftChange, EditionMotion
from assembly.charter.queries.books import (
    ChapterView,
    CharterBook,
    ClauseView,
    book_of_document,
    chapters_in,
    clause,
    clauses_in,
    document,
    last_edition,
)
from assembly.charter.queries.history import resolutions_behind
from assembly.charter.rules import REPEALED, Line, Section, Signer, Step, drafted, signers_in
from assembly.core.access import resolver
from assembly.core.db import session

PARTS = ("title", "preamble", "transitory", "signers", "pledge")


@dataclass(frozen=True)
class ChangeView:
    """One change of the draft, in words."""

    id: int
    kind: str
    clause_id: int | None
    chapter_id: int | None
    part: str | None
    number: str  # of the clause, as the draft numbers it; of a chapter its number
    before: str
    text: str
    reason: str
    resolution_id: int | None
    made_by: str
    version: int
    outdated: bool  # the clause has got other words in force since this was written


@dataclass(frozen=True)
class DraftBoard:
    """All that the workshop shows of one document."""

    standing: CharterBook  # the text in force
    draft: CharterBook  # as the next edition would print it
    sections: tuple[Section, ...]  # the draft with what changes in it, clause by clause
    changes: tuple[ChangeView, ...]
    version: int
    motion: EditionMotion | None

    @property
    def counts(self) -> dict[str, int]:
        """How many clauses are added, amended, repealed and moved."""
        kinds = ("insert", "amend", "repeal", "move")
        return {kind: sum(change.kind == kind for change in self.changes) for kind in kinds}


def draft_board(charter_id: int) -> DraftBoard:
    """Raises ``NotFound``."""
    sections = draft_sections(charter_id)
    return DraftBoard(
        book_of_document(charter_id),
        draft_book(charter_id),
        sections,
        _views(charter_id, sections),
        document(charter_id).version,
        motion_of(charter_id),
    )


def draft_book(charter_id: int) -> CharterBook:
    """The next edition as it would be printed, were it adopted now. Raises ``NotFound``."""
    charter, sections = document(charter_id), draft_sections(charter_id)
    strategies = {f"h{row.id}": row.strategy for row in chapters_in(charter_id)}
    parts = draft_parts(charter)
    return CharterBook(
        charter.assembly_id,
        parts["title"],
        parts["preamble"],
        None,
        tuple(
            ChapterView(
                id_of(one.key, "h"),
                number,
                one.title,
                strategy.number if (strategy := strategies.get(one.key)) else None,
                tuple(_clause(line) for line in one.lines if line.state != "removed"),
            )
            for number, one in enumerate(sections, 1)
        ),
        charter.id,
        charter.kind,
        charter.slug,
        parts["transitory"],
        parts["pledge"],
        signers_of(parts),
    )


def draft_parts(charter: Charter) -> dict[str, str]:
    """Title, preamble, transitory provisions, signers and pledge, as they are drafted."""
    changed = {change.part: change.text for change in changes_of(charter.id)}
    return {name: changed.get(name, getattr(charter, name)) for name in PARTS}


def draft_sections(charter_id: int) -> tuple[Section, ...]:
    """The draft with what changes in it: every chapter and clause under its key."""
    fixed = last_edition(charter_id) is not None
    base = [_section(row) for row in chapters_in(charter_id)]
    return drafted(base, [_step(row) for row in changes_of(charter_id)], fixed=fixed)


def changes_of(charter_id: int) -> list[DraftChange]:
    """What the draft changes, in the order it was begun."""
    wanted = select(DraftChange).where(DraftChange.charter_id == charter_id)
    return list(session().scalars(wanted.order_by(DraftChange.id)))


def change_of_clause(clause_id: int) -> DraftChange | None:
    return session().scalar(select(DraftChange).where(DraftChange.clause_id == clause_id))


def change_of_part(charter_id: int, part: str) -> DraftChange | None:
    same = (DraftChange.charter_id == charter_id, DraftChange.part == part)
    return session().scalar(select(DraftChange).where(*same))


def seen_of(change: DraftChange | None, base: int = 0) -> str:
    """What a page saw of a clause or part: it comes back with the form and must still be so."""
    return f"{base}.{change.id}.{change.version}" if change else f"{base}"


def motion_of(charter_id: int) -> EditionMotion | None:
    """The draft as it is before a meeting; ``None`` while it is on the table only."""
    return session().scalar(select(EditionMotion).where(EditionMotion.charter_id == charter_id))


def motion_on(agenda_item_id: int) -> EditionMotion | None:
    same = EditionMotion.agenda_item_id == agenda_item_id
    return session().scalar(select(EditionMotion).where(same))


def last_done(charter: Charter) -> LazyString | str:
    """What was last done to the draft, in the language of whoever reads it."""
    said = charter.last_did
    return lazy_gettext(said, number=charter.last_about) if said else "—"


def id_of(key: str, letter: str) -> int:
    """The id in a key of this kind: "c12" → 12; 0 for what is only drafted."""
    return int(key[1:]) if key[:1] == letter and key[1:].isdecimal() else 0


def signers_of(parts: dict[str, str]) -> tuple[Signer, ...]:
    return signers_in(parts["signers"])


def _section(row: Chapter) -> Section:
    lines = tuple(
        Line(f"c{c.id}", c.number, c.text, c.state, bool(resolutions_behind(c.id)))
        for c in clauses_in(row.id)
    )
    return Section(f"h{row.id}", row.title, lines)


def _step(row: DraftChange) -> Step:
    key = f"c{row.clause_id}" if row.clause_id else f"h{row.chapter_id}"
    return Step(row.id, row.kind, key, row.place, row.text)


def _clause(line: Line) -> ClauseView:
    text = REPEALED if line.state == "repealed" else line.text
    id_ = id_of(line.key, "c")
    return ClauseView(id_, line.number, text, not id_, line.what == "amended", line.state)


def _views(charter_id: int, sections: tuple[Section, ...]) -> tuple[ChangeView, ...]:
    charter = document(charter_id)
    numbers = {
        row.change_id: row.number for one in sections for row in one.lines if row.what != "moved"
    }
    moved = {
        row.change_id: row.number for one in sections for row in one.lines if row.key[0] == "n"
    }
    places = {one.key: str(n) for n, one in enumerate(sections, 1)}
    known = {**numbers, **moved}
    return tuple(_view(row, charter, known, places) for row in changes_of(charter_id))


def _view(
    row: DraftChange, charter: Charter, numbers: dict[int | None, str], places: dict[str, str]
) -> ChangeView:
    target = clause(row.clause_id) if row.clause_id else None
    chapter = session().get(Chapter, row.chapter_id) if row.chapter_id else None
    key = f"h{row.chapter_id}" if row.chapter_id else f"x{row.id}"
    before = target.text if target else chapter.title if chapter else ""
    number = numbers.get(row.id) or (target.number if target else places.get(key, ""))
    return ChangeView(
        row.id,
        row.kind,
        row.clause_id,
        row.chapter_id,
        row.part,
        number,
        getattr(charter, row.part) if row.part else before,
        row.text,
        row.reason,
        row.resolution_id,
        row.made_by,
        row.version,
        target is not None and target.version != row.base_version,
    )


@resolver("change_id")
def _assembly_of_change(change_id: int) -> int | None:
    wanted = select(Charter.assembly_id).join(DraftChange, DraftChange.charter_id == Charter.id)
    return session().scalar(wanted.where(DraftChange.id == change_id))
