"""Papers as JSON for other programs: declared order, ISO dates, a schema with a version."""

import dataclasses
import json
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from assembly.core import thai
from assembly.core.text import clean
from assembly.exports import guide
from assembly.exports.papers import CommitmentBook, GrievanceBook, MinutesPaper, Paper

SHORT = 30  # characters
AT_ONCE = 100  # of many; then whoever waits for the server has a turn
VERSION = 1
VERSIONS = {"minutes": 2, "resolutions": 2, "charter": 2, "proposals": 2}  # those further on


def version_of(what: str) -> int:
    return VERSIONS.get(what, VERSION)


def to_json(what: str, paper: Paper) -> bytes:
    """The paper field by field, after the name and version of its shape."""
    told = as_told(what, paper)
    if isinstance(paper, GrievanceBook):
        told["fields"] = guide.as_schema()
    if isinstance(paper, MinutesPaper) and paper.kept:
        told = _as_adopted(paper, list(told))
    if isinstance(paper, CommitmentBook):
        return _in_lines(told, "commitments")
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _in_lines(told: dict[str, Any], many: str) -> bytes:
    """The same with one line for each of ``many``: thousands are written, and read, line by line.

    Whoever waits for the server has a turn between them.
    """
    lines = []
    for n, one in enumerate(told[many]):
        lines.append(json.dumps(one, ensure_ascii=False))
        if n % AT_ONCE == 0:
            time.sleep(0)
    head = json.dumps(told | {many: []}, ensure_ascii=False, indent=2)
    inside = ",\n    ".join(lines)
    filled = f'"{many}": [\n    {inside}\n  ]' if lines else f'"{many}": []'
    return (head.replace(f'"{many}": []', filled, 1) + "\n").encode()


def as_told(what: str, paper: Paper) -> dict[str, Any]:
    told = {"schema": f"assembly.{what}/{version_of(what)}", "example": paper.is_example}
    told |= plain(paper)
    del told["is_example"]
    return told


def _as_adopted(paper: MinutesPaper, order: list[str]) -> dict[str, Any]:
    """Exactly what was frozen, with its hash, whatever fields papers have by now."""
    kept = json.loads(paper.kept) | {"sha256": paper.sha256}
    known = [name for name in order if name in kept]
    return {name: kept[name] for name in [*known, *sorted(set(kept) - set(known))]}


@cache
def told_fields(kind: type) -> tuple[dataclasses.Field[Any], ...]:
    """The fields of a paper without what is only drawn."""
    fields = dataclasses.fields(kind)
    return tuple(one for one in fields if one.metadata.get("told", True))


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Of a paper the names of its fields; of anything else none."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in told_fields(kind))


@cache
def _fields(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all of them at once: half a million fields are read for one file."""
    names = _names(kind)
    return attrgetter(*names) if len(names) > 1 else lambda paper: (getattr(paper, names[0]),)


_BARE = (int, bool)  # as they are
_cleaned = lru_cache(maxsize=4096)(clean)  # states, names: the few words that come again and again


def plain(value: Any) -> Any:
    """``value`` as JSON knows it; moments on Bangkok's clock with their offset."""
    if value is None or value == "" or isinstance(value, int):
        return value
    if isinstance(value, str):  # rows may come from elsewhere than a form
        return _cleaned(value) if len(value) < SHORT else clean(value)
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, datetime):
        return thai.to_bangkok(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    names = _names(type(value))  # type: ignore[arg-type]  # a class can be a key
    if not names:
        return value
    said = _fields(type(value))(value)  # type: ignore[arg-type]  # a class can be a key
    # Most fields say nothing, or a number: those are not asked for one by one.
    told = [one if one is None or one == "" or type(one) in _BARE else plain(one) for one in said]
    return dict(zip(names, told, strict=True))
