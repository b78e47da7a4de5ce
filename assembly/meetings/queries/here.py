"""Who is here, and whether that is enough to decide."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from assembly.assemblies.models import Assembly
from assembly.core.db import session
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.queries.naming import name_of
from assembly.meetings.rules import Quorum, spoken_count
from assembly.people.models import Member, Slip
from assembly.people.rules import SECTORS, TARGET_GROUPS
from assembly.places.queries import districts_of


@dataclass(frozen=True)
class DistrictCount:
    """A count that belongs to one district; every district is listed, zero too."""

    code: str
    name: str
    count: int


@dataclass(frozen=True)
class Share:
    """How many of one sector or target group are here; ``None``: too few to say how many."""

    key: str
    name: str
    count: int | None


@dataclass(frozen=True)
class Presence:
    """Who is here, by district, sector and target group, and whether the quorum stands."""

    people: int
    delegates: int
    registered: int  # delegates with a valid slip for this meeting
    districts_present: int  # with at least one delegate here
    rule: Quorum
    districts: tuple[DistrictCount, ...]
    sectors: tuple[Share, ...]
    groups: tuple[Share, ...]

    @property
    def observers(self) -> int:
        return self.people - self.delegates

    @property
    def quorum(self) -> int:
        """The delegates it takes to decide, worked out."""
        return self.rule.needed(self.registered)

    @property
    def quorum_met(self) -> bool:
        return self.lacking == (0, 0)

    @property
    def lacking(self) -> tuple[int, int]:
        """Delegates and districts that are still missing for the quorum."""
        return self.rule.lacking(self.delegates, self.registered, self.districts_present)


@dataclass(frozen=True)
class QuorumNow:
    """What it takes to decide, and what there is at this moment: a ballot writes both down."""

    needed_delegates: int
    needed_districts: int
    present_delegates: int
    districts_present: int


def presence(row: Meeting) -> Presence:
    """Attendance of a meeting, counted in one pass."""
    cells = _cells_here(row.id)
    province = session().get_one(Assembly, row.assembly_id).province_code
    people = _summed((cell.district_code, cell.n) for cell in cells)
    delegates = _summed((cell.district_code, cell.n) for cell in cells if cell.kind == "delegate")
    sectors = _summed((cell.sector, cell.n) for cell in cells)
    groups = _summed((cell.target_group, cell.n) for cell in cells)
    return Presence(
        people=people.total(),
        delegates=delegates.total(),
        registered=registered_delegates(row.id),
        districts_present=len(delegates),
        rule=quorum_of(row),
        districts=tuple(
            DistrictCount(d.code, name_of(d), people[d.code]) for d in districts_of(province)
        ),
        sectors=tuple(Share(key, str(name), sectors[key]) for key, name in SECTORS.items()),
        groups=tuple(
            Share(key, str(name), spoken_count(groups[key])) for key, name in TARGET_GROUPS.items()
        ),
    )


def quorum_of(row: Meeting) -> Quorum:
    """What this meeting's decisions take."""
    return Quorum(row.quorum, row.quorum_percent, row.quorum_districts)


def quorum_now(row: Meeting) -> QuorumNow:
    """The meeting's rule worked out for those who are registered, beside those who are here."""
    cells = [cell for cell in _cells_here(row.id) if cell.kind == "delegate"]
    rule = quorum_of(row)
    return QuorumNow(
        needed_delegates=rule.needed(registered_delegates(row.id)),
        needed_districts=rule.districts,
        present_delegates=sum(cell.n for cell in cells),
        districts_present=len({cell.district_code for cell in cells}),
    )


def registered_delegates(meeting_id: int) -> int:
    """Delegates with a valid slip for a meeting: the whole of which a share is asked."""
    wanted = select(func.count()).select_from(Slip).join(Member, Member.id == Slip.member_id)
    valid = (Slip.meeting_id == meeting_id, Slip.revoked_at.is_(None), Member.kind == "delegate")
    return session().scalar(wanted.where(*valid)) or 0


def present_now(meeting_id: int) -> int:
    """How many people are checked in."""
    wanted = select(func.count()).where(Attendance.meeting_id == meeting_id)
    return session().scalar(wanted) or 0


def delegates_present(meeting_id: int, constituency: str = "person") -> list[int]:
    """Ids of the checked-in members who may vote, in order.

    Where the constituency is the "network", one delegate votes for each: its representative if
    here, else who checked in first. Who belongs to no network has no vote there.
    """
    wanted = (
        select(Member.id, Member.network)
        .join(Attendance, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == meeting_id, Member.kind == "delegate")
        .order_by(Member.is_representative.desc(), Attendance.checked_in_at, Member.id)
    )
    here = list(session().execute(wanted))
    if constituency == "network":
        first = {head.network: head.id for head in reversed(here) if head.network}
        return sorted(first.values())
    return sorted(head.id for head in here)


def _cells_here(meeting_id: int) -> list[Row[Any]]:
    """Those who checked in, ``n`` at a time where they count alike: the wall asks often."""
    alike = (Member.district_code, Member.kind, Member.sector, Member.target_group)
    wanted = (
        select(*alike, func.count().label("n"))
        .join(Attendance, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == meeting_id)
        .group_by(*alike)
    )
    return list(session().execute(wanted))


def _summed(cells: Iterable[tuple[str | None, int]]) -> Counter[str | None]:
    found: Counter[str | None] = Counter()
    for key, n in cells:
        found[key] += n
    return found
