"""Whether a page comes to an end: pieces that draw pieces, letters drawn with letters."""

import re
from typing import Any

from pikepdf import Dictionary, Name, Object, Stream, StreamDecodeLevel

from .bounds import DEEPEST, MOST_DRAWN, MOST_INSIDE, Unfit
from .pages import contents

_DO = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def check_drawing(page: Object) -> None:
    """A page whose pieces draw pieces that draw pieces may be small, and never come to an end."""
    body = b"\n".join(one.read_bytes(StreamDecodeLevel.generalized) for one in contents(page))
    if _drawn(body, page["/Resources"], {}, 0) > MOST_DRAWN:
        raise Unfit("much")
    _check_inside(page["/Resources"], set(), 0)


def _check_inside(resources: Object, seen: set[Any], depth: int) -> None:
    """Ten letters each of which draws ten letters, twelve times over, are never drawn."""
    if depth > MOST_INSIDE:
        raise Unfit("much")
    for kind in ("/Font", "/Pattern", "/XObject"):
        named = resources.get(kind)
        for one in [one for _name, one in named.items()] if isinstance(named, Dictionary) else ():
            own = one.get("/Resources") if isinstance(one, Dictionary | Stream) else None
            place = (one.objgen, depth) if own is not None and one.is_indirect else object()
            if isinstance(own, Dictionary) and place not in seen:
                seen.add(place)
                _check_inside(own, seen, depth + (kind != "/XObject"))


def _drawn(body: bytes, resources: Object, known: dict[Any, int], depth: int) -> int:
    """How many pieces are drawn in all."""
    if depth > DEEPEST:
        raise Unfit("much")
    pieces = resources.get("/XObject")
    total = 0
    for name in _DO.findall(body):
        total += 1
        if isinstance(pieces, Dictionary):
            plain = _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), name).decode("latin-1")
            total += _drawn_by(pieces.get(f"/{plain}"), resources, known, depth)
    return total


def _drawn_by(piece: Any, around: Object, known: dict[Any, int], depth: int) -> int:
    if not isinstance(piece, Stream) or piece.get("/Subtype") != Name.Form:
        return 0
    if piece.objgen not in known:
        own = piece.get("/Resources")
        body = piece.read_bytes(StreamDecodeLevel.generalized)
        inside = own if isinstance(own, Dictionary) else around
        known[piece.objgen] = _drawn(body, inside, known, depth + 1)
    return known[piece.objgen]
