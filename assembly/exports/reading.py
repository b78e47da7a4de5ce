"""Texts as people typed them, taken apart into what a paper prints with marks of its own."""

import re

from assembly.exports.papers import SubItem

# How the paragraphs before "จึงมีมติดังต่อไปนี้" begin.
PREAMBLE = ("รับทราบ", "ตระหนัก", "กังวล", "ชื่นชม", "เห็นว่า", "โดยที่")
TURN = "จึงมีมติ"

# "1. ขอให้", "(๒) ขอให้", "- ขอให้"; not "10.5 ล้านบาท".
_NUMBER = re.compile(r"^(?:\(?[\d๐-๙]{1,2}[.)]|[-•–])\s*(?=[^\s\d๐-๙])")
_ITEM = re.compile(r"^\(([\d๐-๙]{1,2}|[ก-ฮ])\)\s*")


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def split_resolution(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Preamble and operative paragraphs; numbers people typed give way to the paper's own."""
    lines = paragraphs(text)
    start = next((n for n, line in enumerate(lines) if not line.startswith(PREAMBLE)), len(lines))
    if start == len(lines):  # a resolution to take note decides just that
        start = 0
    operative = [_NUMBER.sub("", line) for line in lines[start:] if not line.startswith(TURN)]
    return lines[:start], tuple(line for line in operative if line)


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
