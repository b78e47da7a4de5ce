"""What a PDF shows in one operator: codes of two bytes in strings, and how far to move between."""

import re
from collections.abc import Iterator, Sequence

_SHOWN = re.compile(
    rb"\((?P<said>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<(?P<hex>[0-9A-Fa-f]+)>|(?P<move>-?[\d.]+)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def glyphs(shown: bytes, widths: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Each glyph's code, and its place in thousandths of the size, from the first one's."""
    at = 0.0
    for part in _SHOWN.finditer(shown):
        if part["move"]:
            at -= float(part["move"])
            continue
        hexed = part["hex"]
        codes = bytes.fromhex(hexed.decode()) if hexed else _unescaped(part["said"])
        for high, low in zip(codes[::2], codes[1::2], strict=True):
            yield high << 8 | low, at
            at += widths[high << 8 | low]


def _unescaped(said: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        told = found[1]
        return bytes([int(told, 8)]) if len(told) == 3 else _PLAIN.get(told, told)

    return _ESCAPE.sub(plain, said)
