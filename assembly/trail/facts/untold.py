"""The kinds of entries that stay out of the public log, each with why."""

from collections.abc import Mapping

# Why a kind stays out of the public log.
_PERSON = "tells of one person: who came, spoke, voted, was helped, or is on the roll"


_GRIEVANCE = "tells of one grievance or a few; its hour would date them"


_STAFF = "accounts and sign-ins of staff"


UNTOLD: Mapping[str, str] = {
    "vote_cast": _PERSON,
    "vote_assisted": _PERSON,
    "paper_given": _PERSON,
    "paper_returned": _PERSON,
    "speech_called": _PERSON,
    "speech_ended": _PERSON,
    "member_added": _PERSON,
    "members_imported": _PERSON,
    "member_checked_in": _PERSON,
    "check_in_undone": _PERSON,
    "member_forgotten": _PERSON,
    "consents_chosen": _PERSON,
    "consents_recorded": _PERSON,
    "consent_withdrawn": _PERSON,
    "slip_issued": _PERSON,
    "slip_revoked": _PERSON,
    "answerer_forgotten": _PERSON,
    "answer_kept": "stands beside the answer it belongs to; only a hash of words",
    "representative_named": _PERSON,
    "representative_removed": _PERSON,
    "task_given": _PERSON,
    "task_done": _PERSON,
    "task_reopened": _PERSON,
    "correction_asked": _PERSON,
    "correction_proposed": _PERSON,
    "correction_withdrawn": _PERSON,
    "heads_counted": "how many of each target group came; small groups are said nowhere",
    "staff_added": _STAFF,
    "link_made": _STAFF,
    "practice_begun": "a rehearsal, in a copy of its own",
    "grievance_answered": _GRIEVANCE,
    "grievance_sent_up": _GRIEVANCE,
    "grievance_withdrawn": _GRIEVANCE,
    "grievance_redacted": _GRIEVANCE,
    "grievance_reviewed": _GRIEVANCE,
    "grievance_withheld": _GRIEVANCE,
    "grievance_new": _GRIEVANCE,
    "picture_judged": _GRIEVANCE,
    "messages_read": _GRIEVANCE,
    "grievances_reviewed": _GRIEVANCE,
    "grievances_withheld": _GRIEVANCE,
    "grievances_new": _GRIEVANCE,
    "grievances_placed": _GRIEVANCE,
    "grievances_forwarded": _GRIEVANCE,
    "grievances_imported": _GRIEVANCE,
    "grievances_attached": _GRIEVANCE,
    "grievances_carried": _GRIEVANCE,
    "issue_grouped": _GRIEVANCE,
    "issue_ungrouped": _GRIEVANCE,
    "issue_changed": _GRIEVANCE,
    "grouping_undone": _GRIEVANCE,
}
