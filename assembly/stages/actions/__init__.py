"""The verbs of a listening stage: calling and counting it, and what became of what was told."""

from assembly.stages.actions.calling import call_stage, count_heads, place_stage, write_summary
from assembly.stages.actions.course import close_stage, open_stage
from assembly.stages.actions.outcomes import answer_here, send_rest_up, send_up

__all__ = [
    "answer_here",
    "call_stage",
    "close_stage",
    "count_heads",
    "open_stage",
    "place_stage",
    "send_rest_up",
    "send_up",
    "write_summary",
]
