"""What differs between two states of one document: clause by clause, inside a clause word by word.

Clauses are matched by who they are, never by their number or their place; what has no partner was
added or is gone. Chapters likewise. A draft's new clauses have no id yet: each is its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING

from assembly.core.marking import GONE, NEW, SAME, Part, marked
from assembly.trail.rules.lines import Line, compared_lines

if TYPE_CHECKING:  # plain frozen data; what reads it from tables is not needed here
    from assembly.charter.queries import ChapterView, CharterBook, ClauseView

__all__ = [
    "ChapterChange", "ClauseChange", "Difference", "Line", "PartChange", "compared_lines",
    "difference",
]  # fmt: skip

PARTS = ("title", "preamble", "transitory", "pledge", "signers")
KINDS = ("changed", "added", "repealed", "restored", "moved", "gone")


@dataclass(frozen=True)
class PartChange:
    """A part of the document beside its clauses."""

    name: str
    before: str
    after: str

    @property
    def is_same(self) -> bool:
        return self.before == self.after

    @property
    def lines(self) -> tuple[Line, ...]:
        return compared_lines(self.before, self.after)


@dataclass(frozen=True)
class ClauseChange:
    """One clause in both texts, or in one of them."""

    kind: str  # "same", or one of ``KINDS``
    before: "ClauseView | None"
    after: "ClauseView | None"
    from_chapter: "ChapterView | None" = None  # where it stood, if not in this chapter

    @property
    def id(self) -> int:
        return self._one.id

    @property
    def number(self) -> str:
        return self._one.number

    @property
    def is_renumbered(self) -> bool:
        return bool(self.before and self.after and self.before.number != self.after.number)

    @property
    def lines(self) -> tuple[Line, ...]:
        return compared_lines(
            self.before.text if self.before else "", self.after.text if self.after else ""
        )

    @property
    def _one(self) -> "ClauseView":
        found = self.after or self.before
        if found is None:
            raise ValueError("a change is about some clause")
        return found


@dataclass(frozen=True)
class ChapterChange:
    """One chapter in both texts, or in one of them, with its clauses in the order of the text."""

    kind: str  # "same", "renamed", "added", "gone"
    before: "ChapterView | None"
    after: "ChapterView | None"
    clauses: tuple[ClauseChange, ...]

    @property
    def number(self) -> int:
        one = self.after or self.before
        return one.number if one else 0

    @property
    def is_same(self) -> bool:
        """Whether neither its name nor any clause of it changed."""
        return self.kind == "same" and all(change.kind == "same" for change in self.clauses)

    @property
    def runs(self) -> tuple[tuple[bool, tuple[ClauseChange, ...]], ...]:
        """The clauses in runs that are the same, or not, in both texts."""
        found = groupby(self.clauses, key=lambda change: change.kind == "same")
        return tuple((is_same, tuple(run)) for is_same, run in found)

    @property
    def title(self) -> tuple[Part, ...]:
        if self.before is None or self.after is None:
            one = self.after or self.before
            kind = GONE if self.after is None else NEW
            return (Part(kind, one.title),) if one else ()
        if self.kind == "same":
            return (Part(SAME, self.after.title),)
        return marked(self.before.title, self.after.title)


@dataclass(frozen=True)
class Difference:
    """Two states of a document side by side."""

    parts: tuple[PartChange, ...]
    chapters: tuple[ChapterChange, ...]

    @cached_property
    def clauses(self) -> tuple[ClauseChange, ...]:
        return tuple(chain.from_iterable(chapter.clauses for chapter in self.chapters))

    def of(self, kind: str) -> tuple[ClauseChange, ...]:
        return tuple(change for change in self.clauses if change.kind == kind)

    @property
    def chapter_runs(self) -> tuple[tuple[bool, tuple[ChapterChange, ...]], ...]:
        """The chapters in runs that are the same, or not, in both texts."""
        found = groupby(self.chapters, key=lambda chapter: chapter.is_same)
        return tuple((is_same, tuple(run)) for is_same, run in found)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many clauses of each kind of change; those of none are left out."""
        return tuple((kind, len(self.of(kind))) for kind in KINDS if self.of(kind))

    @property
    def chapters_changed(self) -> tuple[ChapterChange, ...]:
        return tuple(chapter for chapter in self.chapters if chapter.kind != "same")

    @property
    def parts_changed(self) -> tuple[PartChange, ...]:
        return tuple(part for part in self.parts if not part.is_same)

    @property
    def is_none(self) -> bool:
        return not (self.counts or self.chapters_changed or self.parts_changed)


def difference(before: "CharterBook", after: "CharterBook") -> Difference:
    """What ``after`` has otherwise than ``before``."""
    old = {one.id: (one, chapter) for chapter in before.chapters for one in chapter.clauses}
    kept = {one.id for chapter in after.chapters for one in chapter.clauses if one.id}
    chapters = {chapter.id: chapter for chapter in before.chapters if chapter.id}
    found = [_chapter(chapters.get(chapter.id), chapter, old, kept) for chapter in after.chapters]
    standing = {chapter.id for chapter in after.chapters}
    found += [_chapter(one, None, old, kept) for one in before.chapters if one.id not in standing]
    return Difference(tuple(_parts(before, after)), tuple(found))


def _parts(before: "CharterBook", after: "CharterBook") -> Iterable[PartChange]:
    for name in PARTS:
        yield PartChange(name, _words(before, name), _words(after, name))


def _words(book: "CharterBook", name: str) -> str:
    if name == "signers":
        return "\n".join(f"{one.name} {one.office}".strip() for one in book.signers)
    return str(getattr(book, name))


def _chapter(
    before: "ChapterView | None",
    after: "ChapterView | None",
    old: "dict[int, tuple[ClauseView, ChapterView]]",
    kept: set[int],
) -> ChapterChange:
    """A chapter with its clauses, those that are gone at the place where they stood."""
    placed = [_clause(one, after, old) for one in after.clauses] if after else []
    for at, one in enumerate(before.clauses if before else ()):
        if one.id not in kept and before:
            change = ClauseChange("gone", one, None)
            placed.insert(_place(before.clauses[:at], placed), change)
    return ChapterChange(_chapter_kind(before, after), before, after, tuple(placed))


def _place(ahead: "Sequence[ClauseView]", placed: list[ClauseChange]) -> int:
    """Behind the nearest of those that stood before it and are here."""
    here = {change.id: n for n, change in enumerate(placed, 1) if change.before}
    return next((here[one.id] for one in reversed(ahead) if one.id in here), 0)


def _clause(
    after: "ClauseView",
    chapter: "ChapterView",
    old: "dict[int, tuple[ClauseView, ChapterView]]",
) -> ClauseChange:
    if not after.id or after.id not in old:
        return ClauseChange("added", None, after)
    before, stood = old[after.id]
    from_chapter = None if stood.id == chapter.id else stood
    return ClauseChange(_kind(before, after, bool(from_chapter)), before, after, from_chapter)


def _kind(before: "ClauseView", after: "ClauseView", is_elsewhere: bool) -> str:
    if before.state != after.state:
        return "repealed" if after.state == "repealed" else "restored"
    if before.text != after.text:
        return "changed"
    return "moved" if is_elsewhere or before.number != after.number else "same"


def _chapter_kind(before: "ChapterView | None", after: "ChapterView | None") -> str:
    if before is None or after is None:
        return "added" if before is None else "gone"
    return "same" if before.title == after.title else "renamed"
