"""How much two texts have in common."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache


def grams(key: str, size: int = 3) -> frozenset[str]:
    """A search key's pieces of so many letters, over its blanks: words run together in Thai."""
    letters = key.replace(" ", "")
    return frozenset(map("".join, zip(*(letters[at:] for at in range(size)), strict=False)))


def rarity(sample: Iterable[str], size: int = 2) -> Callable[[str], int]:
    """How much a piece tells: what stands in every second text tells nothing, what is rare much.

    Judged by a sample of search keys; the square of the usual logarithm, as a whole number.
    """
    found: Counter[str] = Counter()
    texts = 0
    for key in sample:
        found.update(grams(key, size))
        texts += 1
    return cache(lambda gram: round(100 * math.log((texts + 2) / (found[gram] + 1)) ** 2))


def likeness_to(
    one: str, weight: Callable[[str], int] = lambda _gram: 1, size: int = 2
) -> Callable[[str], Fraction]:
    """How much another search key shares with this one, 0 … 1: Dice's coefficient of their
    weighted pieces."""
    left = grams(one, size)
    own = sum(map(weight, left))

    def share(other: str) -> Fraction:
        right = grams(other, size)
        shared = sum(map(weight, left & right))
        return Fraction(2 * shared, own + sum(map(weight, right)) or 1)

    return share


def likeness(
    one: str, other: str, weight: Callable[[str], int] = lambda _gram: 1, size: int = 2
) -> Fraction:
    """How much two search keys share, 0 … 1."""
    return likeness_to(one, weight, size)(other)
