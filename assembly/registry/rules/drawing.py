"""Where everything stands in the two pictures: the structure tree and the picture of networks.

Plain, and the same for the same data: blocks of lines stand side by side in columns, each under
the shortest column so far. What hangs together is written together; only what belongs to a second
network needs a line across. Measures are pixels of a picture that is ``WIDTH`` wide.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assembly.registry.rules.kinship import Branch

WIDTH = 1280
COLUMNS = 4
GUTTER = 28
COLUMN = (WIDTH - GUTTER * (COLUMNS - 1)) // COLUMNS
ROW = 24
HEAD = 34  # the first line of a block
PAD = 8
INDENT = 18
SMALL = 14  # a tree of no more lines is one block
LONG = 18  # a block of more lines is cut where its branches allow it
LETTER = 8.7  # the usual width of a letter, for cutting names
HEAVY = 10.0  # of one in a head


@dataclass(frozen=True)
class Spot:
    """One organisation's line: its left edge, its middle, and how many letters fit."""

    id: int
    x: int
    y: int
    letters: int
    is_head: bool = False


@dataclass(frozen=True)
class Block:
    """A card behind lines that hang together."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Line:
    """A path between two organisations; kinds: ``under``, ``also``, ``agreed``, ``follows``."""

    kind: str
    one: int
    other: int
    path: str


@dataclass(frozen=True)
class Drawing:
    height: int
    spots: tuple[Spot, ...]
    blocks: tuple[Block, ...] = ()
    lines: tuple[Line, ...] = ()
    headings: tuple[tuple[str, int], ...] = ()  # which heading, and its base line
    width: int = WIDTH


@dataclass
class _Sheet:
    """A drawing while it is made."""

    y: int = 0
    spots: list[Spot] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)

    def heading(self, which: str) -> None:
        self.y += ROW
        self.headings.append((which, self.y))
        self.y += PAD * 2

    def done(self) -> Drawing:
        parts = (tuple(self.spots), tuple(self.blocks), tuple(self.lines), tuple(self.headings))
        return Drawing(self.y + PAD, *parts)


def letters_in(width: int, *, is_head: bool = False) -> int:
    """How many letters fit into a width."""
    return max(4, int(width / (HEAVY if is_head else LETTER)))


def draw_tree(trees: Sequence[Branch]) -> Drawing:
    """Large trees one after another, their tops above; small ones together; single ones last.

    What stands under nothing and has nothing below it is in no structure yet.
    """
    sheet = _Sheet()
    small = [tree for tree in trees if 1 < tree.size <= SMALL]
    for tree in trees:
        if tree.size > SMALL:
            _large_tree(sheet, tree)
    if small:
        _stack(sheet, [_lines_of(tree) for tree in small])
    _singles(sheet, [tree.id for tree in trees if tree.size == 1])
    return sheet.done()


def draw_networks(
    members: Mapping[int, Sequence[int]],
    alone: Iterable[int],
    agreed: Iterable[tuple[int, int]] = (),
    follows: Iterable[tuple[int, int]] = (),
) -> Drawing:
    """Each network an island with those that belong to it first; who is in none stands below.

    ``members``: every network with its members, in the order to be drawn. Lines lead from a member
    to its further networks, and between those that agreed or that follow one another.
    """
    sheet, homes = _Sheet(), _homes(members)
    islands = [
        [(network, 0), *((one, 0) for one in inside if homes.get(one) == network)]
        for network, inside in members.items()
    ]
    _stack(sheet, islands, joined=False)
    _singles(sheet, list(alone))
    spots = {spot.id: spot for spot in sheet.spots}
    also = [(one, n) for n, inside in members.items() for one in inside if homes.get(one) != n]
    for kind, pairs in (("also", also), ("agreed", agreed), ("follows", follows)):
        drawn = [(a, b) for a, b in pairs if a in spots and b in spots]
        sheet.lines += [Line(kind, a, b, _curve(spots[a], spots[b])) for a, b in drawn]
    return sheet.done()


def _homes(members: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Where each member is written: in its first network; a network stands for itself."""
    homes: dict[int, int] = {}
    for network, inside in members.items():
        for one in inside:
            if one not in members:
                homes.setdefault(one, network)
    return homes


def _lines_of(tree: Branch, depth: int = 0) -> list[tuple[int, int]]:
    """A tree as lines: id and depth, from the top down."""
    below = [line for branch in tree.below for line in _lines_of(branch, depth + 1)]
    return [(tree.id, depth), *below]


