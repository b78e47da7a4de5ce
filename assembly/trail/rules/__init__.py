"""Decisions of the trail on plain data: how far a grievance came, what two editions differ in."""

from assembly.trail.rules.days import DayNotRead, day_said
from assembly.trail.rules.difference import (
    ChapterChange,
    ClauseChange,
    Difference,
    Line,
    PartChange,
    compared_lines,
    difference,
)
from assembly.trail.rules.digits import number_said, read_in
from assembly.trail.rules.promised import (
    Heap,
    Promised,
    by_when,
    heaps_of,
    in_order,
    is_news,
    others_said,
)
from assembly.trail.rules.story import (
    GONE,
    Journey,
    Noted,
    Sitting,
    Step,
    Voted,
    chain_of,
    headline,
    notable,
    woven,
)

__all__ = [
    "GONE",
    "ChapterChange",
    "ClauseChange",
    "DayNotRead",
    "Difference",
    "Heap",
    "Journey",
    "Line",
    "Noted",
    "PartChange",
    "Promised",
    "Sitting",
    "Step",
    "Voted",
    "by_when",
    "chain_of",
    "compared_lines",
    "day_said",
    "difference",
    "headline",
    "heaps_of",
    "in_order",
    "is_news",
    "notable",
    "number_said",
    "others_said",
    "read_in",
    "woven",
]
