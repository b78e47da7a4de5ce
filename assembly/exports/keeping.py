"""Files that were printed for everybody, kept for who asks next until there are too many bytes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Kept:
    """By what they say: a key that names the state of the record never gives an old file."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.files: OrderedDict[Hashable, bytes] = OrderedDict()
        self.guard = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The file; made where nobody had it yet. Those not asked for longest go first."""
        with self.guard:
            found = self.files.get(key)
            if found is not None:
                self.files.move_to_end(key)
                return found
        made = make()
        with self.guard:
            self.files[key] = made
            while len(self.files) > 1 and sum(map(len, self.files.values())) > self.most:
                self.files.popitem(last=False)
        return made
