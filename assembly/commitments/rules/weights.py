"""How far a whole is, from its parts: whole numbers, rounded down, so that 100 means all of it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """One part's weight in the whole, its state and how far it is."""

    weight: int
    state: str
    progress: int

    @property
    def done(self) -> int:
        return 100 if self.state == "kept" else self.progress


def rolled_up(parts: Iterable[Share]) -> int:
    """The weighted floor of the parts that still count; those that are ended are left out."""
    counting = [part for part in parts if part.state != "ended"]
    whole = sum(part.weight for part in counting)
    return sum(part.weight * part.done for part in counting) // whole if whole else 0
