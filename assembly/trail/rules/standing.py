"""How promises stand on the board: every one in one way only, and a bar with a piece for each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assembly.commitments.rules import is_late

# As they lie in a bar. "late" is one whose day has passed while it is neither kept nor ended.
ORDER = ("kept", "moving", "waiting", "review", "late", "ended")
WHOLE = 10_000  # hundredths of a per cent


@dataclass(frozen=True)
class Piece:
    """A piece of a bar; ``x`` and ``width`` are hundredths of a per cent of the whole width."""

    kind: str
    count: int
    x: int
    width: int


@dataclass(frozen=True)
class Counts:
    """How many stand how; those that are not named stand at 0."""

    each: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.each.values())

    def of(self, kind: str) -> int:
        return self.each.get(kind, 0)

    @property
    def known(self) -> tuple[tuple[str, int], ...]:
        """Those there are, in the bar's order."""
        return tuple((kind, self.of(kind)) for kind in ORDER if self.of(kind))


def standing_of(state: str, due: date | None, today: date) -> str:
    """The state, or ``late``; the day itself is still in time."""
    return "late" if is_late(state, due, today) else state


def counted(standings: Iterable[str]) -> Counts:
    return Counts(Counter(standings))


def pieces(counts: Counts, longest: int) -> tuple[Piece, ...]:
    """The bar of these among others of which the longest holds ``longest`` promises.

    Edges are rounded, not widths, so that nothing is lost or laid over another.
    """
    drawn, before = [], 0
    for kind, count in counts.known:
        x, end = (WHOLE * n // max(longest, 1) for n in (before, before + count))
        drawn.append(Piece(kind, count, x, end - x))
        before += count
    return tuple(drawn)
