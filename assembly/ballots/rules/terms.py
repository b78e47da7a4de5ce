"""On what terms a ballot is taken: settled before it opens, sealed in the hash of its question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assembly.ballots import tally
from assembly.ballots.rules import refusals

FEWEST_FOR_SECRECY = 10
MOST_OPTIONS = 30
LONGEST_REASON = 300  # characters as people count them
TELLERS = 2  # who must have counted the same


class Kind(StrEnum):
    """What is asked: yes or no, whether all agree, or which of a list first."""

    VOTE = "vote"
    CONSENSUS = "consensus"
    PRIORITY = "priority"


class Method(StrEnum):
    NAMED = "named"
    SECRET = "secret"  # noqa: S105 -- a way of voting, not a password
    HANDS = "hands"


CHOICES = ("yes", "no", "abstain")
VOICES = ("agree", "remark", "not_yet")
REASONED = frozenset({"remark", "not_yet"})  # voices that say why


@dataclass(frozen=True)
class Terms:
    """All that the desk settles about a ballot.

    ``majority``: see ``tally.majority_named``; ``balance`` asks for more yes than no in so many
    districts too; ``minutes`` until it closes by itself, 0 for never; ``most_choices`` of
    ``options`` may be chosen as priorities.
    """

    method: str = "secret"
    majority: str = "simple"
    kind: str = "vote"
    constituency: str = "person"
    balance: int = 0
    chair_breaks_tie: bool = False
    takes_paper: bool = False
    takes_hands: bool = False
    minutes: int = 0
    most_choices: int = 1
    options: tuple[str, ...] = ()

    @property
    def by_hands(self) -> bool:
        """Whether tellers count hands, alone or beside the phones."""
        return self.takes_hands or self.method == Method.HANDS


def settled(terms: Terms) -> Terms:
    """The same terms without what does not belong to their kind, checked as words.

    Refuses: OddTerms, OddShare, TooFewOptions, TooManyOptions.
    """
    if terms.kind not in set(Kind) or terms.method not in set(Method):
        raise refusals.OddTerms
    if terms.constituency not in ("person", "network") or min(terms.balance, terms.minutes) < 0:
        raise refusals.OddTerms
    if terms.kind == Kind.CONSENSUS:
        return Terms(
            "named", kind=terms.kind, constituency=terms.constituency, minutes=terms.minutes
        )
    if terms.kind == Kind.PRIORITY:
        return _settled_priorities(terms)
    return _settled_vote(terms)


def _settled_vote(terms: Terms) -> Terms:
    try:
        rule = tally.majority_named(terms.majority)
    except ValueError:
        raise refusals.OddShare from None
    if terms.method == Method.SECRET and terms.takes_hands:
        raise refusals.OddTerms  # a raised hand is no secret
    if terms.balance and terms.takes_paper and terms.method != Method.HANDS:
        raise refusals.OddTerms  # paper is counted in one heap, of no district
    return Terms(
        method=terms.method,
        majority=terms.majority,
        constituency=terms.constituency,
        balance=terms.balance,
        chair_breaks_tie=terms.chair_breaks_tie and isinstance(rule, tally.Simple),
        takes_paper=terms.takes_paper and terms.method != Method.HANDS,
        takes_hands=terms.by_hands,
        minutes=terms.minutes,
    )


def _settled_priorities(terms: Terms) -> Terms:
    options = tuple(dict.fromkeys(option for option in terms.options if option))
    if not 1 <= terms.most_choices < len(options):
        raise refusals.TooFewOptions
    if len(options) > MOST_OPTIONS:
        raise refusals.TooManyOptions(most=MOST_OPTIONS)
    if terms.method == Method.HANDS:
        raise refusals.OddTerms
    return Terms(
        method=terms.method,
        kind=terms.kind,
        constituency=terms.constituency,
        takes_paper=terms.takes_paper,
        minutes=terms.minutes,
        most_choices=terms.most_choices,
        options=options,
    )


def check_balance(terms: Terms, electors: Mapping[str, int]) -> None:
    """Whether district balance can be asked of these electors, counted by district.

    Refuses: TooFewDistricts, SmallDistricts.
    """
    if not terms.balance:
        return
    there = [number for number in electors.values() if number]
    if terms.balance > len(there):
        raise refusals.TooFewDistricts(there=len(there), asked=terms.balance)
    if terms.method == Method.SECRET and min(there) < FEWEST_FOR_SECRECY:
        raise refusals.SmallDistricts(fewest=FEWEST_FOR_SECRECY)


def districts_told(voters: Mapping[str, int]) -> set[str]:
    """The districts whose part of a secret ballot may be told, from how many voted in each.

    A small part would tell who voted how, for who voted is known; and so would what is left when
    the others are taken away from the whole. Both have ``FEWEST_FOR_SECRECY`` voters or none.
    """
    told, untold = set(voters), 0
    for district, number in sorted(voters.items(), key=lambda pair: (pair[1], pair[0])):
        if number < FEWEST_FOR_SECRECY or 0 < untold < FEWEST_FOR_SECRECY:
            told.discard(district)
            untold += number
    return told


def check_figures(figures: Mapping[str, int], kind: str, most: int, choices: int = 1) -> None:
    """Whether a teller's figures can be: none negative, and not more people than there are.

    Of priorities ``ballots`` counts the people: no line has more votes than that, and all lines
    together not more than ``choices`` a person. Refuses: OddFigures, TooManyHands.
    """
    if not figures or min(figures.values()) < 0:
        raise refusals.OddFigures
    if kind == Kind.PRIORITY:
        people, lines = figures.get("ballots", -1), max(figures.values())
        if people < lines or sum(figures.values()) > people * (1 + choices):
            raise refusals.OddFigures
    else:
        people = sum(figures.values())
    if people > most:
        raise refusals.TooManyHands(counted=people, most=most)


def agreed(entries: Sequence[str]) -> str | None:
    """What two tellers counted alike, each without seeing the other; ``None`` until they do."""
    alike = [figures for figures, times in Counter(entries).items() if times >= TELLERS]
    return alike[0] if len(alike) == 1 else None  # two pairs that differ have agreed on nothing
