"""Real lists: Word counts 1., (๑) and (ก) itself, and counts exactly what the paper says.

A list item whose number Word would not reach by counting on begins a list of its own at that
number. What is a name and not a count (ข้อ ๑๗/๑, มติ ๑๒.๓, ระเบียบวาระที่ ๕) is never a list: ADR 21.
"""

import re
from dataclasses import dataclass, field

from assembly.exports.digits import Digits
from assembly.exports.word_base import FONT, MORE, STEP
from assembly.exports.word_xml import Element, element

POINTS, ITEMS, PEOPLE = 0, 1, 2  # 1. 2. in a text · (1) (ก) under a clause · 1. 2. in a table
LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # as Word and the law count: no ฃ ฅ ฆ
_POINT = re.compile(r"([\d๐-๙]{1,4})\.")
_ITEM = re.compile(r"\((?:([\d๐-๙]{1,4})|([ก-ฮ]))\)")
Mark = tuple[int, int, int]  # kind of list, level, number
# By kind its levels: how they count ("": in the paper's digits), what is shown, the first indent.
KINDS: tuple[tuple[tuple[str, str, int], ...], ...] = (
    (("", "%1.", STEP),),
    (("", "(%1)", STEP + MORE), ("thaiLetters", "(%2)", STEP + 2 * MORE)),
    (("", "%1.", 0),),
)


def mark_of(text: str) -> Mark | None:
    """``1.``, ``(๒)`` and ``(ค)`` as counts; anything else is a name, and stays as typed."""
    if found := _POINT.fullmatch(text):
        return _counted(POINTS, 0, int(found[1]))
    found = _ITEM.fullmatch(text)
    if found and found[1]:
        return _counted(ITEMS, 0, int(found[1]))
    return _counted(ITEMS, 1, LETTERS.find(found[2]) + 1) if found else None


def _counted(kind: int, level: int, number: int) -> Mark | None:
    return (kind, level, number) if number else None


@dataclass
class Lists:
    """Which list a paragraph belongs to. ``started`` tells each list's kind and first number."""

    started: list[Mark] = field(default_factory=list)
    last: dict[int, int] = field(default_factory=dict)  # by level, in the list now open

    def end(self) -> None:
        """What is not an item came between: the next item begins a list anew."""
        self.last = {}

    def place(self, mark: Mark) -> tuple[int, int]:
        """The list's number and the item's level in it."""
        kind, level, number = mark
        if not self._goes_on(kind, level, number):
            self.started.append(mark)
            self.last = {}
        self.last = {**{k: n for k, n in self.last.items() if k < level}, level: number}
        return len(self.started), level

    def _goes_on(self, kind: int, level: int, number: int) -> bool:
        if not self.last:
            return False
        begun, root, _number = self.started[-1]
        return kind == begun and level >= root and number == self.last.get(level, 0) + 1


def fill_numbering(numbering: Element, lists: Lists, digits: Digits) -> None:
    """Write down the kinds of lists, and every list that was begun."""
    for child in list(numbering):
        numbering.remove(child)
    usual = "thaiNumbers" if digits == "thai" else "decimal"
    for kind, levels in enumerate(KINDS):
        made = [
            _level(n, count or usual, shown, first)
            for n, (count, shown, first) in enumerate(levels)
        ]
        many = element("multiLevelType", val="multilevel")
        numbering.append(element("abstractNum", many, *made, abstractNumId=kind))
    for n, mark in enumerate(lists.started, 1):
        numbering.append(
            element("num", element("abstractNumId", val=mark[0]), *_begins(mark), numId=n)
        )


def _begins(mark: Mark) -> list[Element]:
    kind, root, number = mark
    return [
        element("lvlOverride", element("startOverride", val=number if n == root else 1), ilvl=n)
        for n in range(len(KINDS[kind]))
    ]


def _level(n: int, count: str, shown: str, first: int) -> Element:
    """One level: set in at its first line only, as running text in Thai papers is."""
    face = element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=count),
        element("suff", val="space" if first else "nothing"),
        element("lvlText", val=shown),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=0, firstLine=first)),
        element("rPr", face),
        ilvl=n,
    )
