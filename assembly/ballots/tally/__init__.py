"""Counting is arithmetic: what a tally is, when it carries, and where the majority line stands.

Whole numbers only: a majority is compared by multiplying (3·yes ≥ 2·cast), never by dividing, so
that no vote is lost in rounding. Plain data in, plain data out.
"""

from assembly.ballots.tally.figures import Tally, agreeing, count, reveals_voters, unanimous
from assembly.ballots.tally.majorities import (
    MOST_PARTS,
    Absolute,
    Majority,
    Share,
    Simple,
    is_tied,
    majority_named,
)
from assembly.ballots.tally.ranking import Ranked, prefer, rank
from assembly.ballots.tally.verdicts import Balance, Room, Verdict, Why, agree, decide

__all__ = [
    "MOST_PARTS",
    "Absolute",
    "Balance",
    "Majority",
    "Ranked",
    "Room",
    "Share",
    "Simple",
    "Tally",
    "Verdict",
    "Why",
    "agree",
    "agreeing",
    "count",
    "decide",
    "is_tied",
    "majority_named",
    "prefer",
    "rank",
    "reveals_voters",
    "unanimous",
]
