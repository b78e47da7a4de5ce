from dataclasses import dataclass


@dataclass(frozen=True)
class FollowUpChanged:
    """The hall is asked about a promise, was asked, or is asked no more."""

    follow_up_id: int
    meeting_id: int
    commitment_id: int


@dataclass(frozen=True)
class CommitmentPutOn:
    """A promise stands on a running order: it came back, or has risen to another assembly."""

    commitment_id: int
    item_id: int
    meeting_id: int
