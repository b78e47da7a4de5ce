"""The verbs of following up: asking the hall, doing what it decided, bringing promises back."""

from assembly.follow_up.actions.asking import ask, drop
from assembly.follow_up.actions.bringing import (
    bring_back,
    follow_matter,
    prepare_with_returned,
    put_on,
    take_off,
)
from assembly.follow_up.actions.deciding import decide_by_ballot, put_again
from assembly.follow_up.actions.rising import tell_decided, tell_kept

__all__ = [
    "ask",
    "bring_back",
    "decide_by_ballot",
    "drop",
    "follow_matter",
    "prepare_with_returned",
    "put_again",
    "put_on",
    "take_off",
    "tell_decided",
    "tell_kept",
]
