"""Where a meeting's minutes stand, who signs them, and where they may be adopted."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.meetings.models import Meeting
from assembly.meetings.queries import last_of_series, meeting, title_of
from assembly.minutes.models import Minutes
from assembly.people.models import Staff, StaffRole
from assembly.people.queries import staff_with

KEEPERS = ("secretary", "facilitator", "admin")  # who may be named as ผู้จด or ผู้ตรวจ


@dataclass(frozen=True)
class Life:
    """The minutes' state, without their words. What nobody has begun is being drafted."""

    meeting_id: int
    state: str = "drafting"
    recorder_id: int | None = None
    recorder: str = ""
    reviewer_id: int | None = None
    reviewer: str = ""
    circulated_at: datetime | None = None
    correct_until: date | None = None
    adopted_at: datetime | None = None
    adopted_how: str = ""
    adopted_item_id: int | None = None
    adopted_in: str = ""  # the later meeting's title
    adopted_item: str = ""  # its item's number
    adopted_note: str = ""
    paper: str = ""
    paper_sha256: str = ""

    @property
    def is_frozen(self) -> bool:
        return self.state == "adopted"

    def takes_corrections(self, today: date) -> bool:
        open_yet = self.correct_until is not None and today <= self.correct_until
        return self.state == "circulated" and open_yet


def minutes_row(meeting_id: int) -> Minutes | None:
    return session().scalar(select(Minutes).where(Minutes.meeting_id == meeting_id))


def life_of(sitting: Meeting) -> Life:
    """Unless somebody was chosen, the assembly's secretary is the one who takes the minutes."""
    row = minutes_row(sitting.id)
    usual = staff_with(sitting.assembly_id, "secretary")
    if row is None:
        own = (usual.id, usual.name) if usual else (None, "")
        return Life(sitting.id, recorder_id=own[0], recorder=own[1])
    recorder = session().get(Staff, row.recorder_id) if row.recorder_id else usual
    reviewer = session().get(Staff, row.reviewer_id) if row.reviewer_id else None
    where = item(row.adopted_item_id) if row.adopted_item_id else None
    return Life(
        meeting_id=sitting.id,
        state=row.state,
        recorder_id=recorder.id if recorder else None,
        recorder=recorder.name if recorder else "",
        reviewer_id=row.reviewer_id,
        reviewer=reviewer.name if reviewer else "",
        circulated_at=row.circulated_at,
        correct_until=row.correct_until,
        adopted_at=row.adopted_at,
        adopted_how=row.adopted_how,
        adopted_item_id=row.adopted_item_id,
        adopted_in=title_of(meeting(where.meeting_id)) if where else "",
        adopted_item=where.number if where else "",
        adopted_note=row.adopted_note,
        paper=row.paper,
        paper_sha256=row.paper_sha256,
    )


def signers_of(assembly_id: int) -> list[tuple[int, str]]:
    """Who may be chosen to sign, by id and name."""
    wanted = select(Staff.id, Staff.name).join(StaffRole, StaffRole.staff_id == Staff.id)
    mine = wanted.where(StaffRole.assembly_id == assembly_id, StaffRole.role.in_(KEEPERS))
    return list(session().execute(mine.distinct().order_by(Staff.id)))


def adoption_choices(sitting: Meeting) -> list[tuple[int, str]]:
    """Items of later meetings of the assembly, under which these minutes may have been adopted.

    Those that say so by their title come first.
    """
    wanted = select(AgendaItem, Meeting).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    wanted = wanted.where(
        Meeting.assembly_id == sitting.assembly_id,
        Meeting.id != sitting.id,
        Meeting.held_on >= sitting.held_on,
        Meeting.phase != "planned",
    )
    order = (Meeting.held_on, Meeting.id, AgendaItem.number)
    found = list(session().execute(wanted.order_by(*order)))
    found.sort(key=lambda pair: not adopts_minutes(pair[0].title))
    return [(row.id, f"{title_of(held)} · {row.number} {row.title}") for row, held in found]


def adopts_minutes(title: str) -> bool:
    """Is this the item of form 11 at which the last minutes are adopted?"""
    return title.startswith(N_("รับรองรายงานการประชุม"))


def before_for(sitting: Meeting, title: str) -> Meeting | None:
    """The meeting whose minutes a meeting takes up at an item: the one before in its series."""
    before = last_of_series(sitting) if adopts_minutes(title) else None
    row = minutes_row(before.id) if before else None
    return before if row is not None and row.state != "drafting" else None
