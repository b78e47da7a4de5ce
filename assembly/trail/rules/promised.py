"""What was promised for a matter, told to somebody who suffered it: the most telling first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from assembly.commitments.rules import OVER, STATES
from assembly.core import thai

FRESH = 30  # days that something new is marked as new; who comes back does so now and then

_TELLING = ("kept", "moving", "review", "waiting", "ended")


@dataclass(frozen=True)
class Promised:
    """One promise, as far as it has come."""

    id: int
    title: str
    state: str
    state_on: date
    number: int = 1  # of the operative item it was made for
    lead: str = ""
    due: date | None = None
    is_late: bool = False  # its day has passed, and it is neither kept nor ended
    progress: int = 0
    report: str = ""  # the newest words that everybody may read
    reported_on: date | None = None
    silent: int | None = None  # days that a body has not answered, while an answer is waited for
    is_overdue: bool = False  # no answer after the day until which one was asked for
    is_here: bool = False  # made for the district of who told it
    is_contradicted: bool = False  # people say that nothing has changed
    resolution_id: int = 0
    district: str = ""  # its code; empty: the whole province
    near: "Promised | None" = None  # the part of it that is made for that district

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_silent(self) -> bool:
        """Its body owes an answer, and the day until which one was asked for has passed."""
        return self.is_overdue and not self.is_over

    @property
    def newest(self) -> date:
        """The day of what happened last."""
        return max(self.state_on, self.reported_on or self.state_on)

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])


def in_order(promises: Sequence[Promised]) -> tuple[Promised, ...]:
    """The most telling first: of one's own district, then what has come furthest, then the newest.

    The same promises always stand in the same order.
    """
    return tuple(sorted(promises, key=_how_telling))


def _how_telling(one: Promised) -> tuple[bool, int, int, int, int]:
    rank = _TELLING.index(one.state)
    return (not one.is_here, rank, -one.newest.toordinal(), one.number, one.id)


def kept_among(promises: Sequence[Promised]) -> tuple[int, int]:
    """How many are kept, of how many that still count: what was ended is asked of nobody."""
    counted = [one for one in promises if one.state != "ended"]
    return sum(one.state == "kept" for one in counted), len(counted)


def is_news(one: Promised, today: date) -> bool:
    """Whether something became of it of late; that it was made is told by the resolution."""
    happened = one.state != "waiting" or one.reported_on is not None
    return happened and today - timedelta(days=FRESH) < one.newest <= today


def came_of(promises: Sequence[Promised]) -> str:
    """The headline, where a promise is kept or all are over; else empty: the clause says more."""
    kept, of = kept_among(promises)
    if promises and not of:
        return str(_("พันธสัญญาจากความทุกข์ของท่าน ยุติแล้ว"))
    if kept and kept == of:
        return str(_("พันธสัญญาจากความทุกข์ของท่าน บรรลุผลแล้ว"))
    if kept:
        said = _("พันธสัญญาจากความทุกข์ของท่าน บรรลุผลแล้ว %(n)s จาก %(of)s ข้อ", n=kept, of=of)
        return str(said)
    return ""


def who_does_what(one: Promised) -> str:
    return f"{one.lead}: {one.title}" if one.lead else one.title


def by_when(one: Promised, locale: str) -> str:
    """Until when; of what is over, since when."""
    if one.is_over:
        return thai.short_date(one.state_on, locale)
    if one.due is None:
        return ""
    day = thai.short_date(one.due, locale)
    return str(_("เลยกำหนด %(day)s", day=day) if one.is_late else _("ภายใน %(day)s", day=day))


@dataclass(frozen=True)
class Heap:
    """Promises that stand alike, told together."""

    state: str  # of the promises, or silent
    icon: str
    text: str
    promises: tuple[Promised, ...]

    @property
    def is_contradicted(self) -> bool:
        """Whether people say of one of them that nothing has changed."""
        return any(one.is_contradicted for one in self.promises)


_SIGNS = {"kept": "agree", "moving": "promise", "review": "undo", "waiting": "promise"}


def heaps_of(promises: Sequence[Promised]) -> tuple[Heap, ...]:
    """Every promise in one heap, what was kept first and what is silent next."""
    alike: dict[str, list[Promised]] = {state: [] for state in _IN_HEAPS}
    for one in promises:
        alike["silent" if one.is_silent else one.state].append(one)
    return tuple(_heap(state, tuple(found)) for state, found in alike.items() if found)


_IN_HEAPS = ("kept", "silent", "moving", "review", "waiting", "ended")


def _heap(state: str, found: tuple[Promised, ...]) -> Heap:
    if state == "silent":
        days = max(one.silent or 0 for one in found)
        text = str(_("เงียบมา %(days)s วัน %(n)s ข้อ", days=days, n=len(found)))
        return Heap(state, "clock", text, found)
    text = str(_("%(state)s %(n)s ข้อ", state=STATES[state], n=len(found)))
    return Heap(state, _SIGNS.get(state, "against"), text, found)


def others_said(others: Sequence[Promised]) -> str:
    """The promises that are not told one by one, counted: nothing is left out."""
    if not others:
        return ""
    counts = Counter(one.state for one in others)
    said = [f"{STATES[state]} {counts[state]}" for state in _TELLING if counts[state]]
    silent = sum(one.is_silent for one in others)
    if silent:
        said.append(str(_("ยังไม่ตอบ %(n)s", n=silent)))
    return str(_("อีก %(n)s ข้อ: %(said)s", n=len(others), said=" · ".join(said)))
