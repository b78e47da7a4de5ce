"""The words by which names are noticed: titles, what people are called by, and what is no name."""

import json
from functools import cache
from importlib.resources import files

import regex


@cache
def words(kind: str) -> str:
    """One kind of them as alternatives of a pattern, the longest first."""
    told = json.loads(files("assembly.inbox").joinpath("data/names.json").read_text("utf-8"))
    return "|".join(regex.escape(word) for word in sorted(told[kind], key=len, reverse=True))
