"""Texts as people typed them, taken apart into what a paper prints with marks of its own."""

import re

from assembly.exports.papers import SubItem
from assembly.resolutions.rules import paragraphs

_ITEM = re.compile(r"^\(([\d๐-๙]{1,2}|[ก-ฮ])\)\s*")


def split_clause(text: str) -> tuple[str, tuple[SubItem, ...]]:
    """A clause's own words and its (1), (ก) items, each of which began a line."""
    own: list[str] = []
    items: list[SubItem] = []
    for line in paragraphs(text):
        mark = _ITEM.match(line)
        if mark:
            level = 1 if mark[1][0].isdigit() else 2
            items.append(SubItem(f"({mark[1]})", line[mark.end() :], level))
        elif items:
            last = items.pop()
            items.append(SubItem(last.mark, f"{last.text} {line}", last.level))
        else:
            own.append(line)
    return " ".join(own), tuple(items)
