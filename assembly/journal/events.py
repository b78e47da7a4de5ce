from dataclasses import dataclass


@dataclass(frozen=True)
class CheckpointMade:
    """The journal's size and root were signed; screens may show the fingerprint."""

    checkpoint_id: int
    reason: str
    subject: str
