"""Which promise comes before the room first: the late, then the silent, then what came back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

UNFINISHED = ("waiting", "moving", "review")
SILENT = 90  # days without a word, where no letter was sent, that are called silence
# In the order in which the room hears of them; those it has dealt with come last.
GROUPS = ("late", "silent", "returned", "going", "decided")


@dataclass(frozen=True)
class Standing:
    """As much of a promise as its place in the order needs."""

    id: int
    state: str
    due_on: date | None
    since: date  # the day of its latest report, or of the promise itself
    unanswered: int = 0  # days that a body has not answered a letter about it
    refused: bool = False  # the body that was asked last said no
    decided: bool = False  # this meeting has decided on it

    def days_late(self, today: date) -> int:
        """Days since the day it was promised for; 0 while that is to come, or there is none."""
        return max((today - self.due_on).days, 0) if self.due_on else 0

    def silent_days(self, today: date) -> int:
        """Days without an answer to a letter; where none waits for one, days without a report."""
        return self.unanswered or max((today - self.since).days, 0)


def group_of(one: Standing, today: date) -> str:
    """What a promise is to the room: one of ``GROUPS``."""
    if one.decided:
        return "decided"
    if one.refused or one.state == "review":
        return "late" if one.days_late(today) and not one.refused else "returned"
    if one.days_late(today):
        return "late"
    is_silent = one.unanswered > 0 or one.silent_days(today) > SILENT
    return "silent" if is_silent else "going"


def in_order(found: Iterable[Standing], today: date) -> tuple[Standing, ...]:
    """The latest first, then the most silent, then what came back, then by the day it is due."""

    def place(one: Standing) -> tuple[int, int, int, date, int]:
        group = GROUPS.index(group_of(one, today))
        due = one.due_on or date.max
        return group, -one.days_late(today), -one.silent_days(today), due, one.id

    return tuple(sorted(found, key=place))
