"""A draft is the text that stands with changes laid over it, one after another.

Nothing here touches what is in force: chapters and clauses go in, and come out as they would be
printed. Keys name them: "h3" and "c12" stand already, "x5" and "n7" are born of change 5 and 7.
A place is "after:c12", "start:h3"; of a chapter "after:h3", or "start:" before all others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assembly.charter.rules.numbering import added, sort_key, straight

ALREADY = "standing"


@dataclass(frozen=True)
class Line:
    """A clause of a draft. ``number`` is empty until it is known."""

    key: str
    number: str
    text: str
    state: str = ALREADY  # "repealed" is printed as such; "removed" never was printed
    lasting: bool = True  # people can have cited it: repealed, it keeps its place and number
    what: str = ""  # "amended", "inserted", "repealed", "moved"
    was: str = ""  # the words before
    change_id: int | None = None
    moved_from: str = ""  # key of the clause whose words these are


@dataclass(frozen=True)
class Section:
    """A chapter of a draft."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    was: str = ""  # the title before
    what: str = ""  # "inserted", "renamed", "moved"
    change_id: int | None = None


@dataclass(frozen=True)
class Step:
    """One change of a draft; the oldest is laid first."""

    id: int
    kind: str
    key: str = ""
    place: str = ""
    text: str = ""


class _Desk:
    """The chapters on the table while changes are laid over them."""

    def __init__(self, sections: Iterable[Section], *, fixed: bool) -> None:
        self.sections = list(sections)
        self.fixed = fixed

    def lay(self, step: Step) -> None:
        if step.kind.endswith("_chapter"):
            self._lay_chapter(step)
        elif step.kind == "insert":
            self._put(_born(step), step.place)
        elif (found := self._line(step.key)) is not None:
            self._lay_clause(step, *found)

    def knows(self, place: str) -> bool:
        """Whether what a place names is on the table already."""
        key = place.partition(":")[2]
        known = any(one.key == key for one in self.sections)
        return not key or known or self._line(key) is not None

    def _lay_clause(self, step: Step, at: int, line: Line) -> None:
        marked = replace(line, was=line.was or line.text, change_id=step.id)
        if step.kind == "amend":
            self._swap(at, line, replace(marked, text=step.text, what="amended"))
        elif step.kind == "repeal":
            gone = "repealed" if self.fixed or line.lasting else "removed"
            self._swap(at, line, replace(marked, state=gone, what="repealed"))
        elif step.kind == "move":
            self._move(step, at, line, marked)

    def _move(self, step: Step, at: int, line: Line, marked: Line) -> None:
        """Before any edition a clause walks; afterwards its number stays behind, repealed."""
        words = step.text or line.text
        if self.fixed:
            self._swap(at, line, replace(marked, state="repealed", what="moved"))
            moved = Line(f"n{step.id}", "", words, moved_from=line.key, was=line.text)
            self._put(replace(moved, what="moved", change_id=step.id, lasting=False), step.place)
        elif step.place.partition(":")[2] != line.key:
            self._swap(at, line, None)
            self._put(replace(marked, text=words, what="moved"), step.place)

    def _lay_chapter(self, step: Step) -> None:
        at = next((n for n, one in enumerate(self.sections) if one.key == step.key), None)
        if step.kind == "add_chapter":
            new = Section(f"x{step.id}", step.text, what="inserted", change_id=step.id)
            self._put_chapter(new, step.place)
        elif at is None:
            return
        elif step.kind == "rename_chapter":
            one = self.sections[at]
            renamed = replace(one, title=step.text, was=one.title, what="renamed")
            self.sections[at] = replace(renamed, change_id=step.id)
        elif step.place.partition(":")[2] != step.key:
            one = self.sections.pop(at)
            moved = replace(one, what=one.what or "moved", change_id=one.change_id or step.id)
            self._put_chapter(moved, step.place)

    def _put(self, line: Line, place: str) -> None:
        """Where the place is gone, at the end of the last chapter."""
        word, _colon, key = place.partition(":")
        found = self._line(key) if word == "after" else None
        at = next((n for n, one in enumerate(self.sections) if one.key == key), None)
        if found is not None:
            at, anchor = found
            lines = self.sections[at].lines
            cut = lines.index(anchor) + 1
        elif at is not None:
            lines, cut = self.sections[at].lines, 0
        elif self.sections:
            at = len(self.sections) - 1
            lines = self.sections[at].lines
            cut = len(lines)
        else:
            return
        self.sections[at] = replace(self.sections[at], lines=(*lines[:cut], line, *lines[cut:]))

    def _put_chapter(self, one: Section, place: str) -> None:
        word, _colon, key = place.partition(":")
        anchors = (n + 1 for n, other in enumerate(self.sections) if other.key == key)
        at = 0 if word == "start" else next(anchors, len(self.sections))
        self.sections.insert(at, one)

    def _line(self, key: str) -> tuple[int, Line] | None:
        found = (
            (n, row) for n, one in enumerate(self.sections) for row in one.lines if row.key == key
        )
        return next(found, None)

    def _swap(self, at: int, old: Line, new: Line | None) -> None:
        lines = tuple(new if one is old else one for one in self.sections[at].lines)
        kept = tuple(one for one in lines if one is not None)
        self.sections[at] = replace(self.sections[at], lines=kept)


