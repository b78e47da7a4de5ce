"""A paper as a row of blocks: what every printer prints, in the same words and the same order.

Layouts make them with Arabic digits; ``Manuscript.in_digits`` gives the official Thai ones.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from assembly.exports.digits import Digits, speller


@dataclass(frozen=True)
class Title:
    """Centred lines at the head of a paper; a further paper begins on a new page."""

    lines: tuple[str, ...]
    new_page: bool = False
    cover: bool = False  # alone on its page, as the first of a book


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; Word and PDF readers list it at their side.

    ``mark`` is what the foot of its page calls it: ข้อ 12, มติ 12.3. Empty: the foot passes it over.
    """

    level: int
    lines: tuple[str, ...]
    centred: bool = False
    mark: str = ""
    span: str = ""  # what it holds, as the contents say it: ข้อ 1–5


@dataclass(frozen=True)
class Paragraph:
    """Running text. ``lead`` stands before it in bold; ``step`` sets in the first line only.

    A lead such as 1. and an ``item`` such as (1) or (ก) are counts: Word counts them itself.
    """

    text: str
    lead: str = ""
    step: int = 1
    note: bool = False  # small print: where something comes from
    follows: bool = False  # stays on the page of what comes next
    mark: str = ""  # what the foot of its page calls it, as a heading's
    item: str = ""  # (1), (ก): stands before the text as it is


@dataclass(frozen=True)
class Column:
    head: str
    width: int  # its share of the page's width
    align: Literal["left", "center"] = "left"


@dataclass(frozen=True)
class Table:
    """Its head is repeated on each page. A table without rules is a list in columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    ruled: bool = True


@dataclass(frozen=True)
class Link:
    """A permanent address, as words and as a QR code."""

    text: str
    url: str


@dataclass(frozen=True)
class Links:
    """Several addresses side by side, each with its code; the text says what each is for."""

    links: tuple[Link, ...]


@dataclass(frozen=True)
class Signature:
    """Room for a name to be signed, at the right; above it how a letter ends (``closing``)."""

    name: str
    office: str
    closing: str = ""


@dataclass(frozen=True)
class Rule:
    """A short line under a head."""


@dataclass(frozen=True)
class Bars:
    """Counts as bars: (name, the count as it is read, its share and the owed part's, of 1,000)."""

    rows: tuple[tuple[str, str, int, int], ...]
    key: tuple[str, str]  # what the dark part is, and the light one


@dataclass(frozen=True)
class Facts:
    """What there is to know of one thing: names with what they say, under a line as long as what
    was done of it.
    """

    rows: tuple[tuple[str, str], ...]
    share: int | None = None  # done, per cent; none: no line


@dataclass(frozen=True)
class Heat:
    """The matrix as a picture: columns' names, rows of (name, cells); a cell's tint is 0 … 4."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]


@dataclass(frozen=True)
class Picture:
    content: bytes  # a JPEG
    width: int
    height: int
    says: str


@dataclass(frozen=True)
class Pictures:
    """Pictures side by side, each with a line under it."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Contents:
    """What is in the paper: its headings of level 1 and where each begins, on a page of its own."""

    head: str


@dataclass(frozen=True)
class Letterhead:
    """An organisation's own head, before everything; ``foot`` stands under every page."""

    name: str
    lines: tuple[str, ...]  # address and telephone
    heading: str  # what this kind of paper is called
    foot: str
    picture: Picture | None  # the seal


Block = (
    Letterhead
    | Title
    | Heading
    | Paragraph
    | Table
    | Link
    | Links
    | Signature
    | Rule
    | Bars
    | Facts
    | Heat
    | Pictures
    | Contents
)


@dataclass(frozen=True)
class Seal:
    """Where the journal stood when the paper was made, for the foot of each page.

    ``index`` entries lay under the checkpoint whose root reads ``fingerprint``, so that whoever
    holds the journal can find that very state again. It is written on the paper as it is spoken:
    the fingerprint keeps its own digits.
    """

    index: int
    fingerprint: str  # "5V0K 8Z3M 1QYW 94TC"
    made_on: date  # the day of that checkpoint


@dataclass(frozen=True)
class Manuscript:
    """A whole paper, ready to be printed."""

    title: str
    author: str
    dated: date
    blocks: tuple[Block, ...]
    names: tuple[str, ...]
    is_example: bool
    digits: Digits = "arabic"
    seal: Seal | None = None
    lang: Literal["th", "en"] = "th"  # of the words that stand on the paper

    def in_digits(self, digits: Digits) -> "Manuscript":
        """The same paper with its texts cleaned and its figures in the asked digits."""
        spell = speller(digits)
        blocks = tuple(cast(Block, _each_text(block, spell)) for block in self.blocks)
        names = tuple(sorted(map(spell, self.names), key=len, reverse=True))
        title, author = spell(self.title), spell(self.author)
        return dataclasses.replace(
            self, title=title, author=author, blocks=blocks, names=names, digits=digits
        )


def _each_text(value: Any, spell: Callable[[str], str]) -> Any:
    """``value`` with ``spell`` applied to every text in it, whatever it is nested in."""
    if isinstance(value, str):
        return spell(value)
    if isinstance(value, tuple):
        return tuple(_each_text(part, spell) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        return type(value)(**{name: _each_text(part, spell) for name, part in fields.items()})
    return value
