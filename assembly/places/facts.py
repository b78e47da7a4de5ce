"""The official areas that come with the program: provinces, districts, subdistricts by code."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assembly.core.text import thai_sort_key

PROVINCES = ("phangnga", "phuket")


@dataclass(frozen=True)
class Subdistrict:
    code: str
    name_th: str
    name_en: str
    postcode: str


@dataclass(frozen=True)
class District:
    code: str
    name_th: str
    name_en: str
    subdistricts: tuple[Subdistrict, ...]


@dataclass(frozen=True)
class Province:
    code: str
    name_th: str
    name_en: str
    districts: tuple[District, ...]
    local_names: tuple[str, ...] = ()  # peoples, islands, bays: what no line of a paper may cut


@cache
def province(key: str) -> Province:
    """One of ``PROVINCES``, its places in Thai dictionary order; ``LookupError`` for another."""
    if key not in PROVINCES:
        raise LookupError(key)
    facts = json.loads(files(__package__).joinpath("data", f"{key}.json").read_text("utf-8"))
    districts = tuple(_district(entry) for entry in _in_order(facts["districts"]))
    names = tuple(facts.get("local_names", ()))
    return Province(facts["code"], facts["name_th"], facts["name_en"], districts, names)


def local_names(code: str) -> tuple[str, ...]:
    """Of the province with this code; none of one whose facts do not come with the program."""
    return next((p.local_names for p in map(province, PROVINCES) if p.code == code), ())


def _district(entry: dict[str, Any]) -> District:
    inside = tuple(Subdistrict(**each) for each in _in_order(entry["subdistricts"]))
    return District(entry["code"], entry["name_th"], entry["name_en"], inside)


def _in_order(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: thai_sort_key(entry["name_th"]))
