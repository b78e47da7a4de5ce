from dataclasses import dataclass


@dataclass(frozen=True)
class ScreenChanged:
    """A screen shows something else, by the desk's choice or because the room moved on."""

    meeting_id: int
    name: str


@dataclass(frozen=True)
class ScreensChanged:
    """A screen of the meeting came or went."""

    meeting_id: int
    name: str
