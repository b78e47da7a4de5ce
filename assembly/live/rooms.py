"""Rooms: what can be watched, who may, and how its board is made.

A room's name is ``kind:key:language``, such as ``now:482913:th``; its board is the same for
everybody in it, so nothing personal may be in a board.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assembly.core.access import Actor
from assembly.core.errors import NotFound
from assembly.core.i18n import LANGUAGES


@dataclass(frozen=True)
class Board:
    """The whole present state of a room: a partial with what it needs, and its numbers."""

    template: str
    context: Mapping[str, Any]
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A kind of room. ``pace`` is the least time in seconds between two replaceable boards."""

    name: str
    guard: Callable[[Actor, str], bool]
    board: Callable[[str], Board]
    pace: float


_kinds: dict[str, Kind] = {}


def room(
    name: str, *, guard: Callable[[Actor, str], bool], pace: float
) -> Callable[[Callable[[str], Board]], Callable[[str], Board]]:
    """Register a kind of room around the function that makes its board from the room's key."""

    def register(board: Callable[[str], Board]) -> Callable[[str], Board]:
        _kinds[name] = Kind(name, guard, board, pace)
        return board

    return register


def is_kind(name: str) -> bool:
    return name in _kinds


def address(kind: str, key: str, language: str) -> str:
    return f"{kind}:{key}:{language}"


def parse(name: object) -> tuple[Kind, str, str]:
    """Kind, key and language of a room's name. Raises ``NotFound`` for anything else."""
    parts = name.split(":") if isinstance(name, str) and len(name) <= 100 else []
    if len(parts) != 3 or "\0" in parts[1] or parts[0] not in _kinds or parts[2] not in LANGUAGES:
        raise NotFound
    return _kinds[parts[0]], parts[1], parts[2]
