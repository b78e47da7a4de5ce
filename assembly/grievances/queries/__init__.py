"""Reads of grievances: one by its code, lists for the desk, numbers by district for everybody."""

from assembly.grievances.queries.alike import alike
from assembly.grievances.queries.counting import (
    Wall,
    WallRow,
    counts_by_district,
    counts_by_item,
    wall,
)
from assembly.grievances.queries.reading import (
    GrievanceView,
    assembly_told,
    attached_to,
    code_of,
    find_by_code,
    grievances_of_item,
    new_grievances,
    tracking_hash,
    view_of,
)
from assembly.grievances.queries.sealed import changed_batches, leaves_of

__all__ = [
    "GrievanceView",
    "Wall",
    "WallRow",
    "alike",
    "assembly_told",
    "attached_to",
    "changed_batches",
    "code_of",
    "counts_by_district",
    "counts_by_item",
    "find_by_code",
    "grievances_of_item",
    "leaves_of",
    "new_grievances",
    "tracking_hash",
    "view_of",
    "wall",
]
