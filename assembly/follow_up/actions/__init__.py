"""The verbs of following up: asking the hall, doing what it decided, bringing promises back."""

from assembly.follow_up.actions.asking import ask, drop
from assembly.follow_up.actions.bringing import (
    bring_back,
    follow_matter,
    prepare_with_returned,
    put_on,
)
from assembly.follow_up.actions.deciding import decide_by_ballot, put_again

__all__ = [
    "ask",
    "bring_back",
    "decide_by_ballot",
    "drop",
    "follow_matter",
    "prepare_with_returned",
    "put_again",
    "put_on",
]
