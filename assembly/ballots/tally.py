"""Counting is arithmetic: what a tally is, when it carries, and where the majority line stands.

Whole numbers only: a majority is compared by multiplying (3·yes ≥ 2·cast), never by dividing, so
that no vote is lost in rounding. Plain data in, plain data out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

MOST_PARTS = 100  # of a custom share


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


class Majority(Protocol):
    """How much agreement a question needs; ``present`` are the electors in the room at the close.

    ``needed`` is the fewest yes votes that carry, where the line stands; never less than one.
    """

    def needed(self, tally: Tally, present: int) -> int: ...
    def reached(self, tally: Tally, present: int) -> bool: ...


@dataclass(frozen=True)
class Simple:
    """เสียงข้างมาก: more yes than no; abstentions weigh nothing. 95 of 189, 96 of 190."""

    def needed(self, tally: Tally, present: int) -> int:
        return (tally.yes + tally.no) // 2 + 1

    def reached(self, tally: Tally, present: int) -> bool:
        return tally.yes > tally.no


@dataclass(frozen=True)
class Absolute:
    """เสียงเกินกึ่งหนึ่งของผู้มาประชุม: more than half of those present, silent or not."""

    def needed(self, tally: Tally, present: int) -> int:
        return max(present, tally.received) // 2 + 1

    def reached(self, tally: Tally, present: int) -> bool:
        return 2 * tally.yes > max(present, tally.received)


@dataclass(frozen=True)
class Share:
    """At least so many parts of all votes cast, abstentions included: two thirds, three quarters.

    ``ValueError`` for a share of half or less, or more than all.
    """

    part: int
    of: int

    def __post_init__(self) -> None:
        if not (0 < self.part <= self.of <= MOST_PARTS and 2 * self.part > self.of):
            raise ValueError("a share is more than half and at most all")

    def needed(self, tally: Tally, present: int) -> int:
        return max(1, -(-self.part * tally.cast // self.of))

    def reached(self, tally: Tally, present: int) -> bool:
        return tally.yes > 0 and self.of * tally.yes >= self.part * tally.cast


_NAMED: Mapping[str, Majority] = {
    "simple": Simple(),
    "absolute": Absolute(),
    "two_thirds": Share(2, 3),
}


def majority_named(name: str) -> Majority:
    """The majority of a ballot: simple, absolute, two_thirds, or a custom share such as "3/4".

    ``ValueError`` for anything else.
    """
    part, stroke, of = name.partition("/")
    if not stroke:
        if name not in _NAMED:
            raise ValueError(f"no such majority: {name}")
        return _NAMED[name]
    if not (part.isascii() and part.isdecimal() and of.isascii() and of.isdecimal()):
        raise ValueError(f"no such majority: {name}")
    return Share(int(part), int(of))


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


def count(choices: Iterable[str], spoiled: int = 0) -> Tally:
    """The tally of single choices; ``TypeError`` for a word that is not on the ballot."""
    return Tally(**Counter(choices), spoiled=spoiled)


def unanimous(tally: Tally) -> bool:
    """Whether everybody who voted said yes: no other choice, nothing unread."""
    return 0 < tally.yes == tally.received


def reveals_voters(tally: Tally, fewest: int) -> bool:
    """Whether the figures tell what single people chose: under ``fewest`` votes, or all alike."""
    return tally.cast < fewest or tally.cast in (tally.yes, tally.no, tally.abstain)


def is_tied(tally: Tally, majority: str) -> bool:
    """As many yes as no, and not none, where yes against no is all that is asked."""
    return isinstance(majority_named(majority), Simple) and tally.yes == tally.no > 0


def agreeing(districts: Mapping[str, Tally]) -> int:
    """In how many districts more people said yes than no."""
    return sum(tally.yes > tally.no for tally in districts.values())


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


@dataclass(frozen=True)
class Ranked:
    """One line of a list of priorities: its place (equal votes share one), and if it is chosen."""

    number: int
    votes: int
    place: int
    chosen: bool


def rank(votes: Mapping[int, int], numbers: Sequence[int], most: int) -> tuple[Ranked, ...]:
    """The list by votes, the most first, equals in the order of the list.

    The first ``most`` places are chosen if anybody wanted them; equals at the border all are.
    """
    order = sorted(numbers, key=lambda number: (-votes.get(number, 0), number))
    counts = [votes.get(number, 0) for number in order]
    places = [1 + sum(other > here for other in counts) for here in counts]
    return tuple(
        Ranked(number, here, place, chosen=here > 0 and place <= most)
        for number, here, place in zip(order, counts, places, strict=True)
    )


def prefer(votes: Mapping[int, int], room: Room) -> Verdict:
    """The verdict on a choice of priorities: it stands once somebody chose and enough were here."""
    said = sum(votes.values())
    why = Why.RANKED if said else Why.NO_VOTES
    return Verdict(
        carried=room.quorum_met and said > 0,
        why=why if room.quorum_met else Why.NO_QUORUM,
        quorum_met=room.quorum_met,
        base=max([1, *votes.values()]),
    )
