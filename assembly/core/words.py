"""Where one word ends and the next begins, in a script that writes no spaces between them.

The small model of BudouX says where Thai is likely to be cut; our own list of the words that
charters are made of says what is one word whatever the model thinks. Neither may cut letters that
are held together: a leading vowel with its consonant, a letter with its marks, a number.
See docs/adr/0019.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, groupby, pairwise

import budoux
import regex

from assembly.core.text import ELLIPSIS, graphemes, short

LONGEST_WORD = 30  # letters; what goes on longer is no word, and is taken letter by letter

_LEADING = "\u0e40\u0e41\u0e42\u0e43\u0e44"  # vowels written before their consonant
_TRAILING = "\u0e30\u0e32\u0e45\u0e46\u0e2f"  # vowels and signs that stand after one
_NUMBER = regex.compile(r"\p{Nd}+")
_LATIN = regex.compile(r"[\p{Latin}\p{M}]+")
_THAI = regex.compile(r"[\p{Thai}--\p{Nd}]", flags=regex.V1)


@lru_cache(maxsize=2000)
def words(text: str) -> tuple[str, ...]:
    """The text in words; blanks, numbers, other scripts and signs are pieces of their own."""
    found: list[str] = []
    for is_thai, run in groupby(held_letters(text), key=lambda held: bool(_THAI.match(held))):
        letters = tuple(run)
        found += _thai_words(letters) if is_thai else letters
    return tuple(found)


def short_by_words(text: str, most: int) -> str:
    """``text`` in at most ``most`` seen characters, cut behind a word and ended with …"""
    if graphemes(text) <= most:
        return text
    kept, room = "", max(most - 1, 0)
    for word in words(text):
        if graphemes(kept + word) > room:
            break
        kept += word
    return kept.rstrip() + ELLIPSIS if kept.strip() else short(text, most)


def held_letters(text: str) -> list[str]:
    """Letters as people see them, with what clings to them: these are never cut."""
    found: list[str] = []
    for letter in regex.findall(r"\X", text):
        if found and _clings(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _clings(before: str, letter: str) -> bool:
    return (
        (before in _LEADING and not letter.isspace())
        or letter in _TRAILING
        or (before.isspace() and letter.isspace())
        or any(kind.fullmatch(before) and kind.fullmatch(letter) for kind in (_NUMBER, _LATIN))
    )


@lru_cache(maxsize=8000)
def _thai_words(letters: tuple[str, ...]) -> tuple[str, ...]:
    """One run of Thai, cut where the model and the list say so and no letter is torn."""
    text = "".join(letters)
    cuts = _likely_cuts(text)
    for whole in _whole_words().finditer(text):
        cuts -= set(range(whole.start() + 1, whole.end()))
        cuts |= {whole.start(), whole.end()}
    borders = [0, *sorted(cuts & set(accumulate(map(len, letters)))), len(text)]
    pieces = (text[one:two] for one, two in pairwise(borders) if one < two)
    return tuple(piece for long in pieces for piece in _no_longer(long))


def _likely_cuts(text: str) -> set[int]:
    return set(accumulate(map(len, _model().parse(text))))


def _no_longer(word: str) -> Iterator[str]:
    letters = held_letters(word)
    yield from letters if len(letters) > LONGEST_WORD else [word]


@lru_cache
def _model() -> budoux.Parser:
    return budoux.load_default_thai_parser()


@lru_cache
def _whole_words() -> "regex.Pattern[str]":
    """The list as one pattern, the longest first."""
    listed = files("assembly.core").joinpath("whole_words.txt").read_text("utf-8").split()
    return regex.compile("|".join(map(regex.escape, sorted(listed, key=len, reverse=True))))
