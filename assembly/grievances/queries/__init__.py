"""Reads of grievances: one by its code, lists for the desk, numbers by district for everybody."""

from assembly.grievances.queries.alike import Sample, alike, sample_of
from assembly.grievances.queries.cells import (
    Cells,
    Count,
    cells_of,
    count_of,
    off_the_wall,
    published_cells,
)
from assembly.grievances.queries.corresponding import (
    MessageView,
    StepView,
    messages_of,
    steps_of,
    unread_from_senders,
)
from assembly.grievances.queries.counting import (
    Wall,
    WallRow,
    counts_by_district,
    counts_by_item,
    wall,
)
from assembly.grievances.queries.finding import said, wanted_words
from assembly.grievances.queries.history import StepWords, step_words
from assembly.grievances.queries.joining import Similar, joined, published, similar_to
from assembly.grievances.queries.pictures import (
    PictureView,
    picture_by_id,
    pictures_of,
    public_pictures,
)
from assembly.grievances.queries.published import (
    PUBLIC,
    came_to_the_room,
    is_among_others,
    is_decided,
    may_be_published,
    published_of_item,
    waiting_to_be_published,
)
from assembly.grievances.queries.reading import (
    GrievanceView,
    assembly_told,
    attached_to,
    code_of,
    desk_text,
    find_by_code,
    grievances_of_item,
    new_grievances,
    tracking_hash,
    view_of,
)
from assembly.grievances.queries.sealed import changed_batches, gone_from, leaf_of, leaves_of
from assembly.grievances.queries.urgent import urgent_waiting
from assembly.grievances.queries.words import WallWords, wall_words

__all__ = [
    "PUBLIC",
    "Cells",
    "Count",
    "GrievanceView",
    "MessageView",
    "PictureView",
    "Sample",
    "Similar",
    "StepView",
    "StepWords",
    "Wall",
    "WallRow",
    "WallWords",
    "alike",
    "assembly_told",
    "attached_to",
    "came_to_the_room",
    "cells_of",
    "changed_batches",
    "code_of",
    "count_of",
    "counts_by_district",
    "counts_by_item",
    "desk_text",
    "find_by_code",
    "gone_from",
    "grievances_of_item",
    "is_among_others",
    "is_decided",
    "joined",
    "leaf_of",
    "leaves_of",
    "may_be_published",
    "messages_of",
    "new_grievances",
    "off_the_wall",
    "picture_by_id",
    "pictures_of",
    "public_pictures",
    "published",
    "published_cells",
    "published_of_item",
    "said",
    "sample_of",
    "similar_to",
    "step_words",
    "steps_of",
    "tracking_hash",
    "unread_from_senders",
    "urgent_waiting",
    "view_of",
    "waiting_to_be_published",
    "wall",
    "wall_words",
    "wanted_words",
]
