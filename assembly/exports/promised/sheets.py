"""What was promised as sheets: commitments, reports, letters, sums."""

from collections.abc import Iterable

from assembly.exports import promised_words as words
from assembly.exports.languages import say
from assembly.exports.papers import (
    CommitmentBook,
    CommitmentTotals,
)
from assembly.exports.promised.columns import COMMITMENTS, GUIDE, LETTERS, LINES, SUMMED, SUMS
from assembly.exports.promised.lines import letters_of, lines_of
from assembly.exports.promised.rows import rows_of
from assembly.exports.tables import Columns, Row, Sheet, in_words


def commitments(book: CommitmentBook) -> tuple[Sheet, ...]:
    return in_words(
        _guide(book),
        Sheet("พันธสัญญา", COMMITMENTS, _sparse(rows_of(book))),
        Sheet("รายงาน", LINES, _sparse(lines_of(book))),
        Sheet("หนังสือและคำตอบ", LETTERS, _sparse(letters_of(book))),
        *(_sums(name, head, getattr(book, group)) for name, head, group in SUMMED),
    )


def commitments_in_one(book: CommitmentBook) -> tuple[Sheet, ...]:
    """For files that hold no more than one table."""
    return in_words(Sheet("พันธสัญญา", COMMITMENTS, tuple(rows_of(book))))


def _sparse(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Without a cell where there is nothing to say: of thousands of lines most are empty."""
    return tuple(tuple(None if cell == "" else cell for cell in row) for row in rows)


def _guide(book: CommitmentBook) -> Sheet:
    columns: Columns = (("คำ", 24), ("ความหมาย", 90))
    about: tuple[Row, ...] = ((book.title, book.as_of),)
    return Sheet("คำอธิบาย", columns, (*about, *((say(a), say(b)) for a, b in GUIDE)))


def _sums(name: str, head: str, groups: tuple[CommitmentTotals, ...]) -> Sheet:
    rows: tuple[Row, ...] = tuple(
        (
            one.name,
            *(number for _head, number in words.totals_cells(one)),
            one.longest_silence,
            one.progress,
        )
        for one in groups
    )
    return Sheet(name, ((head, 40), *SUMS), rows)
