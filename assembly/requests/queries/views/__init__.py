"""Requests with their letters, answers and neighbours, as pages and papers read them."""

from assembly.requests.queries.views.reading import (
    drafts_of,
    request_view,
    requests_of_commitments,
    requests_of_proposals,
    requests_to,
)
from assembly.requests.queries.views.shapes import AnswerView, LetterView, Neighbour, RequestView

__all__ = [
    "AnswerView",
    "LetterView",
    "Neighbour",
    "RequestView",
    "drafts_of",
    "request_view",
    "requests_of_commitments",
    "requests_of_proposals",
    "requests_to",
]
