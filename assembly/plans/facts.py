"""The plans that come with the program: the strategies of Phang-nga and of Phuket."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PLANS = ("phangnga", "phuket")


@dataclass(frozen=True)
class Strategy:
    number: int
    name_th: str
    name_en: str
    short_th: str
    short_en: str


@dataclass(frozen=True)
class Plan:
    name_th: str
    name_en: str
    strategies: tuple[Strategy, ...]


@dataclass(frozen=True)
class Theme:
    """What strategies are about: the plans' official words for it, and people's own."""

    official: tuple[str, ...]
    everyday: tuple[str, ...]


@cache
def plan(key: str) -> Plan:
    """One of ``PLANS``, its strategies in their order; ``LookupError`` for another."""
    if key not in PLANS:
        raise LookupError(key)
    facts = json.loads(files(__package__).joinpath("data", f"{key}.json").read_text("utf-8"))
    strategies = tuple(Strategy(**entry) for entry in facts["strategies"])
    return Plan(facts["name_th"], facts["name_en"], strategies)


@cache
def themes() -> tuple[Theme, ...]:
    """How people speak of what strategies are about."""
    facts = json.loads(files(__package__).joinpath("data", "everyday.json").read_text("utf-8"))
    return tuple(Theme(tuple(t["official"]), tuple(t["everyday"])) for t in facts["themes"])
