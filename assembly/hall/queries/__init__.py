"""The boards of the hall: the phone's Now, a screen on the wall, the facilitator's desk."""

from assembly.hall.queries.desk import DeskBoard, desk_board, following_at_desk, words_told
from assembly.hall.queries.matter import (
    Matter,
    Sitting,
    Words,
    current_matter,
    majority_line,
    matter_of,
)
from assembly.hall.queries.phone import (
    MineBoard,
    NowBoard,
    PastVote,
    mine_board,
    my_past_votes,
    my_proposals,
    now_board,
)
from assembly.hall.queries.report import follows_up
from assembly.hall.queries.wall import (
    ScreenBoard,
    ScreenState,
    is_screen,
    missing_on,
    screen_board,
    screen_state,
    screens_of,
)

__all__ = [
    "DeskBoard",
    "Matter",
    "MineBoard",
    "NowBoard",
    "PastVote",
    "ScreenBoard",
    "ScreenState",
    "Sitting",
    "Words",
    "current_matter",
    "desk_board",
    "following_at_desk",
    "follows_up",
    "is_screen",
    "majority_line",
    "matter_of",
    "mine_board",
    "missing_on",
    "my_past_votes",
    "my_proposals",
    "now_board",
    "screen_board",
    "screen_state",
    "screens_of",
    "words_told",
]
