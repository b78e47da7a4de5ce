"""The verbs of a ballot: opening, voting, counting by tellers, closing and declaring."""

from assembly.ballots.actions.closing import close_ballot, close_due_ballots
from assembly.ballots.actions.confirming import ask_second
from assembly.ballots.actions.counting import count_ballot
from assembly.ballots.actions.declaring import break_tie, declare_ballot, record_dissent
from assembly.ballots.actions.opening import cancel_ballot, open_ballot
from assembly.ballots.actions.purging import finish_purges, purge_box
from assembly.ballots.actions.tellers import enter_count
from assembly.ballots.actions.voting import (
    cast_assisted,
    cast_vote,
    give_paper,
    take_paper_back,
)

__all__ = [
    "ask_second",
    "break_tie",
    "cancel_ballot",
    "cast_assisted",
    "cast_vote",
    "close_ballot",
    "close_due_ballots",
    "count_ballot",
    "declare_ballot",
    "enter_count",
    "finish_purges",
    "give_paper",
    "open_ballot",
    "purge_box",
    "record_dissent",
    "take_paper_back",
]
