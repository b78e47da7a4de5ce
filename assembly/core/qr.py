"""QR codes as one stroked path, for screens and paper."""

from dataclasses import dataclass
from functools import lru_cache
from re import sub

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


def wifi_said(name: str, password: str) -> str:
    """What a code says to join a network, as phones read it; what has a meaning there is escaped.

    segno's helper leaves the comma bare, at which some phones end the word.
    """
    name, password = (sub(r'([\\;,:"])', r"\\\1", word) for word in (name, password))
    return f"WIFI:T:WPA;S:{name};P:{password};;" if password else f"WIFI:T:nopass;S:{name};;"
