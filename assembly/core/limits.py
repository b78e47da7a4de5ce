"""Budgets: how often something may fail or be asked before everybody has to wait a little."""

import threading
import time
from collections import OrderedDict, deque

from flask import session

from assembly.core.errors import TooMany


class Failures:
    """At most ``most`` failures in any ``seconds``, all browsers together: codes cannot be guessed.

    Kept in memory on purpose: a budget is not a record.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self.moments: deque[float] = deque()
        self.guard = threading.Lock()

    def check(self) -> None:
        """Raise ``TooMany`` while the budget is spent."""
        with self.guard:
            while self.moments and self.moments[0] < time.monotonic() - self.seconds:
                self.moments.popleft()
            if len(self.moments) >= self.most:
                raise TooMany

    def add(self) -> None:
        with self.guard:
            self.moments.append(time.monotonic())

    def clear(self) -> None:
        self.moments.clear()


class Each:
    """A budget for each of many; those not heard of for longest are forgotten."""

    def __init__(self, most: int, seconds: float, known: int = 5000) -> None:
        self.most, self.seconds, self.known = most, seconds, known
        self.budgets: OrderedDict[str, Failures] = OrderedDict()

    def of(self, name: str) -> Failures:
        budget = self.budgets.setdefault(name, Failures(self.most, self.seconds))
        self.budgets.move_to_end(name)
        if len(self.budgets) > self.known:
            self.budgets.popitem(last=False)
        return budget


class EachBrowser(Each):
    """A budget for every anonymous browser."""

    def here(self) -> Failures:
        """The budget of the browser that is asking; never of its address: a hall shares one."""
        return self.of(str(session.get("participant", "")))
