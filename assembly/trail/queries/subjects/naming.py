"""The names of subjects, word by word."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from assembly.trail.queries.subjects.ground import Named, Thing, parts
from assembly.trail.queries.subjects.lasting import (
    charters,
    clauses_named,
    commitments,
    editions_named,
    proposals,
    requests,
    resolutions,
)
from assembly.trail.queries.subjects.sitting import (
    amendments,
    ballots,
    drafts_named,
    items,
    meetings,
    statements,
)


def things(subjects: Iterable[str]) -> dict[str, Thing]:
    """The names of what subjects are about; what is gone, or has none, is left out."""
    by_word: dict[str, set[int]] = defaultdict(set)
    for subject in subjects:
        word, number = parts(subject)
        by_word[word].add(number)
    return {
        f"{word}:{number}": thing
        for word, numbers in by_word.items()
        if word in _NAMES
        for number, thing in _NAMES[word](numbers).items()
    }


_NAMES: dict[str, Callable[[Collection[int]], Named]] = {
    "meeting": meetings,
    "minutes": meetings,
    "item": items,
    "draft": drafts_named,
    "amendment": amendments,
    "ballot": ballots,
    "resolution": resolutions,
    "clause": clauses_named,
    "charter": charters,
    "edition": editions_named,
    "statement": statements,
    "proposal": proposals,
    "request": requests,
    "commitment": commitments,
}
