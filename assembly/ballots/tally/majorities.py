"""How much agreement a question needs, and where its line stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from assembly.ballots.tally.figures import Tally

MOST_PARTS = 100  # of a custom share


class Majority(Protocol):
    """How much agreement a question needs; ``present`` are the electors in the room at the close.

    ``needed`` is the fewest yes votes that carry, where the line stands; never less than one.
    """

    def needed(self, tally: Tally, present: int) -> int: ...
    def reached(self, tally: Tally, present: int) -> bool: ...


@dataclass(frozen=True)
class Simple:
    """เสียงข้างมาก: more yes than no; abstentions weigh nothing. 95 of 189, 96 of 190."""

    def needed(self, tally: Tally, present: int) -> int:
        return (tally.yes + tally.no) // 2 + 1

    def reached(self, tally: Tally, present: int) -> bool:
        return tally.yes > tally.no


@dataclass(frozen=True)
class Absolute:
    """เสียงเกินกึ่งหนึ่งของผู้มาประชุม: more than half of those present, silent or not."""

    def needed(self, tally: Tally, present: int) -> int:
        return max(present, tally.received) // 2 + 1

    def reached(self, tally: Tally, present: int) -> bool:
        return 2 * tally.yes > max(present, tally.received)


@dataclass(frozen=True)
class Share:
    """At least so many parts of all votes cast, abstentions included: two thirds, three quarters.

    ``ValueError`` for a share of half or less, or more than all.
    """

    part: int
    of: int

    def __post_init__(self) -> None:
        if not (0 < self.part <= self.of <= MOST_PARTS and 2 * self.part > self.of):
            raise ValueError("a share is more than half and at most all")

    def needed(self, tally: Tally, present: int) -> int:
        return max(1, -(-self.part * tally.cast // self.of))

    def reached(self, tally: Tally, present: int) -> bool:
        return tally.yes > 0 and self.of * tally.yes >= self.part * tally.cast


_NAMED: Mapping[str, Majority] = {
    "simple": Simple(),
    "absolute": Absolute(),
    "two_thirds": Share(2, 3),
}


def majority_named(name: str) -> Majority:
    """The majority of a ballot: simple, absolute, two_thirds, or a custom share such as "3/4".

    ``ValueError`` for anything else.
    """
    part, stroke, of = name.partition("/")
    if not stroke:
        if name not in _NAMED:
            raise ValueError(f"no such majority: {name}")
        return _NAMED[name]
    if not (part.isascii() and part.isdecimal() and of.isascii() and of.isdecimal()):
        raise ValueError(f"no such majority: {name}")
    return Share(int(part), int(of))


def is_tied(tally: Tally, majority: str) -> bool:
    """As many yes as no, and not none, where yes against no is all that is asked."""
    return isinstance(majority_named(majority), Simple) and tally.yes == tally.no > 0
