"""The verbs of the running order: laying it out, carrying matters over, opening and ending."""

from assembly.agenda.actions.carrying import carry_over, raise_item
from assembly.agenda.actions.course import (
    finish_item,
    note_outcome,
    open_item,
    postpone_item,
    withdraw_item,
)
from assembly.agenda.actions.ground import item_in
from assembly.agenda.actions.order import add_item, change_item, move_item, remove_item
from assembly.agenda.actions.preparing import TEMPLATES, lay_order, prepare_meeting

__all__ = [
    "TEMPLATES",
    "add_item",
    "carry_over",
    "change_item",
    "finish_item",
    "item_in",
    "lay_order",
    "move_item",
    "note_outcome",
    "open_item",
    "postpone_item",
    "prepare_meeting",
    "raise_item",
    "remove_item",
    "withdraw_item",
]
