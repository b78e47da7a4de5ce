"""Adopted minutes as they are kept: the paper's own data as canonical JSON, and back to a paper.

The hash is taken of the JSON export without its line ``sha256``, by RFC 8785: whoever has the file
can take that line out and count again.
"""

import dataclasses
import hashlib
import json
import types
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

import rfc8785

from assembly.exports import records
from assembly.exports.papers import MinutesPaper


def canonical(paper: MinutesPaper) -> str:
    """What is kept and hashed."""
    told = records.as_told("minutes", paper)
    del told["sha256"]
    return rfc8785.dumps(told).decode()


def awaited(paper: MinutesPaper) -> str:
    """The hash of all that adoption would make final, before it says how it was adopted."""
    told = dataclasses.replace(paper, adopted="", adopted_on=None)
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def read(kept: str) -> MinutesPaper:
    """The paper that was frozen, with the hash of what was kept."""
    told = json.loads(kept)
    told |= {"is_example": told["example"], "kept": kept}
    told["sha256"] = hashlib.sha256(kept.encode()).hexdigest()
    paper: MinutesPaper = _made(MinutesPaper, told)
    return paper


def _made(kind: Any, told: Any) -> Any:
    """``told`` as a value of a paper's type. Fields it does not have take their default."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        known = {field.name for field in dataclasses.fields(kind)} & set(told)
        return kind(**{name: _made(hints[name], told[name]) for name in known})
    if get_origin(kind) in (Union, types.UnionType):
        inner = next(part for part in get_args(kind) if part is not type(None))
        return None if told is None else _made(inner, told)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), told)
    if kind in (date, datetime):
        return kind.fromisoformat(told)
    return told


def _tuple(kinds: tuple[Any, ...], told: list[Any]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_made(kinds[0], part) for part in told)
    return tuple(_made(kind, part) for kind, part in zip(kinds, told, strict=True))
