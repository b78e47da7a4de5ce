"""Counting is arithmetic: what a tally is, when it carries, and where the majority line stands.

Whole numbers only: a majority is compared by multiplying (3·yes ≥ 2·cast), never by dividing, so
that no vote is lost in rounding. Plain data in, plain data out.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Majority(StrEnum):
    """How much agreement a question needs."""

    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"


class Why(StrEnum):
    """Why a verdict is as it is: the key of its sentence."""

    UNANIMOUS = "unanimous"
    REACHED = "reached"
    MISSED = "missed"
    TIED = "tied"
    NO_VOTES = "no_votes"
    NO_QUORUM = "no_quorum"


@dataclass(frozen=True)
class Tally:
    """What lay in the box. Spoiled envelopes could not be read and count for nothing."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    spoiled: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.abstain, self.spoiled) < 0:
            raise ValueError("a tally has no negative numbers")

    @property
    def cast(self) -> int:
        """Valid votes, abstentions included."""
        return self.yes + self.no + self.abstain

    @property
    def received(self) -> int:
        """Everything that lay in the box: ``cast`` and spoiled."""
        return self.cast + self.spoiled


@dataclass(frozen=True)
class Verdict:
    """A decided ballot, ready to be drawn and said.

    ``needed`` of ``base`` is where the majority line stands: all three bars are drawn as shares of
    ``base``, which is never 0. ``why`` is the key of the sentence under the verdict.
    """

    carried: bool
    majority: Majority
    needed: int
    base: int
    unanimous: bool
    quorum_met: bool
    why: Why


def count(choices: Iterable[str], spoiled: int = 0) -> Tally:
    """The tally of single choices; ``TypeError`` for a word that is not on the ballot."""
    return Tally(**Counter(choices), spoiled=spoiled)


def counted(tally: Tally, majority: str) -> int:
    """The votes that a majority is measured on: simple leaves abstentions out."""
    if Majority(majority) is Majority.SIMPLE:
        return tally.yes + tally.no
    return tally.cast


def needed(tally: Tally, majority: str) -> int:
    """The fewest yes votes, among so many votes, that carry: where the majority line stands.

    Simple: more than half of yes and no together, so 95 of 189 and 96 of 190.
    Two thirds: two thirds of all cast, rounded up, so 139 of 208. Never less than one.
    """
    base = counted(tally, majority)
    if Majority(majority) is Majority.SIMPLE:
        return base // 2 + 1
    return max(1, -(-2 * base // 3))


def reaches(tally: Tally, majority: str) -> bool:
    """Whether the yes votes suffice: yes > no, or 3·yes ≥ 2·cast. Nobody's yes never suffices."""
    if Majority(majority) is Majority.SIMPLE:
        return tally.yes > tally.no
    return tally.yes > 0 and 3 * tally.yes >= 2 * tally.cast


def quorum_met(present: int, quorum_needed: int) -> bool:
    """Whether enough members are checked in to decide."""
    return present >= quorum_needed


def unanimous(tally: Tally) -> bool:
    """Whether everybody who voted said yes: no other choice, nothing unread."""
    return 0 < tally.yes == tally.received


def reveals_voters(tally: Tally, fewest: int) -> bool:
    """Whether the figures tell what single people chose: under ``fewest`` votes, or all alike."""
    return tally.cast < fewest or tally.cast in (tally.yes, tally.no, tally.abstain)


def decide(tally: Tally, majority: str, present: int, quorum_needed: int) -> Verdict:
    """The verdict on a counted ballot. Without quorum nothing carries, whatever the votes."""
    enough = quorum_met(present, quorum_needed)
    carried = enough and reaches(tally, majority)
    return Verdict(
        carried=carried,
        majority=Majority(majority),
        needed=needed(tally, majority),
        base=max(tally.cast, 1),
        unanimous=unanimous(tally),
        quorum_met=enough,
        why=_why(tally, majority, enough=enough),
    )


def _why(tally: Tally, majority: str, *, enough: bool) -> Why:
    if not enough:
        return Why.NO_QUORUM
    if unanimous(tally):
        return Why.UNANIMOUS
    if reaches(tally, majority):
        return Why.REACHED
    if tally.cast == 0:
        return Why.NO_VOTES
    if majority == Majority.SIMPLE and tally.yes == tally.no:
        return Why.TIED
    return Why.MISSED
