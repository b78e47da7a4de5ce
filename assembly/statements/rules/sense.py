"""What a hall thinks of a statement: whole numbers and fractions on plain data.

A group is a district, or all smaller ones together: nobody is left out, and no group of fewer than
``LEAST`` can be read or worked out. In each group the share that agrees is drawn a little to the
middle, (agree + 1) / (n + 2), so that few people say less than many; who passes is counted in n.
The shares are multiplied, so that one group that disagrees weighs as much as any other, however
small; and the root of as many groups is taken, so that halls of few and many groups compare.
What divides is the share of pairs, from two groups, of whom one agrees and one disagrees.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from itertools import combinations
from typing import Protocol, TypeVar

LEAST = 5  # people; a smaller group is never shown
TOGETHER = Fraction(3, 5)  # from this share on, groups that are of one mind …
APART = Fraction(1, 3)  # … and from this share of pairs on, a hall that is not
WORDS = ("agree", "disagree", "pass")


@dataclass(frozen=True)
class Answers:
    """How many of one group chose what."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    @property
    def n(self) -> int:
        return self.agree + self.disagree + self.passed

    def __add__(self, other: "Answers") -> "Answers":
        passed = self.passed + other.passed
        return Answers(self.agree + other.agree, self.disagree + other.disagree, passed)


@dataclass(frozen=True)
class Groups:
    """Answers as they may be shown; ``rest``: of all districts that are not shown, together."""

    shown: Mapping[str, Answers]
    rest: Answers | None = None

    @property
    def all(self) -> tuple[Answers, ...]:
        return (*self.shown.values(), *([self.rest] if self.rest else []))

    @property
    def total(self) -> Answers:
        return sum(self.all, Answers())


@dataclass(frozen=True)
class Score:
    """A product over so many groups; its root is what people read."""

    product: Fraction
    groups: int

    @property
    def percent(self) -> int:
        return next(h for h in range(100, -1, -1) if self.reaches(Fraction(2 * h - 1, 200)))

    def reaches(self, share: Fraction) -> bool:
        """Whether the root is at least this share."""
        return share <= 0 or share**self.groups <= self.product

    def above(self, other: "Score") -> int:
        """Which root is higher: 1, 0 or -1, without taking any root."""
        mine, theirs = self.product**other.groups, other.product**self.groups
        return (mine > theirs) - (mine < theirs)


def groups_of(cells: Mapping[str | None, Answers]) -> Groups | None:
    """What may be shown of answers by district (``None``: from elsewhere); ``None``: nothing.

    What is not shown could be had by subtraction, so it must be a group of its own: where it would
    be too small, the smallest shown district joins it.
    """
    if sum(cell.n for cell in cells.values()) < LEAST:
        return None
    shown = {code: cell for code, cell in cells.items() if code is not None and cell.n >= LEAST}
    hidden = [cell for code, cell in cells.items() if code not in shown]
    rest = sum(hidden, Answers())
    if 0 < rest.n < LEAST:
        rest += shown.pop(min(shown, key=lambda one: (shown[one].n, one)))
    return Groups(shown, rest if rest.n else None)


def consensus(groups: Groups) -> Score:
    """How far all groups agree."""
    return _score([(each.agree, each.n) for each in groups.all])


def refusal(groups: Groups) -> Score:
    """How far all groups are against it, in the same way: that is common ground, too."""
    return _score([(each.disagree, each.n) for each in groups.all])


def division(groups: Groups) -> Fraction:
    """Of all pairs from two groups, the share of whom one agrees and one disagrees.

    Where there is one group only, both come from it.
    """
    sides = [(Fraction(g.agree, g.n), Fraction(g.disagree, g.n)) for g in groups.all]
    pairs = list(combinations(sides, 2)) or [(sides[0], sides[0])]
    apart = [yes * other_no + no * other_yes for (yes, no), (other_yes, other_no) in pairs]
    return sum(apart, Fraction(0)) / len(apart)


def standing(groups: Groups | None) -> str:
    """In a word: few (not enough answers), agreed, refused, divided, or open."""
    if groups is None:
        return "few"
    if consensus(groups).reaches(TOGETHER):
        return "agreed"
    if refusal(groups).reaches(TOGETHER):
        return "refused"
    return "divided" if division(groups) >= APART else "open"


def percent(share: Fraction) -> int:
    """Rounded, a half up."""
    return int(share * 100 + Fraction(1, 2))


class Judged(Protocol):
    """A statement, as far as the lists look at it."""

    @property
    def number(self) -> int: ...
    @property
    def groups(self) -> Groups | None: ...


J = TypeVar("J", bound=Judged)


def of_one_mind(statements: Iterable[J]) -> list[J]:
    """What the groups agree on, or refuse together; the highest score first."""
    scored = [(one, best(one.groups)) for one in statements if one.groups]
    together = [(one, score) for one, score in scored if score.reaches(TOGETHER)]
    return [one for one, _score in sorted(together, key=cmp_to_key(_higher_first))]


def dividing(statements: Iterable[J]) -> list[J]:
    """What divides the hall; the most pairs apart first."""
    apart = [(one, division(one.groups)) for one in statements if standing(one.groups) == "divided"]  # type: ignore[arg-type]  # divided has groups
    return [one for one, _ in sorted(apart, key=lambda pair: (-pair[1], pair[0].number))]


def best(groups: Groups) -> Score:
    yes, no = consensus(groups), refusal(groups)
    return yes if yes.above(no) >= 0 else no


def _higher_first(one: tuple[Judged, Score], other: tuple[Judged, Score]) -> int:
    return other[1].above(one[1]) or one[0].number - other[0].number


def _score(parts: Iterable[tuple[int, int]]) -> Score:
    product, count = Fraction(1), 0
    for part, n in parts:
        product, count = product * Fraction(part + 1, n + 2), count + 1
    return Score(product, count)
