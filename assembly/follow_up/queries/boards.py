"""What the room sees of the promises of its series: the whole in numbers, and one after another."""

from dataclasses import dataclass
from functools import cached_property

from assembly.follow_up.queries.promises import PromiseView, promises_of
from assembly.follow_up.queries.returning import waiting_again
from assembly.follow_up.queries.series import (
    Count,
    StrategyCount,
    counts_of,
    how_many_unfinished,
    unfinished_of,
)
from assembly.follow_up.rules import Standing
from assembly.meetings.models import Meeting

MOST = 40  # promises that a board lists; those further down are on the public board, and counted


@dataclass(frozen=True)
class FollowBoard:
    """Late and silent promises first; those that this meeting has decided on at the end.

    What only some faces show is read when they do: a wall lists no promises, a desk no pages.
    """

    sitting: Meeting
    count: Count
    strategies: tuple[StrategyCount, ...]
    most: int

    @cached_property
    def order(self) -> tuple[Standing, ...]:
        return unfinished_of(self.sitting)

    @cached_property
    def promises(self) -> tuple[PromiseView, ...]:
        return promises_of(self.sitting.id, self.order[: self.most])

    @cached_property
    def waiting(self) -> frozenset[int]:
        """Those that stand on a running order again."""
        return waiting_again(self.sitting.assembly_id)

    @property
    def more(self) -> int:
        """How many are not listed."""
        return len(self.order) - len(self.promises)

    @cached_property
    def pages(self) -> int:
        """Of the wall: the overview, then one promise each; an overview alone orders none."""
        return 1 + how_many_unfinished(self.sitting)


def follow_board(row: Meeting, most: int = MOST) -> FollowBoard | None:
    """``None`` where no earlier meeting of the series has promised anything."""
    count, strategies = counts_of(row)
    if not count.all:
        return None
    return FollowBoard(row, count, strategies, most)


def promise_at(row: Meeting, board: FollowBoard, page: int) -> PromiseView | None:
    """The promise on a page of the wall; ``None`` for the overview."""
    at = min(max(page, 1), board.pages)
    return promises_of(row.id, [board.order[at - 2]])[0] if at > 1 else None


def page_of(row: Meeting, commitment_id: int | None = None) -> int:
    """The page of a promise. Without one: the overview, or once the meeting has decided on any,
    the first that is still open."""
    order = unfinished_of(row)
    if commitment_id is not None:
        return next((n for n, one in enumerate(order, 2) if one.id == commitment_id), 1)
    begun = any(one.decided for one in order)
    return 2 if begun and not order[0].decided else 1
