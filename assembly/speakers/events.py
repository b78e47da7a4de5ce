from dataclasses import dataclass


@dataclass(frozen=True)
class FloorChanged:
    """Who waits to speak, and in which order, is another now."""

    meeting_id: int


@dataclass(frozen=True)
class SpeakerCalled:
    meeting_id: int


@dataclass(frozen=True)
class SpeechEnded:
    """The one who spoke has ended; ``waiting`` says how many others ask for the floor."""

    meeting_id: int
    waiting: int


@dataclass(frozen=True)
class SpeakerTimed:
    """The speaker was given more time, or was asked to come to an end."""

    meeting_id: int
