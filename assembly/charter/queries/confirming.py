"""The next edition as a second person reads it before it is adopted, and its hash."""

import hashlib
from dataclasses import asdict, replace

from flask_babel import gettext as _

from assembly.charter.models import Charter
from assembly.charter.queries.books import ChapterView, CharterBook, ClauseView
from assembly.charter.queries.drafts import draft_book
from assembly.charter.rules import canonical, printed
from assembly.checks.queries import Shown, shows
from assembly.core.db import session


def draft_hash(charter_id: int) -> str:
    """One hash for all words of the next edition, as they would be printed now."""
    said = asdict(_words(draft_book(charter_id)))
    return hashlib.sha256(canonical(said).encode()).hexdigest()


@shows("edition")
def edition_to_confirm(subject: str) -> Shown | None:
    word, _colon, number = subject.partition(":")
    row = session().get(Charter, int(number)) if word == "charter" else None
    if row is None:
        return None
    book = draft_book(row.id)
    return Shown(
        title=book.title,
        sha256=draft_hash(row.id),
        lines=((_("หมวด"), f"{len(book.chapters)}"), (_("ข้อ"), f"{book.clause_count}")),
        text="\n\n".join(_paragraphs(book)),
    )


def _paragraphs(book: CharterBook) -> list[str]:
    said = [book.preamble]
    for chapter in book.chapters:
        said.append(_("หมวด %(number)s", number=chapter.number) + f" {chapter.title}")
        said += [_said(clause) for clause in chapter.clauses]
    return [text for text in (*said, book.transitory, book.pledge) if text]


def _said(clause: ClauseView) -> str:
    text = printed(clause.text, removed=clause.state == "repealed")
    return f"{_('ข้อ %(number)s', number=clause.number)} {text}"


def _words(book: CharterBook) -> CharterBook:
    """Only what is printed: no ids, and not what an edition before it was."""
    return replace(book, edition=None, charter_id=0, chapters=tuple(map(_plain, book.chapters)))


def _plain(chapter: ChapterView) -> ChapterView:
    clauses = tuple(
        ClauseView(0, clause.number, clause.text, False, state=clause.state)
        for clause in chapter.clauses
    )
    return replace(chapter, id=0, clauses=clauses)
