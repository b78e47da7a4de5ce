"""Reads of grievances: one by its code, lists for the desk, numbers by district for everybody."""

from assembly.grievances.queries.alike import alike
from assembly.grievances.queries.counting import (
    Wall,
    WallRow,
    counts_by_district,
    counts_by_item,
    wall,
)
from assembly.grievances.queries.joining import Similar, joined, published, similar_to
from assembly.grievances.queries.pictures import PictureView, picture_by_id, pictures_of
from assembly.grievances.queries.reading import (
    GrievanceView,
    assembly_told,
    attached_to,
    find_by_code,
    grievances_of_item,
    new_grievances,
    tracking_hash,
    view_of,
)
from assembly.grievances.queries.sealed import changed_batches, leaves_of
from assembly.grievances.queries.urgent import urgent_waiting

__all__ = [
    "GrievanceView",
    "PictureView",
    "Similar",
    "Wall",
    "WallRow",
    "alike",
    "assembly_told",
    "attached_to",
    "changed_batches",
    "counts_by_district",
    "counts_by_item",
    "find_by_code",
    "grievances_of_item",
    "joined",
    "leaves_of",
    "new_grievances",
    "picture_by_id",
    "pictures_of",
    "published",
    "similar_to",
    "tracking_hash",
    "urgent_waiting",
    "view_of",
    "wall",
]
