"""How long a body has not answered, in whole days; what stops the clock (ADR 26)."""

from datetime import date
from typing import NamedTuple


class Silence(NamedTuple):  # thousands are counted for one board
    """Days from a letter to its first real answer, to its withdrawal, or to today."""

    days: int
    goes_on: bool  # nothing stopped the clock yet
    late: int = 0  # of these, the days after the one until which an answer was asked for

    @property
    def is_overdue(self) -> bool:
        """No answer after the day until which one was asked for."""
        return self.goes_on and self.late > 0

    @property
    def came_late(self) -> bool:
        """An answer came, after the day until which one was asked for."""
        return not self.goes_on and self.late > 0


def silence(
    sent_on: date,
    today: date,
    *,
    due_on: date | None = None,
    answered_on: date | None = None,
    withdrawn_on: date | None = None,
) -> Silence:
    """The silence after a letter; a day has passed when the date is the next one.

    An answer or a withdrawal that is still to come stops nothing yet.
    """
    stops = [day for day in (answered_on, withdrawn_on) if day is not None and day <= today]
    end = min(stops, default=today)
    late = max((end - due_on).days, 0) if due_on else 0
    return Silence(max((end - sent_on).days, 0), not stops, late)


def longest(found: list[Silence]) -> Silence | None:
    """The one to be told of several: one that goes on before one that ended, then the longest."""
    return max(found, key=lambda one: (one.goes_on, one.late, one.days), default=None)


def reminder_is_due(found: Silence, asked_again_until: date | None, today: date) -> bool:
    """Whether a reminder is ready: overdue, and the day of the latest letter has passed too."""
    waits = asked_again_until is not None and asked_again_until >= today
    return found.is_overdue and not waits
