"""What the table shows beside the text: row by row, places to choose from, sources by number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from assembly.agenda.queries import items_of
from assembly.charter.models import Charter
from assembly.charter.queries import (
    PARTS,
    ChangeView,
    CharterBook,
    ClauseView,
    DocumentView,
    DraftBoard,
    EditionView,
    documents_of,
    draft_board,
    editions_of,
)
from assembly.charter.queries.drafts import id_of
from assembly.charter.rules import Line, Section, signers_text
from assembly.core.marking import Part, marked
from assembly.core.text import short
from assembly.meetings.queries import meetings_for_items, view_of
from assembly.resolutions.queries import resolutions_of


@dataclass(frozen=True)
class Row:
    """A clause on both sides of the table; a side where it does not stand is empty."""

    key: str
    clause_id: int
    change_id: int | None
    what: str
    standing: ClauseView | None
    draft: Line | None
    marks: tuple[tuple[Part, ...], ...]  # of an amended clause, line by line

    @property
    def gone(self) -> bool:
        return self.draft is None or self.draft.state != "standing"


@dataclass(frozen=True)
class Leaf:
    """A chapter on both sides of the table."""

    key: str
    number: int
    title: str
    was: str
    what: str
    change_id: int | None
    strategy_number: int | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Piece:
    """The title or another part outside the chapters, on both sides."""

    name: str
    standing: str
    draft: str
    change: ChangeView | None


@dataclass(frozen=True)
class Table:
    """All that the secretary's page of a document shows."""

    about: DocumentView
    documents: tuple[DocumentView, ...]
    editions: tuple[EditionView, ...]
    board: DraftBoard
    pieces: dict[str, Piece]
    leaves: tuple[Leaf, ...]
    sources: dict[int, str]  # id of a resolution → its number

    @property
    def next_number(self) -> int:
        return self.editions[-1].number + 1 if self.editions else 1


def table_of(charter: Charter) -> Table:
    documents = documents_of(charter.assembly_id)
    board = draft_board(charter.id)
    return Table(
        next(one for one in documents if one.id == charter.id),
        documents,
        editions_of(charter.id),
        board,
        _pieces(charter, board),
        _leaves(board),
        {row.id: row.number for row in resolutions_of(charter.assembly_id)},
    )


def clause_places(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Where a clause can be laid: at the beginning of a chapter or after a clause."""
    found = []
    for number, one in enumerate(sections, 1):
        named = {"number": number, "title": short(one.title, 40)}
        found.append((f"start:{one.key}", _("ต้นหมวด %(number)s %(title)s", **named)))
        found += [
            (f"after:{row.key}", _("ต่อจากข้อ %(number)s %(text)s", **_said(row)))
            for row in one.lines
            if row.state != "removed"
        ]
    return found


def chapter_places(sections: Sequence[Section], but: str = "") -> list[tuple[str, str]]:
    """Where a chapter can be laid: before all, or after another."""
    others = [(n, one) for n, one in enumerate(sections, 1) if one.key != but]
    named = [(f"after:{one.key}", n, short(one.title, 40)) for n, one in others]
    after = [(key, _("ต่อจากหมวด %(number)s %(title)s", number=n, title=t)) for key, n, t in named]
    return [("start:", _("ก่อนทุกหมวด")), *after]


def source_choices(assembly_id: int) -> list[tuple[int, str]]:
    """Resolutions that a change can stand on, the newest first."""
    rows = resolutions_of(assembly_id)[:200]
    named = [(row.id, _("มติ %(number)s", number=row.number), row.title) for row in rows]
    known = [(id_, f"{name} {short(title, 50)}") for id_, name, title in named]
    return [(0, _("ยังไม่มีมติ")), *known]


def item_choices(assembly_id: int) -> list[tuple[int, str]]:
    """Points of coming meetings under which a draft can still be put."""
    found = []
    for row in meetings_for_items(assembly_id):
        name = view_of(row).title
        items = items_of(row.id)
        deeper = [*(item.depth for item in items[1:]), 0]
        pairs = zip(items, deeper, strict=True)  # an item with others below it is only a heading
        open_ = [item for item, below in pairs if item.phase != "done" and below <= item.depth]
        found += [(i.id, f"{name} · {i.number} {short(i.title, 50)}") for i in open_]
    return found


def sides_of(text: str, other: str) -> tuple[tuple[Part, ...], ...]:
    """What changes between two wordings, line by line; lines pair up from the first on."""
    old, new = text.splitlines(), other.splitlines()
    most = max(len(old), len(new))
    pairs = zip(old + [""] * (most - len(old)), new + [""] * (most - len(new)), strict=True)
    return tuple(marked(before, after) for before, after in pairs)


def _pieces(charter: Charter, board: DraftBoard) -> dict[str, Piece]:
    changes = {change.part: change for change in board.changes if change.part}
    return {
        name: Piece(name, getattr(charter, name), _drafted(board.draft, name), changes.get(name))
        for name in PARTS
    }


def _drafted(book: CharterBook, name: str) -> str:
    return signers_text(book.signers) if name == "signers" else str(getattr(book, name))


def _leaves(board: DraftBoard) -> tuple[Leaf, ...]:
    chapters = {f"h{one.id}": one for one in board.standing.chapters}
    known = {f"c{c.id}": c for one in board.standing.chapters for c in one.clauses}
    return tuple(
        Leaf(
            one.key,
            number,
            one.title,
            one.was,
            one.what,
            one.change_id,
            chapters[one.key].strategy_number if one.key in chapters else None,
            tuple(_row(row, known) for row in one.lines),
        )
        for number, one in enumerate(board.sections, 1)
    )


def _row(line: Line, known: dict[str, ClauseView]) -> Row:
    standing = known.get(line.key)
    marks = sides_of(line.was, line.text) if line.what == "amended" else ()
    draft = None if line.state == "removed" else line
    if draft and draft.state == "repealed" and standing:
        draft = replace(draft, text="")
    id_ = id_of(line.key, "c")
    return Row(line.key, id_, line.change_id, line.what, standing, draft, marks)


def _said(line: Line) -> dict[str, str]:
    return {"number": line.number, "text": short(" ".join(line.text.split()), 40)}
