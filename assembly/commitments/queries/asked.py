"""What an address asks of the commitments, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assembly.commitments.rules import STATES

MOST_DIGITS = 15
HEEDS = ("late", "unreported")  # what somebody should look at: over its day, without a report


@dataclass(frozen=True)
class Asked:
    """Empty or zero: everything. ``district`` is a code; ``year`` that of the due day, in B.E."""

    words: str = ""
    state: str = ""
    heed: str = ""
    body: int = 0
    district: str = ""
    strategy: int = 0
    year: int = 0
    page: int = 1

    @classmethod
    def by(cls, arguments: Mapping[str, str]) -> "Asked":
        numbers = {name: _number(arguments.get(name, "")) for name in _NUMBERS}
        numbers["page"] = max(1, numbers["page"])
        state, heed = arguments.get("state", ""), arguments.get("heed", "")
        district = arguments.get("district", "")
        return cls(
            words=arguments.get("q", "").replace("\0", "")[:200],
            state=state if state in STATES else "",
            heed=heed if heed in HEEDS else "",
            district=district if district.isascii() and district.isdecimal() else "",
            **numbers,
        )

    def address(self, **changed: Any) -> dict[str, Any]:
        """The same question as arguments of an address, with some of it changed."""
        told = {"q" if name == "words" else name: value for name, value in vars(self).items()}
        told |= {"page": 1} | changed
        return {name: value for name, value in told.items() if value and (name, value) != _FIRST}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.address())


_NUMBERS = ("strategy", "year", "body", "page")
_FIRST = ("page", 1)


def _number(typed: str) -> int:
    is_one = typed.isdecimal() and len(typed) <= MOST_DIGITS
    return int(typed) if is_one else 0
