"""The floor as every face of it reads it, and the roll that the desk searches."""

from assembly.speakers.queries.floor import (
    Floor,
    MyFloor,
    SpeechView,
    Timer,
    floor_of,
    in_order,
    my_floor,
    requests_in,
    running_speech,
    speaker_now,
    speech_in,
    spoken_in,
    standing_of,
)
from assembly.speakers.queries.roll import Found, find_members

__all__ = [
    "Floor",
    "Found",
    "MyFloor",
    "SpeechView",
    "Timer",
    "find_members",
    "floor_of",
    "in_order",
    "my_floor",
    "requests_in",
    "running_speech",
    "speaker_now",
    "speech_in",
    "spoken_in",
    "standing_of",
]
