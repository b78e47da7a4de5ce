from dataclasses import dataclass


@dataclass(frozen=True)
class StatementChanged:
    """A statement was put to the hall, closed, opened again, withheld, or moved in the order."""

    meeting_id: int


@dataclass(frozen=True)
class OpinionGiven:
    """Somebody said what they think, or changed their mind; of which statement stays unsaid."""

    meeting_id: int
