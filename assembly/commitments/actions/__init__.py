"""The verbs of a promise: made with its resolution, described, told of, moved, extended."""

from assembly.commitments.actions.course import extend, move
from assembly.commitments.actions.deciding import note_decision
from assembly.commitments.actions.describing import change_part, describe, divide
from assembly.commitments.actions.evidence import (
    ask_figures,
    attach_evidence,
    correct_with_evidence,
    forget_lost_evidence,
    report_with_evidence,
    take_away,
)
from assembly.commitments.actions.ground import settle
from assembly.commitments.actions.making import follow_effect, make_commitments, mirror_item
from assembly.commitments.actions.reading import (
    Pile,
    count_to_read,
    lay,
    lay_back_report,
    pile_of,
    read_lately,
    show_report,
    to_read,
    withhold_report,
)
from assembly.commitments.actions.telling import correct, report
from assembly.commitments.actions.witnessing import seal_witnesses, witness

__all__ = [
    "Pile",
    "ask_figures",
    "attach_evidence",
    "change_part",
    "correct",
    "correct_with_evidence",
    "count_to_read",
    "describe",
    "divide",
    "extend",
    "follow_effect",
    "forget_lost_evidence",
    "lay",
    "lay_back_report",
    "make_commitments",
    "mirror_item",
    "move",
    "note_decision",
    "pile_of",
    "read_lately",
    "report",
    "report_with_evidence",
    "seal_witnesses",
    "settle",
    "show_report",
    "take_away",
    "to_read",
    "withhold_report",
    "witness",
]
