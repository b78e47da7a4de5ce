"""When a vote carries, and when a call found consensus."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assembly.ballots.tally.figures import Tally, unanimous
from assembly.ballots.tally.majorities import is_tied, majority_named


class Why(StrEnum):
    """Why a verdict is as it is: the key of its sentence."""

    UNANIMOUS = "unanimous"
    REACHED = "reached"
    MISSED = "missed"
    TIED = "tied"
    CASTING_VOTE = "casting_vote"  # a tie, and the chair's vote decided it either way
    UNBALANCED = "unbalanced"  # enough votes, but in too few districts
    CONSENSUS = "consensus"
    OBJECTIONS = "objections"
    RANKED = "ranked"
    NO_VOTES = "no_votes"
    NO_QUORUM = "no_quorum"


@dataclass(frozen=True)
class Room:
    """Who was there at the close, and who must be: delegates and districts with a delegate.

    ``electors`` are those of them whose vote counts: fewer where a network has one vote.
    """

    present: int
    quorum: int = 0
    districts: int = 0
    quorum_districts: int = 0
    electors: int = 0

    @property
    def quorum_met(self) -> bool:
        """Whether enough are checked in to decide."""
        return self.present >= self.quorum and self.districts >= self.quorum_districts


@dataclass(frozen=True)
class Balance:
    """District balance: more yes than no in at least ``needed`` districts, besides the majority."""

    needed: int = 0
    agreeing: int = 0

    @property
    def met(self) -> bool:
        return self.agreeing >= self.needed


@dataclass(frozen=True)
class Verdict:
    """A decided ballot, ready to be drawn and said.

    ``needed`` of ``base`` is where the majority line stands: all three bars are drawn as shares of
    ``base``, which is never 0. ``why`` is the key of the sentence under the verdict.
    """

    carried: bool
    why: Why
    quorum_met: bool
    unanimous: bool = False
    needed: int = 0
    base: int = 1
    balance: Balance = Balance()


def decide(
    tally: Tally,
    majority: str,
    room: Room,
    balance: Balance = Balance(),
    casting_vote: str | None = None,
) -> Verdict:
    """The verdict on a counted vote. Without quorum nothing carries, whatever the votes.

    ``casting_vote`` is the chair's yes or no, which counts only where the vote is tied.
    """
    rule, weighed = majority_named(majority), room.electors or room.present
    broken = casting_vote is not None and is_tied(tally, majority)
    enough = casting_vote == "yes" if broken else rule.reached(tally, weighed)
    why = Why.CASTING_VOTE if broken else _why(tally, majority, reached=enough)
    if enough and not balance.met:
        why = Why.UNBALANCED
    return Verdict(
        carried=room.quorum_met and enough and balance.met,
        why=why if room.quorum_met else Why.NO_QUORUM,
        quorum_met=room.quorum_met,
        unanimous=unanimous(tally),
        needed=rule.needed(tally, weighed),
        base=max(tally.cast, 1),
        balance=balance,
    )


def _why(tally: Tally, majority: str, *, reached: bool) -> Why:
    if unanimous(tally) and reached:
        return Why.UNANIMOUS
    if reached:
        return Why.REACHED
    if tally.cast == 0:
        return Why.NO_VOTES
    return Why.TIED if is_tied(tally, majority) else Why.MISSED


def agree(voices: Mapping[str, int], room: Room) -> Verdict:
    """The verdict on a consensus call: nobody who answered is left who does not agree yet.

    ``voices`` counts agree, remark (agrees, with a remark) and not_yet.
    """
    said, objections = sum(voices.values()), voices.get("not_yet", 0)
    why = Why.OBJECTIONS if objections else Why.CONSENSUS if said else Why.NO_VOTES
    return Verdict(
        carried=room.quorum_met and why is Why.CONSENSUS,
        why=why if room.quorum_met else Why.NO_QUORUM,
        quorum_met=room.quorum_met,
        unanimous=0 < said == voices.get("agree", 0),
        needed=said,
        base=max(said, 1),
    )
