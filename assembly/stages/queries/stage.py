"""One listening stage as its helpers see it, and the list of all."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from assembly.core.db import session
from assembly.grievances.models import Grievance, GrievanceMessage
from assembly.meetings.models import Meeting
from assembly.meetings.queries import MeetingView, meeting, name_of, view_of
from assembly.places.models import District, Subdistrict
from assembly.plans.queries import short_name
from assembly.stages.models import Headcount, ListeningStage
from assembly.stages.rules import GROUPS, StageNotHere

KIND = "listening_stage"


@dataclass(frozen=True)
class Head:
    """How many of one target group; ``None``: not counted yet, or too few to say."""

    key: str
    name: str
    count: int | None


@dataclass(frozen=True)
class ToldHere:
    """A grievance told at a stage, and what became of it there."""

    id: int
    version: int
    text: str
    subdistrict: str
    strategy_number: int | None
    strategy: str
    urgent: bool
    outcome: str  # answered, sent_up; empty: nobody decided yet
    answer: str


@dataclass(frozen=True)
class StageBoard:
    """Everything on a stage's own page. ``district_code`` is empty until it was placed."""

    about: MeetingView
    district_code: str
    subdistrict_code: str
    district: str
    subdistrict: str
    summary: str
    heads: tuple[Head, ...]
    told: tuple[ToldHere, ...]

    @property
    def people(self) -> int | None:
        """All who came; ``None`` before anybody counted."""
        counted = [head.count for head in self.heads if head.count is not None]
        return sum(counted) if counted else None

    @property
    def place_code(self) -> str:
        """Where people speak from, as the form for grievances takes it."""
        return self.subdistrict_code or self.district_code

    def told_with(self, outcome: str) -> int:
        return sum(1 for one in self.told if one.outcome == outcome)


@dataclass(frozen=True)
class StageLine:
    """A stage in the list of all."""

    about: MeetingView
    district: str
    subdistrict: str
    voices: int


def group_names() -> Mapping[str, str]:
    return {
        "student": _("นักศึกษา 18–25 ปี"),
        "working": _("คนทำงาน 25–60 ปี"),
        "parent": _("ผู้ปกครอง"),
        "other": _("อื่น ๆ"),
    }


def stage_or_none(meeting_id: int) -> ListeningStage | None:
    return session().get(ListeningStage, meeting_id)


def stage_row(meeting_id: int) -> ListeningStage:
    """Where a meeting listens. Raises ``StageNotHere``."""
    found = stage_or_none(meeting_id)
    if found is None:
        raise StageNotHere
    return found


def stage_board(meeting_id: int) -> StageBoard:
    """A stage's own page. Raises ``StageNotHere`` for a meeting of another kind."""
    sitting = meeting(meeting_id)
    if sitting.kind != KIND:
        raise StageNotHere
    row = stage_or_none(meeting_id)
    district = session().get(District, row.district_code) if row else None
    inside = session().get(Subdistrict, row.subdistrict_code or "") if row else None
    return StageBoard(
        about=view_of(sitting),
        district_code=row.district_code if row else "",
        subdistrict_code=(row.subdistrict_code or "") if row else "",
        district=name_of(district) if district else "",
        subdistrict=name_of(inside) if inside else "",
        summary=row.summary if row else "",
        heads=_heads(meeting_id),
        told=_told(meeting_id),
    )


def stages_of(assembly_id: int) -> list[StageLine]:
    """An assembly's stages: open ones, those to come, those that are over; the newest first."""
    wanted = select(Meeting).where(Meeting.assembly_id == assembly_id, Meeting.kind == KIND)
    rows = session().scalars(wanted.order_by(Meeting.held_on.desc(), Meeting.number.desc()))
    voices = voices_by_stage(assembly_id)
    order = {"open": 0, "planned": 1, "closed": 2}
    return sorted(
        (_line(row, voices.get(row.id, 0)) for row in rows), key=lambda one: order[one.about.phase]
    )


def voices_by_stage(assembly_id: int) -> dict[int, int]:
    """How many spoke at each stage; who withdrew does not count."""
    wanted = (
        select(Grievance.meeting_id, func.count())
        .where(
            Grievance.assembly_id == assembly_id,
            Grievance.meeting_id.is_not(None),
            Grievance.state != "withdrawn",
        )
        .group_by(Grievance.meeting_id)
    )
    return {id_: count for id_, count in session().execute(wanted) if id_ is not None}


def _line(row: Meeting, voices: int) -> StageLine:
    stage = stage_or_none(row.id)
    district = session().get(District, stage.district_code) if stage else None
    inside = session().get(Subdistrict, stage.subdistrict_code or "") if stage else None
    return StageLine(
        view_of(row),
        name_of(district) if district else "",
        name_of(inside) if inside else "",
        voices,
    )


def _heads(meeting_id: int) -> tuple[Head, ...]:
    found = session().scalars(select(Headcount).where(Headcount.meeting_id == meeting_id))
    counts = {row.target_group: row.people for row in found}
    names = group_names()
    return tuple(Head(key, names[key], counts.get(key)) for key in GROUPS)


def _told(meeting_id: int) -> tuple[ToldHere, ...]:
    """What nobody decided about first, the urgent before the others; otherwise in no order."""
    wanted = select(Grievance).where(
        Grievance.meeting_id == meeting_id, Grievance.state != "withdrawn"
    )
    order = (Grievance.outcome != "", Grievance.urgent.desc(), Grievance.id)
    rows = session().scalars(wanted.order_by(*order)).all()
    answers = _answers([row.id for row in rows if row.outcome == "answered"])
    return tuple(
        ToldHere(
            id=row.id,
            version=row.version,
            text=row.text,
            subdistrict=name_of(row.subdistrict),
            strategy_number=row.strategy.number if row.strategy else None,
            strategy=short_name(row.strategy),
            urgent=row.urgent,
            outcome=row.outcome,
            answer=answers.get(row.id, ""),
        )
        for row in rows
    )


def _answers(grievance_ids: list[int]) -> dict[int, str]:
    """The newest words from the desk under each."""
    wanted = (
        select(GrievanceMessage)
        .where(
            GrievanceMessage.grievance_id.in_(grievance_ids),
            GrievanceMessage.from_sender.is_(False),
        )
        .order_by(GrievanceMessage.number)
    )
    return {row.grievance_id: row.text for row in session().scalars(wanted)}
