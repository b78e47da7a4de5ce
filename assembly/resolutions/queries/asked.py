"""What an address asks of the register, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assembly.resolutions.rules import STATES

MOST_DIGITS = 15


@dataclass(frozen=True)
class Asked:
    """What an address asks of the register; empty or zero: everything."""

    words: str = ""
    state: str = ""
    meeting: int = 0
    strategy: int = 0
    year: int = 0  # of the Buddhist Era
    body: int = 0
    page: int = 1

    @classmethod
    def by(cls, arguments: Mapping[str, str]) -> "Asked":
        numbers = {name: _number(arguments.get(name, "")) for name in _NUMBERS}
        state = arguments.get("state", "")
        words = arguments.get("q", "").replace("\0", "")[:200]
        numbers["page"] = max(1, numbers["page"])
        return cls(words=words, state=state if state in STATES else "", **numbers)

    def address(self, **changed: Any) -> dict[str, Any]:
        """The same question as arguments of an address, with some of it changed."""
        told = {"q" if name == "words" else name: value for name, value in vars(self).items()}
        told |= {"page": 1} | changed
        return {name: value for name, value in told.items() if value and (name, value) != _FIRST}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.address())

    @property
    def shows_gaps(self) -> bool:
        return not (self.words or self.state or self.strategy or self.body)


_NUMBERS = ("meeting", "strategy", "year", "body", "page")
_FIRST = ("page", 1)


def _number(typed: str) -> int:
    is_one = typed.isdecimal() and len(typed) <= MOST_DIGITS
    return int(typed) if is_one else 0
