"""Every JSON file is as its published schema says, and the schema says every field of it."""

import json
from typing import Any

import pytest

from assembly.exports.formats import EXPORTS, export
from assembly.exports.records import version_of
from assembly.exports.schemas import PAPERS as KINDS
from assembly.exports.schemas import file_name, schema_of
from tests.exports.scenes import EMPTY, LONG_CHARTER, PAPERS
from tests.exports.validator import faults
from tests.factories.hall import Hall

WHATS = [what for what, forms in EXPORTS.items() if "json" in forms]


def test_everything_that_can_be_had_as_json_has_a_schema() -> None:
    assert set(KINDS) == set(WHATS)


@pytest.mark.parametrize("what", WHATS)
def test_every_file_is_as_its_schema_says(what: str) -> None:
    schema = schema_of(what, "")
    papers = [PAPERS[what], EMPTY[what], *([LONG_CHARTER] if what == "charter" else [])]
    for paper in papers:
        assert faults(json.loads(export(what, "json", paper)), schema, schema) == []


def broken(field: str, value: Any) -> list[str]:
    told = json.loads(export("charter", "json", PAPERS["charter"]))
    schema = schema_of("charter", "")
    return faults(told | {field: value}, schema, schema)


@pytest.mark.parametrize(
    ("field", "value"),
    [("edition", "3"), ("proclaimed_on", "20 พ.ย. 68"), ("chapters", [{}]), ("extra", 1)],
)
def test_a_file_that_is_otherwise_is_found_out(field: str, value: Any) -> None:
    assert broken(field, value)


def test_the_schemas_are_published_for_anybody(hall: Hall) -> None:
    anybody = hall.app.test_client()
    listed = anybody.get("/schemas").get_json()
    assert set(listed) == set(WHATS)
    for what in WHATS:
        answer = anybody.get(f"/schemas/{file_name(what)}.json")
        told = answer.get_json(force=True)
        assert answer.mimetype == "application/schema+json"
        assert told["$id"] == listed[what]
        assert told["properties"]["schema"]["const"] == f"assembly.{what}/{version_of(what)}"
    assert anybody.get("/schemas/assembly.secrets-1.json").status_code == 404


def test_a_schema_says_in_words_what_things_are() -> None:
    said = schema_of("charter", "")["$defs"]["ChapterPaper"]
    assert said["required"] == ["number", "title", "clauses"]
    assert schema_of("resolutions", "")["$defs"]["ResolutionPaper"]["description"]
