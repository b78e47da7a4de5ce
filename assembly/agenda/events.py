from dataclasses import dataclass


@dataclass(frozen=True)
class ItemOpened:
    item_id: int
    meeting_id: int


@dataclass(frozen=True)
class ItemFinished:
    item_id: int
    meeting_id: int


@dataclass(frozen=True)
class ItemRemoved:
    """An item that nothing grew from is about to leave the running order."""

    item_id: int
    meeting_id: int


@dataclass(frozen=True)
class ItemCarriedOver:
    """A matter stands on another meeting's running order: ``item_id`` goes on from ``from_id``."""

    item_id: int
    from_id: int
    meeting_id: int
