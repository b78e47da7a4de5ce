from dataclasses import dataclass


@dataclass(frozen=True)
class AmendmentChanged:
    """An amendment was proposed, decided, taken back or reworded."""

    amendment_id: int
    meeting_id: int
    state: str
