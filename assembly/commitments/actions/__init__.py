"""The verbs of a promise: made with its resolution, described, told of, moved, extended."""

from assembly.commitments.actions.course import extend, move
from assembly.commitments.actions.describing import change_part, describe, divide
from assembly.commitments.actions.ground import settle
from assembly.commitments.actions.making import follow_effect, make_commitments, mirror_item
from assembly.commitments.actions.telling import correct, report

__all__ = [
    "change_part",
    "correct",
    "describe",
    "divide",
    "extend",
    "follow_effect",
    "make_commitments",
    "mirror_item",
    "move",
    "report",
    "settle",
]
