"""What papers of every kind name."""

from dataclasses import dataclass

UNTOLD = {"told": False}  # of a field that is drawn, and stands in no JSON


@dataclass(frozen=True)
class StrategyName:
    number: int
    name: str
