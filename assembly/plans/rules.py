"""Which strategies what people say may be about: suggested, never chosen for anybody."""

from collections.abc import Iterable, Mapping, Sequence

from assembly.plans.facts import Theme

MOST_SUGGESTED = 3


def words_of(name: str, themes: Iterable[Theme]) -> tuple[str, ...]:
    """The everyday words of a strategy, by the official ones that stand in its name."""
    found = [t.everyday for t in themes if any(word in name for word in t.official)]
    return tuple(dict.fromkeys(word for words in found for word in words))


def suggested(text: str, words: Mapping[int, Sequence[str]]) -> list[int]:
    """The numbers of the strategies whose words the text has most of; the lower number first.

    Thai is written without blanks, so a word counts wherever its letters stand.
    """
    score = {n: sum(len(word) for word in own if word in text) for n, own in words.items()}
    best = sorted((n for n in score if score[n]), key=lambda n: (-score[n], n))
    return best[:MOST_SUGGESTED]
