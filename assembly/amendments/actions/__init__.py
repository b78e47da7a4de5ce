"""The verbs of amendments: proposing, deciding, and keeping their place while the text moves."""

from assembly.amendments.actions.deciding import (
    accept_amendment,
    decide_by_ballot,
    put_amendment_to_vote,
    reconsider_amendment,
    reject_amendment,
    reword_amendment,
    show_amendment,
    wait_again,
)
from assembly.amendments.actions.following import find_places_again, follow_restored
from assembly.amendments.actions.proposing import (
    propose_amendment,
    propose_at_desk,
    withdraw_amendment,
)

__all__ = [
    "accept_amendment",
    "decide_by_ballot",
    "find_places_again",
    "follow_restored",
    "propose_amendment",
    "propose_at_desk",
    "put_amendment_to_vote",
    "reconsider_amendment",
    "reject_amendment",
    "reword_amendment",
    "show_amendment",
    "wait_again",
    "withdraw_amendment",
]
