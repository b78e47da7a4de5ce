"""What may be told, and how much."""

from dataclasses import dataclass

from assembly.grievances.rules.refusals import (
    NothingTold,
    NothingWritten,
    ToldTooMuch,
    WroteTooMuch,
)

TARGET_GROUPS = ("student", "working", "parent")
LONGEST = 1000  # characters as people count them
LONGEST_REASON = 300  # why words are withheld
LONGEST_MESSAGE = 600
MOST_MESSAGES = 40  # of one sender about one grievance
FEWEST_TOGETHER = 5  # become public at once; fewer wait
FEWEST_NEARBY = 5  # published in a subdistrict, before a voice is shown nearer than its district
KEEPING = (90, 180, 365, 730, 1095, 1825)  # days that an office may choose from
LONGEST_CONTACT = 100
CODE_DIGITS = 16


@dataclass(frozen=True)
class About:
    """What may be said of a grievance beside its words, its place and its strategy."""

    urgent: bool = False
    target_group: str | None = None
    meeting_id: int | None = None
    typed_by: int | None = None  # the staff account that wrote it down for another


@dataclass(frozen=True)
class Forgotten:
    """What a day of forgetting did, or would do."""

    keep_days: int
    erased: int
    waiting: int  # as old, but their matter is not over


def check_length(characters: int) -> None:
    """Refuses: NothingTold, ToldTooMuch."""
    if characters < 1:
        raise NothingTold
    if characters > LONGEST:
        raise ToldTooMuch(most=LONGEST, over=characters - LONGEST)


def check_message(characters: int) -> None:
    """Refuses: NothingWritten, WroteTooMuch."""
    if characters < 1:
        raise NothingWritten
    if characters > LONGEST_MESSAGE:
        raise WroteTooMuch(most=LONGEST_MESSAGE, over=characters - LONGEST_MESSAGE)


def grouped(code: str) -> str:
    """A tracking code as people read it: ``4821 0937 5560 1248``."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
