"""Which strategies what people say may be about: suggested, never chosen for anybody."""

from collections.abc import Iterable, Mapping, Sequence

from assembly.plans.facts import Theme

MOST_SUGGESTED = 3


def themes_of(name: str, themes: Sequence[Theme]) -> tuple[int, ...]:
    """Which themes a strategy belongs to: those of whose official words one stands in its name."""
    return tuple(n for n, t in enumerate(themes) if any(word in name for word in t.official))


def words_of(belongs: Iterable[int], themes: Sequence[Theme]) -> tuple[str, ...]:
    """The everyday words of these themes, each once."""
    return tuple(dict.fromkeys(word for n in belongs for word in themes[n].everyday))


def suggested(text: str, words: Mapping[int, Sequence[str]]) -> list[int]:
    """The numbers of the strategies whose words the text has most of; the lower number first.

    Thai is written without blanks, so a word counts wherever its letters stand.
    """
    score = {n: sum(len(word) for word in own if word in text) for n, own in words.items()}
    best = sorted((n for n in score if score[n]), key=lambda n: (-score[n], n))
    return best[:MOST_SUGGESTED]