def drafted(
    sections: Iterable[Section], steps: Iterable[Step], *, fixed: bool
) -> tuple[Section, ...]:
    """The text as it would stand with all changes laid over it, numbered.

    ``fixed`` says that an edition has been printed: from then on no number changes.
    """
    sections, steps = tuple(sections), tuple(steps)
    laid = _laid(sections, steps, fixed=fixed)
    if fixed and not rises(laid):  # a clause came to stand in a chapter that was to move
        laid = _laid(sections, [s for s in steps if s.kind != "move_chapter"], fixed=fixed)
    return _numbered(laid, fixed=fixed)


def is_circle(key: str, place: str, places: Mapping[str, str]) -> bool:
    """Whether something would come to stand after itself, through others that are drafted."""
    passed = {key}
    while (key := place.partition(":")[2]) in places or key in passed:
        if key in passed:
            return True
        passed.add(key)
        place = places[key]
    return False


def flat(sections: Iterable[Section]) -> tuple[Line, ...]:
    """The clauses that are printed, in the order of the text."""
    return tuple(line for one in sections for line in one.lines if line.state != "removed")


def rises(sections: Iterable[Section]) -> bool:
    """Whether the numbers that are given already stand in order."""
    numbers = [sort_key(line.number) for line in flat(sections) if line.number]
    return all(one < other for one, other in pairwise(numbers))


def _laid(sections: Iterable[Section], steps: Iterable[Step], *, fixed: bool) -> list[Section]:
    """The oldest change first, but none before what it is placed after."""
    desk, waiting = _Desk(sections, fixed=fixed), list(steps)
    while waiting:
        step = next((one for one in waiting if desk.knows(one.place)), waiting[0])
        waiting.remove(step)
        desk.lay(step)
    return desk.sections


def _born(step: Step) -> Line:
    return Line(f"n{step.id}", "", step.text, lasting=False, what="inserted", change_id=step.id)


def _numbered(sections: Sequence[Section], *, fixed: bool) -> tuple[Section, ...]:
    lines = flat(sections)
    numbers = _given([line.number for line in lines]) if fixed else straight(len(lines))
    known = {line.key: number for line, number in zip(lines, numbers, strict=True)}
    return tuple(
        replace(one, lines=tuple(replace(row, number=known.get(row.key, "")) for row in one.lines))
        for one in sections
    )


def _given(numbers: list[str]) -> list[str]:
    """Every empty place takes its number from those around it, from the first to the last."""
    found = list(numbers)
    for at, number in enumerate(found):
        if not number:
            before = [one for one in found[:at] if one]
            after = [one for one in found[at:] if one]
            found[at] = added([*before, *after], len(before))
    return found
