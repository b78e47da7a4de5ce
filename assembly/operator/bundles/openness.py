"""Of which entries a bundle tells the content. What is not named here stays at home.

A bundle is read by strangers. The entry itself is always there: its kind, moment, role and subject
are under the signature. Its content leaves only where it is about the assembly and not about a
person: who came, voted, spoke, got a slip or needed a helper is in the minutes or in nothing, and
which grievances lie together is nobody's business.
"""

from assembly.operator.bundles.standalone import verify as verifier

OPEN = {
    *verifier.PROVEN,
    *("assembly_founded", "strategies_adopted", "organisation_added", "organisation_changed"),
    *("meeting_called", "meeting_settled", "meeting_opened", "meeting_closed"),
    *("break_started", "break_ended"),
    *("item_added", "item_changed", "item_moved", "item_removed", "item_opened", "item_finished"),
    *("item_carried_over", "item_postponed", "item_withdrawn"),
    *("draft_written", "draft_shown", "draft_taken_up", "draft_carried", "draft_restored"),
    *("amendment_proposed", "amendment_accepted", "amendment_rejected", "amendment_withdrawn"),
    *("statement_asked", "statement_closed", "statement_reopened", "statement_withheld"),
    *("ballot_opened", "ballot_closed", "ballot_cancelled", "ballot_counted", "ballot_declared"),
    *("casting_vote", "box_destroyed"),
    *("number_left_out", "resolution_affected", "draft_assigned", "item_assigned"),
    *("charter_founded", "clause_sourced", "clause_removed", "edition_put", "edition_withdrawn"),
    *("checks_settled", "confirmation_asked", "confirmed"),
    *("minutes_circulated", "letterhead_settled", "seal_put", "seal_taken"),
    *("grievances_sealed", "grievances_published", "grievances_forgotten", "keeping_settled"),
    *("stage_called", "stage_summed_up"),
    *("commitment_made", "commitment_divided", "commitment_described", "commitment_extended"),
    *("commitment_bodies_changed", "report_shown", "report_withheld", "answer_shown"),
    *("request_sent", "request_reminded", "request_escalated", "request_withdrawn"),
    *("request_answered", "answer_withheld", "witnesses_counted"),
    "exported",
}


# Of these only what the office or a meeting told: a body's own report is read before it is shown.
TOLD = ("commitment_reported", "commitment_corrected")
BY_A_BODY = '"source":"body"'


def is_open(kind: str, content: str) -> bool:
    if kind in TOLD:
        return BY_A_BODY not in content
    return kind in OPEN or content == "{}"
