from dataclasses import dataclass


@dataclass(frozen=True)
class StageChanged:
    """A listening stage was called, counted, written down or moved: where is heard may differ."""

    assembly_id: int
    meeting_id: int