def _large_tree(sheet: _Sheet, tree: Branch) -> None:
    """The top in a line of its own, what is directly below it in columns under it."""
    sheet.blocks.append(Block(0, sheet.y, COLUMN, HEAD + PAD))
    top = Spot(
        tree.id, PAD, sheet.y + (HEAD + PAD) // 2, letters_in(COLUMN - 34, is_head=True), True
    )
    sheet.spots.append(top)
    sheet.y += HEAD + PAD
    bus = sheet.y + GUTTER // 2
    sheet.y += GUTTER
    heads = _stack(sheet, _cut(tree), hang=True)
    start = f"M{COLUMN // 2} {bus - GUTTER // 2}V{bus}"
    for spot in heads:
        path = f"{start}H{spot.x - PAD - GUTTER // 2}V{spot.y}H{spot.x - PAD}"
        sheet.lines.append(Line("under", tree.id, spot.id, path))
    sheet.y += PAD


def _cut(tree: Branch) -> list[list[tuple[int, int]]]:
    """The blocks below a top: one for each branch that has branches, the rest in columns."""
    blocks = [_lines_of(branch) for branch in tree.below if branch.below]
    leaves = [(branch.id, 0) for branch in tree.below if not branch.below]
    tall = LONG if blocks else max(4, -(-len(leaves) // COLUMNS))
    return blocks + [leaves[at : at + tall] for at in range(0, len(leaves), tall)]


def _stack(
    sheet: _Sheet,
    blocks: Iterable[list[tuple[int, int]]],
    *,
    joined: bool = True,
    hang: bool = False,
) -> list[Spot]:
    """Blocks under the shortest column so far; answers what stands at the top of a block.

    ``joined``: lines inside a block lead from above to below. ``hang``: so does one from outside,
    in the gutter at the left.
    """
    left = GUTTER if hang else 0
    width = (WIDTH - left - (COLUMNS - 1) * GUTTER) // COLUMNS
    ends = [sheet.y] * COLUMNS
    tops: list[Spot] = []
    for lines in blocks:
        column = ends.index(min(ends))
        x, y = left + column * (width + GUTTER), ends[column]
        placed = _block(sheet, lines, x, y, width, joined=joined)
        ends[column] = sheet.blocks[-1].y + sheet.blocks[-1].height + PAD * 2
        tops += [spot for spot, (_id, depth) in zip(placed, lines, strict=True) if not depth]
    sheet.y = max(ends)
    return tops


def _block(
    sheet: _Sheet, lines: list[tuple[int, int]], x: int, y: int, width: int, *, joined: bool
) -> list[Spot]:
    """One card with its lines, the first of which heads it."""
    is_headed = not joined or (len(lines) > 1 and lines[1][1] > 0)
    first = HEAD if is_headed else ROW
    placed: list[Spot] = []
    above: dict[int, Spot] = {}
    for at, (one, depth) in enumerate(lines):
        middle = y + PAD // 2 + (first // 2 if at == 0 else first + ROW * (at - 1) + ROW // 2)
        room = width - PAD * 2 - depth * INDENT - 18
        is_head = at == 0 and is_headed
        letters = letters_in(room, is_head=is_head)
        spot = Spot(one, x + PAD + depth * INDENT, middle, letters, is_head)
        placed.append(spot)
        above[depth] = spot
        if joined and depth:
            sheet.lines.append(_elbow(above[depth - 1], spot))
    height = first + ROW * (len(lines) - 1) + PAD
    sheet.blocks.append(Block(x, y, width, height))
    sheet.spots += placed
    return placed


def _singles(sheet: _Sheet, ids: Sequence[int]) -> None:
    """Those that hang together with nothing, in even columns."""
    if not ids:
        return
    sheet.heading("alone")
    deep = -(-len(ids) // COLUMNS)
    for at, one in enumerate(ids):
        x, y = at // deep * (COLUMN + GUTTER), sheet.y + at % deep * ROW + ROW // 2
        sheet.spots.append(Spot(one, x + PAD, y, letters_in(COLUMN - PAD * 2 - 18)))
    sheet.y += deep * ROW + PAD


def _elbow(high: Spot, low: Spot) -> Line:
    x = high.x + 6
    return Line("under", high.id, low.id, f"M{x} {high.y + 9}V{low.y}H{low.x - 1}")


def _curve(one: Spot, other: Spot) -> str:
    """From the nearer edge of one to that of the other, by way of the gutters."""
    a, b = one.x - PAD, other.x - PAD
    if a == b:
        out = a - GUTTER + 6 if a else a + COLUMN + GUTTER - 6
        edge = a or a + COLUMN
        return f"M{edge} {one.y}C{out} {one.y} {out} {other.y} {edge} {other.y}"
    start, end = (a + COLUMN, b) if a < b else (a, b + COLUMN)
    bend = GUTTER if a < b else -GUTTER
    return f"M{start} {one.y}C{start + bend} {one.y} {end - bend} {other.y} {end} {other.y}"
