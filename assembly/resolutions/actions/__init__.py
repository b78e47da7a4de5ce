"""The verbs of a resolution: drafting, deciding, who acts on it, what later acts make of it."""

from assembly.resolutions.actions.deciding import (
    adopt_resolution,
    drop_draft,
    put_to_vote,
    send_draft_back,
    write_clause,
)
from assembly.resolutions.actions.drafting import (
    carry_draft,
    redraft,
    reopen_draft,
    restore_version,
    revise,
    show_draft,
    write_draft,
)
from assembly.resolutions.actions.editions import (
    adopt_motion,
    amend_by_resolution,
    drop_motion,
    motion_words,
    put_edition,
    repeal_by_resolution,
    source_clauses,
    take_edition_back,
)
from assembly.resolutions.actions.ground import text_hash
from assembly.resolutions.actions.items import assign_in_draft, assign_item
from assembly.resolutions.actions.numbering import checked_reason, explain_gap
from assembly.resolutions.actions.standing import mark_effect

__all__ = [
    "adopt_motion",
    "adopt_resolution",
    "amend_by_resolution",
    "assign_in_draft",
    "assign_item",
    "carry_draft",
    "checked_reason",
    "drop_draft",
    "drop_motion",
    "explain_gap",
    "mark_effect",
    "motion_words",
    "put_edition",
    "put_to_vote",
    "redraft",
    "reopen_draft",
    "repeal_by_resolution",
    "restore_version",
    "revise",
    "send_draft_back",
    "show_draft",
    "source_clauses",
    "take_edition_back",
    "text_hash",
    "write_clause",
    "write_draft",
]
