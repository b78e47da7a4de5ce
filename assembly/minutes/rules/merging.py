"""Two wordings of one passage, both made from a third: by lines, as two people write paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise


@dataclass(frozen=True)
class Edit:
    """Lines ``start`` to ``end`` of the base became these."""

    start: int
    end: int
    lines: tuple[str, ...]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The wording with both changes, or ``None`` where both changed the same lines.

    Lines that touch count as the same: who wrote between them cannot be told.
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    before = _lines(base)
    edits = _together(_edits(before, _lines(mine)), _edits(before, _lines(theirs)))
    return None if edits is None else "\n".join(_applied(before, edits))


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _edits(before: list[str], after: list[str]) -> list[Edit]:
    """What was changed, in the order of the base's lines."""
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        Edit(one, two, tuple(after[three:four]))
        for word, one, two, three, four in found
        if word != "equal"
    ]


def _together(mine: list[Edit], theirs: list[Edit]) -> list[Edit] | None:
    """Both people's edits in order, each once; ``None`` when two of them meet."""
    edits = sorted(set(mine) | set(theirs), key=lambda edit: (edit.start, edit.end))
    meet = any(later.start <= earlier.end for earlier, later in pairwise(edits))
    return None if meet else edits


def _applied(before: Sequence[str], edits: list[Edit]) -> list[str]:
    """The base's lines with every edit made."""
    lines: list[str] = []
    at = 0
    for edit in edits:
        lines += [*before[at : edit.start], *edit.lines]
        at = edit.end
    return [*lines, *before[at:]]
