"""Who was seen where a moment ago. Kept in memory on purpose: it is no record of anything."""

import threading
import time
from collections import OrderedDict


class Seen:
    """People at places, each for some seconds after they were last heard of."""

    def __init__(self, seconds: float, most: int = 1000) -> None:
        self.seconds, self.most = seconds, most
        self.people: OrderedDict[tuple[object, object], tuple[str, str, float]] = OrderedDict()
        self.guard = threading.Lock()

    def note(self, room: object, who: object, name: str, place: str) -> None:
        """Somebody is at a place of a room now; at none, where it is empty."""
        with self.guard:
            self.people[room, who] = (name, place, time.monotonic())
            self.people.move_to_end((room, who))
            if len(self.people) > self.most:
                self.people.popitem(last=False)

    def others(self, room: object, who: object) -> dict[str, list[str]]:
        """Everybody else in the room: names by place."""
        oldest, found = time.monotonic() - self.seconds, dict[str, list[str]]()
        with self.guard:
            for (where, person), (name, place, at) in self.people.items():
                if where == room and person != who and at >= oldest and place:
                    found.setdefault(place, []).append(name)
        return found
