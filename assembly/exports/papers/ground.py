"""What papers of every kind name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StrategyName:
    number: int
    name: str
