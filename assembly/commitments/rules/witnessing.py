"""What people say of a promise where they live, and when their words speak against it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal

WORDS = ("done", "unchanged")

LOOKS_BACK = 180  # days that a word counts for the sign; older ones stay in the numbers
FEWEST = 5  # people who say that nothing has changed; fewer may be one household
FEWEST_TOGETHER = 5  # new words that enter the journal at once: a single one would tell its day

# commitment, district, how many say that it is done, how many that nothing has changed
Count: TypeAlias = tuple[int, str, int, int]


class SaysNeither(Refusal):
    status = 422
    message = _l("เลือกว่า ที่นี่ทำแล้ว หรือ ยังไม่เปลี่ยน")


class WhichDistrict(Refusal):
    status = 422
    message = _l("เลือกอำเภอที่ท่านอยู่")


def lately(today: date) -> date:
    """The first day that counts as of late."""
    return today - timedelta(days=LOOKS_BACK - 1)


def is_contradicted(done: int, unchanged: int) -> bool:
    """Whether people say that nothing has changed: enough of them, and most of those who spoke.

    Both numbers are of late. Half of them is not most.
    """
    return unchanged >= FEWEST and 2 * unchanged > done + unchanged


def lines_of(counts: Iterable[Count]) -> list[str]:
    """Counts as the journal keeps them, in one order."""
    return [f"{id_}/{place}/{done}/{unchanged}" for id_, place, done, unchanged in sorted(counts)]


def counts_in(lines: Iterable[str]) -> list[Count]:
    """What lines of the journal say."""
    parts = (line.split("/") for line in lines)
    return [(int(id_), place, int(done), int(unchanged)) for id_, place, done, unchanged in parts]


def is_enough(told: Sequence[Count], now: Sequence[Count]) -> bool:
    """Whether so much was said of one promise since the journal told last that it may tell again.

    Who changes a word has said a new one.
    """
    counted = {place: (done, unchanged) for _id, place, done, unchanged in told}
    fresh = 0
    for _id, place, done, unchanged in now:
        had = counted.get(place, (0, 0))
        fresh += max(done - had[0], 0) + max(unchanged - had[1], 0)
    return fresh >= FEWEST_TOGETHER


def is_whole(told: Sequence[Count], now: Sequence[Count], older: Sequence[Count]) -> bool:
    """Whether one promise's words still fit what the journal counted; ``older``: those said before
    that day, which nobody has changed since.

    A person may change a word, and more may speak; nobody's word goes, and none is of old.
    """
    if sum(one[2] + one[3] for one in now) < sum(one[2] + one[3] for one in told):
        return False
    counted = {place: (done, unchanged) for _id, place, done, unchanged in told}
    return all(
        done <= counted.get(place, (0, 0))[0] and unchanged <= counted.get(place, (0, 0))[1]
        for _id, place, done, unchanged in older
    )
