from dataclasses import dataclass


@dataclass(frozen=True)
class ProposalMoved:
    """A proposal was written, heard, adopted or sent."""

    proposal_id: int
    assembly_id: int
    state: str
