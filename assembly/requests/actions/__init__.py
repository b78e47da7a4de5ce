"""The verbs of requests: writing, sending, reminding, escalating, withdrawing, noting, reading."""

from assembly.requests.actions.forgetting import forget_answerer, forget_old_answerers
from assembly.requests.actions.laying import lay_back_answer
from assembly.requests.actions.linking import make_link, prolong_link, revoke_link
from assembly.requests.actions.noting import ON_PAPER, Way, keep_answer, note_answer
from assembly.requests.actions.reading import show_answer, withhold_answer
from assembly.requests.actions.sending import ask_by_proposal, remind, send_request
from assembly.requests.actions.writing import (
    change_request,
    escalate,
    withdraw_request,
    write_request,
)

__all__ = [
    "ON_PAPER",
    "Way",
    "ask_by_proposal",
    "change_request",
    "escalate",
    "forget_answerer",
    "forget_old_answerers",
    "keep_answer",
    "lay_back_answer",
    "make_link",
    "note_answer",
    "prolong_link",
    "remind",
    "revoke_link",
    "send_request",
    "show_answer",
    "withdraw_request",
    "withhold_answer",
    "write_request",
]
