"""QR codes as one stroked path, for screens and paper."""

from dataclasses import dataclass
from functools import lru_cache

import segno

QUIET = 2  # modules of border; every code of ours lies on white with room around it


@dataclass(frozen=True)
class Code:
    """A QR code to draw: a path of strokes, and the width in modules with the border."""

    path: str
    size: int


@lru_cache(maxsize=256)
def code_for(address: str) -> Code:
    """The QR code of an address, readable from a phone at arm's length."""
    made = segno.make(address, error="m", micro=False)
    rows = [bytes(row) for row in made.matrix_iter(border=QUIET)]
    strokes = [stroke for y, row in enumerate(rows) for stroke in _strokes(y, row)]
    return Code("".join(strokes), len(rows))


def _strokes(y: int, row: bytes) -> list[str]:
    """The dark runs of one line of modules, each a horizontal stroke."""
    found, x = [], 0
    while (x := row.find(1, x)) >= 0:
        end = row.find(0, x)
        end = len(row) if end < 0 else end
        found.append(f"M{x} {y}.5h{end - x}")
        x = end
    return found
