"""The draft as the hall reads it: numbered, marked text in its place, in pages that fit a wall.

What is "before the room" is the amendment being voted, else the first one on the page the main
screen shows: the room goes through a draft from the top, and the desk turns the page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembly.amendments.queries import Paragraph, Proposal, Sheet, sheet_of
from assembly.core.marking import SAME, Part, tokens
from assembly.hall.rules import GAP, LINE_LETTERS, PAGE_LINES, QUARTERS, lines_of, width_of
from assembly.resolutions.queries import draft_of_item

AT_ONE_PLACE = 2  # proposals to one paragraph that a wall or a phone shows; the rest is counted
QUESTION_LETTERS = 44  # of a line of the question above; each line more takes one from the text
NUMBER_LETTERS = 4  # the number stands beside the text …
MARK_LETTERS = 7  # … and a proposal in a frame …
LABEL = 5  # … under a line that says what it is: quarters of a line


@dataclass(frozen=True)
class Leaf:
    """What stands as one block on the wall: a paragraph, or a proposal in its place."""

    number: int  # 0 where a paragraph goes on, or before the first
    parts: tuple[Part, ...]
    proposal: Proposal | None = None
    more: int = 0  # proposals to this paragraph that are not shown


@dataclass(frozen=True)
class Drafting:
    """The draft of one item, its pages, and what is before the room."""

    sheet: Sheet
    pages: tuple[tuple[Leaf, ...], ...]
    page: int
    floor: int | None  # the amendment

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return self.pages[self.page - 1]

    @property
    def page_of(self) -> Mapping[int, int]:
        """Amendment → the page of the wall that shows it."""
        placed = enumerate(self.pages, 1)
        return {leaf.proposal.id: n for n, page in placed for leaf in page if leaf.proposal}


def drafting_of(item_id: int, page: int = 1, *, named: bool = False) -> Drafting | None:
    """``named``: for the desk, with the proposers."""
    draft = draft_of_item(item_id)
    if draft is None:
        return None
    sheet = sheet_of(draft, named=named)
    lines = PAGE_LINES - min(lines_of(sheet.title, QUESTION_LETTERS) - 1, 3)
    pages = leaves_in_pages(sheet.paragraphs, lines)
    at = min(max(page, 1), len(pages))
    return Drafting(sheet, pages, at, _floor(sheet.open, pages[at - 1]))


def leaves_in_pages(
    paragraphs: Sequence[Paragraph], lines: int = PAGE_LINES
) -> tuple[tuple[Leaf, ...], ...]:
    """Blocks move to the next page as a whole; what is longer than a page is cut between words."""
    pages: list[list[Leaf]] = [[]]
    left = lines * QUARTERS
    for paragraph in paragraphs:
        for leaf in _leaves(paragraph, lines):
            need = _quarters(leaf) + GAP
            if need > left and pages[-1]:
                pages.append([])
                left = lines * QUARTERS
            pages[-1].append(leaf)
            left -= need
    return tuple(tuple(page) for page in pages)


def _leaves(paragraph: Paragraph, lines: int) -> Iterator[Leaf]:
    """A paragraph with the proposals to it: another text in its place, additions behind it."""
    instead = [p for p in paragraph.proposals if p.kind != "add"]
    added = [p for p in paragraph.proposals if p.kind == "add"]
    shown = [*instead[:AT_ONE_PLACE], *added[:AT_ONE_PLACE]]
    more = len(paragraph.proposals) - len(shown)
    if paragraph.number and not instead:
        plain = (Part(SAME, paragraph.text),)
        for place, parts in enumerate(_cut(plain, lines - 1, LINE_LETTERS - NUMBER_LETTERS)):
            yield Leaf(0 if place else paragraph.number, parts, more=0 if shown else more)
    for proposal in shown:
        pieces = _cut(proposal.parts, lines - 2, LINE_LETTERS - MARK_LETTERS)
        for place, parts in enumerate(pieces):
            number = paragraph.number if proposal.kind != "add" and not place else 0
            yield Leaf(number, parts, proposal, more if proposal is shown[-1] else 0)


def _quarters(leaf: Leaf) -> int:
    text = "".join(part.text for part in leaf.parts)
    if leaf.proposal is None:
        return lines_of(text, LINE_LETTERS - NUMBER_LETTERS) * QUARTERS
    return lines_of(text, LINE_LETTERS - MARK_LETTERS) * QUARTERS + LABEL


def _cut(parts: Sequence[Part], lines: int, letters: int) -> Iterator[tuple[Part, ...]]:
    """Marked text in pieces of at most so many lines, cut behind a space where there is one."""
    piece: list[tuple[str, str]] = []
    for each in ((part.kind, token) for part in parts for token in tokens(part.text)):
        if piece and width_of("".join(text for _, text in [*piece, each])) > lines * letters:
            cut = max((n for n, (_, text) in enumerate(piece, 1) if text.isspace()), default=0)
            cut = cut or len(piece)
            yield _joined(piece[:cut])
            piece = piece[cut:]
        piece.append(each)
    yield _joined(piece)


def _joined(pieces: Sequence[tuple[str, str]]) -> tuple[Part, ...]:
    found: list[Part] = []
    for kind, text in pieces:
        if found and found[-1].kind == kind:
            found[-1] = Part(kind, found[-1].text + text)
        else:
            found.append(Part(kind, text))
    return tuple(found)


def _floor(waiting: Sequence[Proposal], page: Sequence[Leaf]) -> int | None:
    voting = next((p.id for p in waiting if p.state == "voting"), None)
    return voting or next((leaf.proposal.id for leaf in page if leaf.proposal), None)
