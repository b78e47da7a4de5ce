"""Other programs read it: a schema with a version, keys in a fixed order, ISO dates, plain Thai."""

import json
from typing import Any

import pytest

from assembly.exports.formats import EXPORTS, export
from tests.exports.scenes import GRIEVANCES, PAPERS

WHATS = [what for what, forms in EXPORTS.items() if "json" in forms]


def told(what: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(export(what, "json", PAPERS[what]))
    return answer


@pytest.mark.parametrize("what", WHATS)
def test_it_says_first_what_it_is_and_whether_it_is_real(what: str) -> None:
    found = told(what)
    assert list(found)[:3] == ["schema", "example", "assembly"]
    assert found["schema"] == f"assembly.{what}/1"
    assert found["example"] is True


def test_a_resolution_has_the_promised_fields_in_the_promised_order() -> None:
    first = told("resolutions")["resolutions"][0]
    assert list(first) == [
        *("number", "title", "preamble", "operative", "meeting", "held_on", "place", "item"),
        *("item_title", "strategy", "ballot", "adopted_on", "link", "theme"),
        *("items", "standing", "effects"),
    ]
    assert first["items"][0]["lead"] == {"name": "ที่ว่าการอำเภอ", "sector": "state"}
    assert first["items"][0]["due"] == "2026-09-30"
    assert list(first["ballot"]) == [
        *("method", "majority", "electors", "present", "quorum", "cast", "yes", "no", "abstain"),
        *("spoiled", "needed", "carried", "kind", "why", "received", "round", "outcome"),
        *("channels", "voices", "lines", "quorum_met", "districts_agreeing", "districts_needed"),
        "dissent",
    ]
    assert first["held_on"] == "2025-11-20"
    assert first["strategy"] == {"number": 3, "name": "ที่ดินและที่อยู่อาศัย"}


def test_moments_carry_bangkoks_offset() -> None:
    assert told("ballots")["ballots"][0]["opened_at"] == "2025-11-20T14:20:00+07:00"


def test_thai_is_readable_in_the_file_itself() -> None:
    assert "ชุมชนมีสิทธิร่วมตรวจแนวเขต" in export("charter", "json", PAPERS["charter"]).decode()


def test_grievances_name_nobody() -> None:
    found = told("grievances")
    assert {key for text in found["texts"] for key in text} == {
        *(
            "district",
            "subdistrict",
            "strategy",
            "text",
            "urgent",
            "target_group",
            "stage",
            "state",
        ),
        *(
            "published",
            "answered",
            "issue",
            "organisation",
            "item",
            "resolutions",
            "clauses",
            "joined",
        ),
    }
    assert sum(sum(row["by_strategy"]) for row in found["districts"]) == 22
    assert len(found["texts"]) == len(GRIEVANCES.texts)
