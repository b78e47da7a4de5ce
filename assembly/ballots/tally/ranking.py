"""A list of priorities by its votes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembly.ballots.tally.verdicts import Room, Verdict, Why


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
