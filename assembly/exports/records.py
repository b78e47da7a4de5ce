"""Papers as JSON for other programs: declared order, ISO dates, a schema with a version."""

import dataclasses
import json
from datetime import date, datetime
from typing import Any

from assembly.core import thai
from assembly.core.text import clean
from assembly.exports import guide
from assembly.exports.papers import GrievanceBook, Paper

VERSION = 1


def to_json(what: str, paper: Paper) -> bytes:
    """The paper field by field, after the name and version of its shape."""
    told = {"schema": f"assembly.{what}/{VERSION}", "example": paper.is_example, **plain(paper)}
    del told["is_example"]
    if isinstance(paper, GrievanceBook):
        told["fields"] = guide.as_schema()
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def plain(value: Any) -> Any:
    """``value`` as JSON knows it; moments on Bangkok's clock with their offset."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, str):
        return clean(value)  # rows may come from elsewhere than a form
    if isinstance(value, datetime):
        return thai.to_bangkok(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value
