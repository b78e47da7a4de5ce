"""The verbs of minutes: writing them, letting them go round, correcting, adopting."""

from assembly.minutes.actions.correcting import (
    accept_correction,
    decline_correction,
    enter_to_read,
    propose_correction,
)
from assembly.minutes.actions.course import (
    circulate_minutes,
    freeze_minutes,
    settle_adoption,
    sign_minutes,
)
from assembly.minutes.actions.writing import (
    choose_wording,
    take_back_wording,
    write_discussion,
    write_passage,
)

__all__ = [
    "accept_correction",
    "choose_wording",
    "circulate_minutes",
    "decline_correction",
    "enter_to_read",
    "freeze_minutes",
    "propose_correction",
    "settle_adoption",
    "sign_minutes",
    "take_back_wording",
    "write_discussion",
    "write_passage",
]
