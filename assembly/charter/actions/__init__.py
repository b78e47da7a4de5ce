"""The verbs of a versioned text: founding, drafting, adopting, and writing what is in force."""

from assembly.charter.actions.adopting import adopt_edition, put_before, withdraw_motion
from assembly.charter.actions.chapters import (
    add_chapter,
    move_chapter,
    rename_chapter,
    settle_chapter,
)
from assembly.charter.actions.drafting import (
    draft_amendment,
    draft_clause,
    draft_move,
    draft_part,
    draft_repeal,
    undo_change,
)
from assembly.charter.actions.founding import found_bylaw, found_charter
from assembly.charter.actions.standing import add_clause, amend_clause, repeal_clause

__all__ = [
    "add_chapter",
    "add_clause",
    "adopt_edition",
    "amend_clause",
    "draft_amendment",
    "draft_clause",
    "draft_move",
    "draft_part",
    "draft_repeal",
    "found_bylaw",
    "found_charter",
    "move_chapter",
    "put_before",
    "rename_chapter",
    "repeal_clause",
    "settle_chapter",
    "undo_change",
    "withdraw_motion",
]
