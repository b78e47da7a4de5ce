"""What every exported JSON file must look like, as JSON Schema 2020-12, made from the papers."""

import dataclasses
import types
import typing
from datetime import date, datetime
from typing import Any

from assembly.exports import papers
from assembly.exports.records import told_fields, version_of

PAPERS: dict[str, type] = {
    "resolutions": papers.ResolutionBook,
    "charter": papers.CharterPaper,
    "minutes": papers.MinutesPaper,
    "ballots": papers.BallotBook,
    "grievances": papers.GrievanceBook,
    "proposals": papers.ProposalBook,
    "organisations": papers.OrganisationBook,
    "commitments": papers.CommitmentBook,
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: dict[object, dict[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}
Schema = dict[str, Any]


def file_name(what: str) -> str:
    """assembly.charter-1: how the schema of a thing is called in its address."""
    return f"assembly.{what}-{version_of(what)}"


def schema_of(what: str, address: str) -> Schema:
    """The schema of one thing's file, published at ``address``."""
    kind = PAPERS[what]
    told = _object(kind)
    del told["properties"]["is_example"]
    head = {
        "schema": {"const": f"assembly.{what}/{version_of(what)}"},
        "example": {"type": "boolean", "description": "made up, for a demonstration"},
    }
    properties = {**head, **told["properties"]}
    if what == "grievances":
        properties["fields"] = {"type": "object", "description": "the schema of one of texts"}
    return {
        "$schema": DIALECT,
        "$id": address,
        **told,
        "required": list(properties),
        "properties": properties,
        "$defs": {one.__name__: _object(one) for one in _named_in(kind)},
    }


def _object(kind: type) -> Schema:
    hints = typing.get_type_hints(kind)
    fields = [field.name for field in told_fields(kind)]
    said = (kind.__doc__ or "").strip()
    told = {} if said.startswith(f"{kind.__name__}(") else {"description": " ".join(said.split())}
    return {
        "type": "object",
        **told,
        "required": fields,
        "properties": {name: _value(hints[name]) for name in fields},
    }


def _value(hint: Any) -> Schema:
    if hint in PLAIN:
        return dict(PLAIN[hint])
    if dataclasses.is_dataclass(hint):
        return {"$ref": f"#/$defs/{typing.cast(type, hint).__name__}"}
    inside = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return {"anyOf": [_value(one) for one in inside]}
    if inside[1:] == (...,):
        return {"type": "array", "items": _value(inside[0])}
    many = len(inside)
    cells = [_value(one) for one in inside]
    return {"type": "array", "prefixItems": cells, "items": False, "minItems": many}


def _named_in(kind: type) -> list[type]:
    """Every dataclass that stands in this one, by name."""
    found: dict[str, type] = {}
    waiting = _hints(kind)
    while waiting:
        hint = waiting.pop()
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            if hint.__name__ not in found:
                found[hint.__name__] = hint
                waiting += _hints(hint)
        else:
            waiting += typing.get_args(hint)
    return [found[name] for name in sorted(found)]


def _hints(kind: type) -> list[Any]:
    hints = typing.get_type_hints(kind)
    return [hints[field.name] for field in told_fields(kind)]
