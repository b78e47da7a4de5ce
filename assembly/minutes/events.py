from dataclasses import dataclass


@dataclass(frozen=True)
class PassageWritten:
    """The secretary's words at one place of a meeting's minutes now read otherwise."""

    meeting_id: int
    place: str


@dataclass(frozen=True)
class MinutesMoved:
    """Circulated, adopted, or somebody chosen to sign."""

    meeting_id: int
    state: str


@dataclass(frozen=True)
class CorrectionMoved:
    """Proposed, accepted, noted or declined."""

    correction_id: int
    meeting_id: int
    state: str
