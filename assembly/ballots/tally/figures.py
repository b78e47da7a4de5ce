"""What lay in the box, in figures, and what they tell of people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """What lay in the box. Spoiled envelopes could not be read and count for nothing."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    spoiled: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.abstain, self.spoiled) < 0:
            raise ValueError("a tally has no negative numbers")

    @property
    def cast(self) -> int:
        """Valid votes, abstentions included."""
        return self.yes + self.no + self.abstain

    @property
    def received(self) -> int:
        """Everything that lay in the box: ``cast`` and spoiled."""
        return self.cast + self.spoiled


def count(choices: Iterable[str], spoiled: int = 0) -> Tally:
    """The tally of single choices; ``TypeError`` for a word that is not on the ballot."""
    return Tally(**Counter(choices), spoiled=spoiled)


def unanimous(tally: Tally) -> bool:
    """Whether everybody who voted said yes: no other choice, nothing unread."""
    return 0 < tally.yes == tally.received


def reveals_voters(tally: Tally, fewest: int) -> bool:
    """Whether the figures tell what single people chose: under ``fewest`` votes, or all alike."""
    return tally.cast < fewest or tally.cast in (tally.yes, tally.no, tally.abstain)


def agreeing(districts: Mapping[str, Tally]) -> int:
    """In how many districts more people said yes than no."""
    return sum(tally.yes > tally.no for tally in districts.values())
