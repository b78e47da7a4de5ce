"""Budgets: how often something may fail or be asked before everybody has to wait a little."""

import ipaddress
import threading
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager

from flask import has_request_context, request, session

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


class Shared(Failures):
    """A budget of everybody's, of which no address may spend more than it leaves to the others.

    Who has spent as much as is free waits: one address gets half of all, the next half of what is
    left. A hall whose phones have one address in common has half to itself, so that ``most`` is
    twice what such a hall may need. Addresses stay in memory for as long as they count, and are
    told to nobody.
    """

    def __init__(self, most: int, seconds: float) -> None:
        super().__init__(most, seconds)
        self.who: deque[str] = deque()
        self.spent: Counter[str] = Counter()

    def check(self) -> None:
        """Raise ``TooMany`` while the budget is spent, or this address has had its share."""
        with self.guard:
            self._forget_the_old()
            if self.spent[network_here()] >= self.most - len(self.moments):
                raise TooMany

    def add(self) -> None:
        with self.guard:
            self.moments.append(time.monotonic())
            self.who.append(network_here())
            self.spent[self.who[-1]] += 1

    def clear(self) -> None:
        super().clear()
        self.who.clear()
        self.spent.clear()

    def _forget_the_old(self) -> None:
        while self.moments and self.moments[0] < time.monotonic() - self.seconds:
            self.moments.popleft()
            self.spent[self.who.popleft()] -= 1
        self.spent = +self.spent  # whoever has nothing left is not remembered


def network_here() -> str:
    """Where the request comes from, as far as one person is likely to have it alone.

    Of IPv6 the first 48 bits: whoever has one address there has as many as he likes.
    """
    told = (request.remote_addr or "") if has_request_context() else ""
    try:
        address = ipaddress.ip_address(told.partition("%")[0])
    except ValueError:
        return told
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        network = ipaddress.ip_network((int(address) >> 80 << 80, 48))
        return str(mapped or network.network_address)
    return str(address)


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


class AtOnce:
    """So many at the same time for each name, and so many in all: files that are being read."""

    def __init__(self, each: int, together: int) -> None:
        self.each, self.together = each, together
        self.going: Counter[str] = Counter()
        self.guard = threading.Lock()

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Raise ``TooMany`` where as many are going on already."""
        with self.guard:
            if self.going[name] >= self.each or self.going.total() >= self.together:
                raise TooMany
            self.going[name] += 1
        try:
            yield
        finally:
            with self.guard:
                self.going[name] -= 1
                self.going = +self.going


class EachBrowser(Each):
    """A budget for every anonymous browser."""

    def here(self) -> Failures:
        """The budget of the browser that is asking; never of its address: a hall shares one."""
        return self.of(str(session.get("participant", "")))
