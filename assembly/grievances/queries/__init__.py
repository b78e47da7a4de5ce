"""Reads of grievances: one by its code, lists for the desk, numbers by district for everybody."""

from assembly.grievances.queries.alike import alike
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

__all__ = [
    "GrievanceView",
    "MessageView",
    "StepView",
    "StepWords",
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
    "leaves_of",
    "messages_of",
    "new_grievances",
    "said",
    "step_words",
    "steps_of",
    "tracking_hash",
    "unread_from_senders",
    "view_of",
    "wall",
    "wanted_words",
]
