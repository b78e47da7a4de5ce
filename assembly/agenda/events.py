from dataclasses import dataclass


@dataclass(frozen=True)
class ItemOpened:
    item_id: int
    meeting_id: int


@dataclass(frozen=True)
class ItemFinished:
    item_id: int
    meeting_id: int
