"""A table of rows under named columns: finding its head, and reading one row with all its faults.

What columns and words may be called is the feature's; how they are looked up is said here once.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import regex
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.core.tables import Line

HEAD_WITHIN = 5  # a title may stand above the head
_UNSAID = regex.compile(r"[\s\p{P}]+")

Words: TypeAlias = Mapping[str, tuple[str, ...]]  # what is meant → what it may be called


class BadRows(Refusal):
    status = 422
    message = _l("ยังไม่ได้นำเข้า มี %(count)s แถวที่ต้องแก้ แก้ในไฟล์แล้วลองใหม่")


@dataclass(frozen=True)
class Problem:
    """Why one row cannot be taken, for the person who has the file open beside it."""

    line: int
    sentence: str


def plain(word: str) -> str:
    """A word without what is not said: capitals, spaces and signs."""
    return str(_UNSAID.sub("", word)).casefold()


def meaning(said: str, words: Words) -> str | None:
    """What a word means, ``None`` for one that is not known."""
    return {plain(word): key for key, known in words.items() for word in known}.get(plain(said))


def head_of(
    lines: Sequence[Line], columns: Words, is_enough: Callable[[Collection[str]], bool]
) -> tuple[int, dict[str, int]] | None:
    """Where the head stands and the place of each known column; ``None`` where there is none."""
    names = {plain(alias): name for name, aliases in columns.items() for alias in aliases}
    for place, line in enumerate(lines[:HEAD_WITHIN]):
        found: dict[str, int] = {}
        for column, cell in enumerate(line.cells):
            name = names.get(plain(cell))
            if name is not None:
                found.setdefault(name, column)
        if is_enough(found):
            return place, found
    return None


@dataclass
class RowReader:
    """One row while it is read; what is wrong with it is collected, not only the first."""

    line: Line
    columns: Mapping[str, int]
    wrong: list[str] = field(default_factory=list, init=False)

    def says(self, sentence: str) -> None:
        self.wrong.append(sentence)

    def cell(self, name: str) -> str:
        place = self.columns.get(name)
        cells = self.line.cells
        return cells[place] if place is not None and place < len(cells) else ""

    def choice(self, name: str, head: str, words: Words, *, needed: bool = False) -> str | None:
        """The meaning of a word in a column headed ``head``; ``None`` for an empty one."""
        said = self.cell(name)
        found = meaning(said, words)
        if found is None and (said or needed):
            told = {"column": head, "words": " ".join(k[0] for k in words.values()), "said": said}
            self.says(_("ช่อง%(column)s ใช้ได้แค่ %(words)s ไม่ใช่ “%(said)s”", **told))
        return found

    def tick(self, name: str, head: str, yes: Sequence[str], no: Sequence[str]) -> bool:
        """A ticked column; an empty one is not ticked."""
        said = self.cell(name).casefold()
        if said and said not in yes and said not in no:
            self.says(_("ช่อง%(column)s ใส่ ใช่ หรือ ไม่ ไม่ใช่ “%(said)s”", column=head, said=said))
        return said in yes
