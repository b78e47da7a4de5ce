"""The sieve: goes through all that pages draw with."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Object, Stream, StreamDecodeLevel

from .belongs import ACTIONS, FACE, IDLE, NAMED, PLAIN, RESOURCES, STREAM, keep_only
from .bounds import MOST_FILTERS, MOST_IN_ALL, MOST_OBJECTS, MOST_UNFOLDED, Unfit, check_size
from .packing import DRAWN_ALREADY, filters_of, peel
from .pages import contents


class Sieve:
    """Goes once through everything that pages draw with; what does not draw falls through."""

    def __init__(self) -> None:
        self.seen: set[tuple[int, int]] = set()
        self.count = self.unfolded = 0
        self.todo: list[Object] = []

    def run(self, pages: list[Object]) -> None:
        for page in pages:
            keep_only(page["/Resources"], RESOURCES)
            self.todo += [page["/Resources"], *contents(page)]
            while self.todo:
                self._sift(self.todo.pop())

    def _sift(self, thing: Object) -> None:
        if thing.is_indirect:
            if thing.objgen in self.seen:
                return
            self.seen.add(thing.objgen)
        self.count += 1
        if self.count > MOST_OBJECTS:
            raise Unfit("much")
        if isinstance(thing, Stream):
            self._sift_stream(thing)
        inside = thing.stream_dict if isinstance(thing, Stream) else thing
        for key, value in list(_children(inside)):
            _trim(key, value)
            if _is_idle(value):
                del inside[key]
            elif key == "/Resources" and isinstance(value, Dictionary):
                keep_only(value, RESOURCES)
                self.todo.append(value)
            else:
                self.todo.append(value)

    def _sift_stream(self, stream: Object) -> None:
        keep_only(stream.stream_dict, STREAM)
        check_size(int(_number(stream, "/Width")), int(_number(stream, "/Height")))
        filters = filters_of(stream)
        if len(filters) > MOST_FILTERS:
            raise Unfit("broken")
        if any(one in DRAWN_ALREADY for one in filters):
            size = peel(stream, filters)
        else:
            size = len(stream.read_bytes(StreamDecodeLevel.generalized))
        self.unfolded += size
        if size > MOST_UNFOLDED or self.unfolded > MOST_IN_ALL:
            raise Unfit("much")


def _children(inside: Object) -> Iterator[tuple[Any, Object]]:
    """What hangs in a dictionary or an array, with where it hangs; arrays from their end."""
    if isinstance(inside, Dictionary):
        found: Iterator[tuple[Any, Any]] = iter(inside.items())
    else:
        found = reversed(list(enumerate(list(inside))))
    return ((key, one) for key, one in found if isinstance(one, Dictionary | Array | Stream))


def _trim(key: Any, value: Object) -> None:
    """Of faces and ways of drawing what draws; never whose they are, and no words beside."""
    if key in PLAIN and isinstance(value, Dictionary):
        keep_only(value, PLAIN[key])
    several: Any = ()
    if key in NAMED and isinstance(value, Dictionary):
        several = [one for _name, one in value.items()]
    elif key == "/DescendantFonts" and isinstance(value, Array):
        several = list(value)
    for one in several:
        if isinstance(one, Dictionary):
            keep_only(one, NAMED.get(key, FACE))


def _is_idle(value: Object) -> bool:
    """Whether it is none of what draws; by what it is, for its name may be anything."""
    if isinstance(value, Array):
        return False
    return (
        str(value.get("/Type", "")) in IDLE
        or (str(value.get("/S", "")) in ACTIONS)
        or any(key in value for key in ("/JS", "/EF", "/AA", "/OpenAction"))
    )


def _number(holder: Object, key: str) -> float:
    found = holder.get(key, 0)
    return float(found) if isinstance(found, int | float) else 0
