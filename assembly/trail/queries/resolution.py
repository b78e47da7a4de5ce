"""The charter's clauses and the resolutions they stand on."""

from dataclasses import dataclass

from assembly.ballots.queries import BallotBoard, board_of
from assembly.charter.queries import ChapterView, CharterBook, ClauseView, book_of, clause
from assembly.core.errors import NotFound
from assembly.grievances.queries import GrievanceView
from assembly.resolutions.queries import resolution
from assembly.resolutions.rules import split_resolution
from assembly.trail.queries.origins import Origin, origins_by_clause, origins_of, voices_behind


@dataclass(frozen=True)
class ClausePage:
    """One clause, what stands behind it, and its neighbours in the book."""

    clause: ClauseView
    chapter: ChapterView
    book: CharterBook
    origin: Origin | None
    voices: tuple[GrievanceView, ...]
    before: ClauseView | None
    after: ClauseView | None


@dataclass(frozen=True)
class ResolutionPage:
    """A resolution, its ballot's certificate, and the words of the grievances behind it."""

    origin: Origin
    preamble: tuple[str, ...]
    operative: tuple[str, ...]
    ballot: BallotBoard
    voices: tuple[GrievanceView, ...]


def clause_page(clause_id: int) -> ClausePage:
    """Raises ``NotFound``."""
    book = book_of(clause(clause_id).assembly_id)
    if book is None:
        raise NotFound
    pairs = [(chapter, c) for chapter in book.chapters for c in chapter.clauses]
    at = next(n for n, (_chapter, c) in enumerate(pairs) if c.id == clause_id)
    origin = origins_by_clause(book.assembly_id).get(clause_id)
    return ClausePage(
        clause=pairs[at][1],
        chapter=pairs[at][0],
        book=book,
        origin=origin,
        voices=voices_behind(origin),
        before=pairs[at - 1][1] if at else None,
        after=pairs[at + 1][1] if at + 1 < len(pairs) else None,
    )


def resolution_page(resolution_id: int) -> ResolutionPage:
    """Raises ``NotFound``."""
    row = resolution(resolution_id)
    origin = next(o for o in origins_of(row.assembly_id) if o.id == resolution_id)
    preamble, operative = split_resolution(row.text)
    return ResolutionPage(
        origin, preamble, operative, board_of(row.ballot_id), voices_behind(origin)
    )
