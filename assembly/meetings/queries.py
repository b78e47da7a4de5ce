from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from sqlalchemy import Row, func, select

from assembly.assemblies.models import Assembly
from assembly.core import thai
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current
from assembly.meetings.models import Attendance, Meeting
from assembly.meetings.rules import Quorum, Settings, spoken_count
from assembly.people.models import Member, Slip
from assembly.people.rules import SECTORS, TARGET_GROUPS
from assembly.places.queries import districts_of

KINDS: dict[str, Callable[[], str]] = {
    "plenary": lambda: _("สมัชชาใหญ่"),
    "listening_stage": lambda: _("เวทีรับฟังความทุกข์"),
    "working_group": lambda: _("คณะทำงาน"),
}


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


def meeting_by_code(code: str) -> Meeting:
    """The meeting of a six-digit code. Raises ``NotFound``."""
    found = meeting_or_none(code)
    if found is None:
        raise NotFound
    return found


def meeting_or_none(code: str) -> Meeting | None:
    return session().scalar(select(Meeting).where(Meeting.code == code))


def meeting(meeting_id: int) -> Meeting:
    found = session().get(Meeting, meeting_id)
    if found is None:
        raise NotFound
    return found


def meetings_of(assembly_id: int) -> list[Meeting]:
    """An assembly's meetings, the newest first."""
    wanted = select(Meeting).where(Meeting.assembly_id == assembly_id)
    return list(session().scalars(wanted.order_by(Meeting.held_on.desc(), Meeting.id.desc())))


def meetings_for_items(assembly_id: int) -> list[Meeting]:
    """Where an item can still be laid, the next one first: not at a stage, which only listens."""
    rows = [row for row in meetings_of(assembly_id) if row.phase != "closed"]
    rows = [row for row in rows if row.kind != "listening_stage"]
    return sorted(rows, key=lambda row: (row.phase != "open", row.held_on, row.id))


def current_meeting(assembly_id: int) -> Meeting | None:
    """The open meeting, else the next planned one, else the last.

    Several listening stages may be open at once, and none decides: one of them is the assembly's
    present meeting only while no other is open or to come.
    """
    order = {"open": 0, "planned": 1, "closed": 4}

    def rank(row: Meeting) -> int:
        return order[row.phase] + (2 if row.kind == "listening_stage" else 0)

    return min(meetings_of(assembly_id), key=rank, default=None)


@dataclass(frozen=True)
class MeetingView:
    """A meeting as every page of it names it."""

    id: int
    code: str
    kind: str
    number: int
    title: str
    theme: str
    place: str
    held_on: date
    phase: str
    version: int


def view_of(row: Meeting) -> MeetingView:
    theme = getattr(row, f"theme_{current()}")
    return MeetingView(
        row.id,
        row.code,
        row.kind,
        row.number,
        title_of(row),
        theme,
        row.place,
        row.held_on,
        row.phase,
        row.version,
    )


def title_of(row: Meeting) -> str:
    """“สมัชชาใหญ่ ครั้งที่ 13/2569”."""
    year = thai.year(row.held_on, current())
    named = {"kind": KINDS[row.kind](), "number": row.number, "year": year}
    return str(_("%(kind)s ครั้งที่ %(number)s/%(year)s", **named))


def settings_of(row: Meeting) -> Settings:
    """What is agreed about a meeting, as it stands."""
    return Settings(**{name: getattr(row, name) for name in Settings.__annotations__})


def last_of_series(row: Meeting) -> Meeting | None:
    """The meeting of the same kind before this one, by number."""
    wanted = select(Meeting).where(
        Meeting.assembly_id == row.assembly_id,
        Meeting.kind == row.kind,
        Meeting.number < row.number,
    )
    return session().scalar(wanted.order_by(Meeting.number.desc()).limit(1))


def next_number(assembly_id: int, kind: str) -> int:
    """What the next meeting of a series is called by."""
    highest = select(func.max(Meeting.number)).where(
        Meeting.assembly_id == assembly_id, Meeting.kind == kind
    )
    return (session().scalar(highest) or 0) + 1


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


def last_turn(row: Meeting) -> LazyString | str:
    """What was last done at the desk, in the language of whoever reads it."""
    return lazy_gettext(row.last_did, number=row.last_about) if row.last_did else "—"


def present_now(meeting_id: int) -> int:
    """How many people are checked in."""
    wanted = select(func.count()).where(Attendance.meeting_id == meeting_id)
    return session().scalar(wanted) or 0


def name_of(row: object) -> str:
    """The Thai or English name of a row that has ``name_th`` and ``name_en``."""
    return str(getattr(row, f"name_{current()}"))


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
