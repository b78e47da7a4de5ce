"""Reads of listening stages: one as its helpers see it, and where was heard, for everybody."""

from assembly.stages.queries.coverage import Coverage, DistrictHeard, PlaceHeard, coverage_of
from assembly.stages.queries.stage import (
    KIND,
    Head,
    StageBoard,
    StageLine,
    ToldHere,
    stage_board,
    stage_or_none,
    stage_row,
    stages_of,
)

__all__ = [
    "KIND",
    "Coverage",
    "DistrictHeard",
    "Head",
    "PlaceHeard",
    "StageBoard",
    "StageLine",
    "ToldHere",
    "coverage_of",
    "stage_board",
    "stage_or_none",
    "stage_row",
    "stages_of",
]
