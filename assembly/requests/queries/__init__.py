"""Requests as they stand: rows, views with letters and answers, silences, what a new one says."""

from assembly.requests.queries.beginning import escalation_begun, request_begun
from assembly.requests.queries.linking import LinkView, OpenLink, link_of, request_by_token
from assembly.requests.queries.office import Moment, Work, moments_of, stand_of, work_of
from assembly.requests.queries.rows import (
    answer,
    bodies_above,
    escalation_of,
    last_letter_of,
    lines_of,
    next_answer_number,
    request,
    request_of_proposal,
)
from assembly.requests.queries.silences import (
    Silent,
    Tally,
    silence_of,
    silences,
    silences_going,
    silent_days_of_bodies,
    tallies,
)
from assembly.requests.queries.views import (
    AnswerView,
    LetterView,
    Neighbour,
    RequestView,
    request_view,
    requests_of_commitments,
    requests_of_proposals,
    requests_to,
)

__all__ = [
    "AnswerView",
    "LetterView",
    "LinkView",
    "Moment",
    "Neighbour",
    "OpenLink",
    "RequestView",
    "Silent",
    "Tally",
    "Work",
    "answer",
    "bodies_above",
    "escalation_begun",
    "escalation_of",
    "last_letter_of",
    "lines_of",
    "link_of",
    "moments_of",
    "next_answer_number",
    "request",
    "request_begun",
    "request_by_token",
    "request_of_proposal",
    "request_view",
    "requests_of_commitments",
    "requests_of_proposals",
    "requests_to",
    "silence_of",
    "silences",
    "silences_going",
    "silent_days_of_bodies",
    "stand_of",
    "tallies",
    "work_of",
]
