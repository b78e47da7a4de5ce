from dataclasses import dataclass


@dataclass(frozen=True)
class DraftChanged:
    """A draft was written, shown or put to the vote."""

    agenda_item_id: int
    meeting_id: int
    state: str


@dataclass(frozen=True)
class ResolutionAdopted:
    resolution_id: int
    meeting_id: int
    agenda_item_id: int


@dataclass(frozen=True)
class ClauseWritten:
    """A resolution became a clause of the charter."""

    clause_id: int
    resolution_id: int
    meeting_id: int
    assembly_id: int
