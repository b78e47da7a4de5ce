"""The part of JSON Schema 2020-12 that the published schemas use, and no more of it."""

from datetime import date, datetime
from typing import Any

TYPES = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "array": list,
}
KNOWN = {
    *("$schema", "$id", "$defs", "$ref", "description", "title", "type", "const", "enum"),
    *("required", "properties", "items", "prefixItems", "minItems", "anyOf", "format"),
}
Schema = dict[str, Any]


def faults(value: Any, schema: Schema, whole: Schema, at: str = "$") -> list[str]:
    """What in ``value`` is not as the schema says; a field that it does not name is a fault too."""
    assert set(schema) <= KNOWN, f"{at}: this reader does not know {set(schema) - KNOWN}"
    if "$ref" in schema:
        return faults(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, at)
    if "anyOf" in schema:
        told = [faults(value, one, whole, at) for one in schema["anyOf"]]
        return [] if [] in told else told[0]
    if "const" in schema and value != schema["const"]:
        return [f"{at}: {value!r}"]
    if "type" in schema and type(value) is not TYPES[schema["type"]]:
        return [f"{at}: {value!r} is no {schema['type']}"]
    if "format" in schema:
        return _moment(value, schema["format"], at)
    return [*_fields(value, schema, whole, at), *_items(value, schema, whole, at)]


def _moment(value: str, form: str, at: str) -> list[str]:
    reads = {"date": date.fromisoformat, "date-time": datetime.fromisoformat}[form]
    try:
        found = reads(value)
    except ValueError:
        return [f"{at}: {value!r} is no {form}"]
    naive = isinstance(found, datetime) and found.tzinfo is None
    return [f"{at}: {value!r} says no zone"] if naive else []


def _fields(value: Any, schema: Schema, whole: Schema, at: str) -> list[str]:
    if "properties" not in schema:
        return []
    missing = [f"{at}: no {name}" for name in schema.get("required", ()) if name not in value]
    foreign = [f"{at}: {name}?" for name in value if name not in schema["properties"]]
    inside = [
        fault
        for name, one in schema["properties"].items()
        if name in value
        for fault in faults(value[name], one, whole, f"{at}.{name}")
    ]
    return [*missing, *foreign, *inside]


def _items(value: Any, schema: Schema, whole: Schema, at: str) -> list[str]:
    if not isinstance(value, list):
        return []
    first = schema.get("prefixItems", [])
    rest = schema.get("items", {})
    if rest is False and len(value) != len(first):
        return [f"{at}: {len(value)} items"]
    each = [*first, *[rest] * (len(value) - len(first))]
    return [
        fault
        for n, (one, said) in enumerate(zip(value, each, strict=True))
        for fault in faults(one, said, whole, f"{at}[{n}]")
    ]
