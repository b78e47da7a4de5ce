"""Commitments in numbers: all of them, and by body, district, strategy and year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assembly.core import thai
from assembly.exports.languages import say
from assembly.exports.papers import CommitmentPaper, CommitmentTotals, both

Groups = Mapping[str, list[CommitmentPaper]]
STATES = ("waiting", "moving", "kept", "review", "ended")


def totals(name: str, ones: Sequence[CommitmentPaper]) -> CommitmentTotals:
    states = [one.state for one in ones]
    going = [one.progress for one in ones if one.state != "ended"]
    silences = [one.silent_days for one in ones if _is_silent(one)]
    return CommitmentTotals(
        name,
        len(ones),
        **{state: states.count(state) for state in STATES},
        late=sum(one.late_days > 0 for one in ones),
        silent=len(silences),
        longest_silence=max(silences, default=0),
        progress=sum(going) // len(going) if going else 0,
    )


def _is_silent(one: CommitmentPaper) -> bool:
    """Even since today, which is no day yet."""
    if one.silent_days or not (one.requests or one.parts):
        return one.silent_days > 0
    return any(request.is_silent for each in both(one) for request in each.requests)


def by_body(ones: Iterable[CommitmentPaper]) -> tuple[CommitmentTotals, ...]:
    """Where it leads or acts too; who has most first."""
    found = _grouped((name, one) for one in ones for name in dict.fromkeys(_acting(one)))
    return tuple(totals(n, found[n]) for n in sorted(found, key=lambda n: (-len(found[n]), n)))


def _acting(one: CommitmentPaper) -> Iterator[str]:
    for each in both(one):
        if each.lead:
            yield each.lead.name
        yield from (body.name for body in each.partners)


def by_name(
    names: Sequence[str], told: Iterable[tuple[str, CommitmentPaper]], *, all_of_them: bool
) -> tuple[CommitmentTotals, ...]:
    """In the order of ``names``, none too if ``all_of_them``; what is under none comes last."""
    found = _grouped(told)
    order = [name for name in names if all_of_them or name in found]
    order += [name for name in found if name not in names]
    return tuple(totals(name, found.get(name, [])) for name in order)


def by_year(ones: Iterable[CommitmentPaper]) -> tuple[CommitmentTotals, ...]:
    """The year of the Buddhist Era that it is due in, the last first."""
    found = _grouped((str(thai.be_year(one.due)) if one.due else "", one) for one in ones)
    order = sorted(found, reverse=True)
    return tuple(totals(name or say("ยังไม่กำหนดวัน"), found[name]) for name in order)


def _grouped(told: Iterable[tuple[str, CommitmentPaper]]) -> Groups:
    found: dict[str, list[CommitmentPaper]] = defaultdict(list)
    for name, one in told:
        found[name].append(one)
    return found
