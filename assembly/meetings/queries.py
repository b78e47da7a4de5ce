from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.assemblies.models import Assembly
from assembly.core import thai
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current
from assembly.meetings.models import Attendance, Meeting
from assembly.people.models import Member
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
class Presence:
    """Who is here: people and delegates by district, and whether the quorum stands."""

    people: int
    delegates: int
    quorum: int
    districts: tuple[DistrictCount, ...]

    @property
    def quorum_met(self) -> bool:
        return self.delegates >= self.quorum


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


def current_meeting(assembly_id: int) -> Meeting | None:
    """The open meeting, else the next planned one, else the last."""
    order = {"open": 0, "planned": 1, "closed": 2}
    return min(meetings_of(assembly_id), key=lambda m: order[m.phase], default=None)


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
    year = row.held_on.year if current() == "en" else thai.be_year(row.held_on)
    named = {"kind": KINDS[row.kind](), "number": row.number, "year": year}
    return str(_("%(kind)s ครั้งที่ %(number)s/%(year)s", **named))


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
    """Attendance of a meeting by district."""
    people = _count_by_district(row.id)
    delegates = _count_by_district(row.id, "delegate")
    province = session().get_one(Assembly, row.assembly_id).province_code
    counts = tuple(
        DistrictCount(d.code, name_of(d), people.get(d.code, 0)) for d in districts_of(province)
    )
    return Presence(sum(people.values()), sum(delegates.values()), row.quorum, counts)


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


def delegates_present(meeting_id: int) -> list[int]:
    """Ids of the checked-in members who may vote, in order."""
    wanted = (
        select(Member.id)
        .join(Attendance, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == meeting_id, Member.kind == "delegate")
    )
    return sorted(session().scalars(wanted))


def _count_by_district(meeting_id: int, kind: str | None = None) -> dict[str, int]:
    wanted = (
        select(Member.district_code, func.count())
        .join(Attendance, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == meeting_id)
        .group_by(Member.district_code)
    )
    if kind is not None:
        wanted = wanted.where(Member.kind == kind)
    return {row[0]: row[1] for row in session().execute(wanted)}
