"""Everything that the promise board counts, made once for each state of the record.

The board is the same for everybody. All that it counts is written into the journal when it changes,
so the size of the journal names a state of it: with another size, on another day, in another
language or of another assembly it is counted anew. What people say of promises waits until it
stands in the journal, and is read for each page. A few are kept.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date

from flask import current_app

from assembly.core.i18n import current
from assembly.journal.queries import journal_size
from assembly.trail.queries.promise_pictures import (
    Answers,
    Bar,
    Facts,
    Tile,
    answers_of,
    bars_of,
    facts_of,
    panels_of,
    tiles_of,
    whole_of,
)
from assembly.trail.queries.promise_rows import bodies_in_order
from assembly.trail.queries.promise_silence import Clock, clock_of
from assembly.trail.rules.quarters import Panel

MOST = 4  # of 2,000 promises each takes about three megabytes
KEPT = "promises counted"


@dataclass(frozen=True)
class Counted:
    """The board without what somebody asks of its list."""

    facts: Facts
    bars: tuple[Bar, ...]
    tiles: tuple[Tile, ...]
    whole: Tile
    panels: tuple[Panel, ...]
    clock: Clock
    answers: tuple[Answers, ...]
    bodies: tuple[tuple[int, str], ...]


class Shelf:
    """Those asked for last."""

    def __init__(self) -> None:
        self.found: OrderedDict[tuple[object, ...], Counted] = OrderedDict()
        self.guard = threading.Lock()

    def take(self, key: tuple[object, ...]) -> Counted | None:
        with self.guard:
            return self.found.get(key)

    def put(self, key: tuple[object, ...], counted: Counted) -> Counted:
        """Kept instead of what was counted of the same assembly in that language before."""
        with self.guard:
            for old in [one for one in self.found if one[:2] == key[:2]]:
                del self.found[old]
            self.found[key] = counted
            while len(self.found) > MOST:
                self.found.popitem(last=False)
        return counted


def counted_of(assembly_id: int, today: date) -> Counted:
    shelf: Shelf = current_app.extensions.setdefault(KEPT, Shelf())
    key = (assembly_id, current(), today, journal_size())  # the size before anything is counted
    return shelf.take(key) or shelf.put(key, _counted(assembly_id, today))


def _counted(assembly_id: int, today: date) -> Counted:
    facts = facts_of(assembly_id, today)
    return Counted(
        facts=facts,
        bars=bars_of(facts),
        tiles=tiles_of(facts),
        whole=whole_of(facts),
        panels=panels_of(facts.rows, today),
        clock=clock_of(facts.silent),
        answers=answers_of(facts),
        bodies=bodies_in_order(assembly_id),
    )
