"""Papers as JSON for other programs: declared order, ISO dates, a schema with a version."""

import dataclasses
import json
from datetime import date, datetime
from typing import Any

from assembly.core import thai
from assembly.core.text import clean
from assembly.exports import guide
from assembly.exports.papers import GrievanceBook, MinutesPaper, Paper

VERSION = 1
VERSIONS = {"minutes": 2}  # those that are further


def version_of(what: str) -> int:
    return VERSIONS.get(what, VERSION)


def to_json(what: str, paper: Paper) -> bytes:
    """The paper field by field, after the name and version of its shape."""
    told = as_told(what, paper)
    if isinstance(paper, GrievanceBook):
        told["fields"] = guide.as_schema()
    if isinstance(paper, MinutesPaper) and paper.kept:
        told = _as_adopted(paper, list(told))
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def as_told(what: str, paper: Paper) -> dict[str, Any]:
    told = {"schema": f"assembly.{what}/{version_of(what)}", "example": paper.is_example}
    told |= plain(paper)
    for ours in ("is_example", "kept"):
        told.pop(ours, None)
    return told


def _as_adopted(paper: MinutesPaper, order: list[str]) -> dict[str, Any]:
    """Exactly what was frozen, with its hash, whatever fields papers have by now."""
    kept = json.loads(paper.kept) | {"sha256": paper.sha256}
    known = [name for name in order if name in kept]
    return {name: kept[name] for name in [*known, *sorted(set(kept) - set(known))]}


def told_fields(kind: Any) -> list[dataclasses.Field[Any]]:
    """The fields of a paper or its class without what is only drawn."""
    return [one for one in dataclasses.fields(kind) if one.metadata.get("told", True)]


def plain(value: Any) -> Any:
    """``value`` as JSON knows it; moments on Bangkok's clock with their offset."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in told_fields(value)}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, str):
        return clean(value)  # rows may come from elsewhere than a form
    if isinstance(value, datetime):
        return thai.to_bangkok(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value
