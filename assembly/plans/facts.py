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


@cache
def plan(key: str) -> Plan:
    """One of ``PLANS``, its strategies in their order; ``LookupError`` for another."""
    if key not in PLANS:
        raise LookupError(key)
    facts = json.loads(files(__package__).joinpath("data", f"{key}.json").read_text("utf-8"))
    strategies = tuple(Strategy(**entry) for entry in facts["strategies"])
    return Plan(facts["name_th"], facts["name_en"], strategies)
