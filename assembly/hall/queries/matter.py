"""What every board of the hall names: the sitting, and the matter the room is on."""

from dataclasses import dataclass
from datetime import date, datetime

from assembly.agenda.queries import ItemView, item, view_of
from assembly.assemblies.queries import assembly
from assembly.ballots.queries import BallotBoard, ballot_of_item
from assembly.core.i18n import current
from assembly.grievances.queries import counts_by_district
from assembly.hall.queries.report import Report, report_for
from assembly.hall.rules import Grown
from assembly.meetings.models import Meeting
from assembly.meetings.queries import DistrictCount, last_turn, meeting, name_of, title_of
from assembly.minutes.queries import before_for
from assembly.resolutions.models import Resolution
from assembly.resolutions.queries import (
    clauses_of_resolution,
    draft_of_item,
    is_of_draft,
    resolution_of_item,
)


@dataclass(frozen=True)
class Sitting:
    """The meeting as every face of the hall names it."""

    id: int
    assembly_id: int
    code: str
    title: str
    assembly: str
    theme: str
    slug: str
    place: str
    held_on: date
    phase: str
    opened_at: datetime | None
    break_until: datetime | None
    version: int
    last_by: str
    last_did: str
    undoes: str = ""  # the last step, if it can be taken back


@dataclass(frozen=True)
class Words:
    """A draft or a resolution: its question, its paragraphs, and what it has become."""

    id: int
    title: str
    paragraphs: tuple[str, ...]
    state: str = ""
    number: str = ""
    clauses: tuple[int, ...] = ()


@dataclass(frozen=True)
class Matter:
    """An agenda item with all that has grown from it."""

    item: ItemView
    grievances: tuple[DistrictCount, ...]
    draft: Words | None
    ballot: BallotBoard | None  # the one that is taken now, or that decided the draft
    interim: BallotBoard | None  # the newest one if it only sent the draft back, or changed it
    resolution: Words | None
    report: Report | None = None  # what became of the last meeting's resolutions
    minutes_of: tuple[str, str] | None = None  # whose minutes it takes up: code and title

    @property
    def told(self) -> int:
        return sum(district.count for district in self.grievances)

    @property
    def districts_told(self) -> int:
        return sum(district.count > 0 for district in self.grievances)

    @property
    def question(self) -> str:
        """What the hall is asked: the draft's words once there are some."""
        if self.ballot is not None:
            return self.ballot.question
        return self.draft.title if self.draft else self.item.title

    @property
    def grown(self) -> Grown:
        return Grown(
            draft=self.draft.state if self.draft else None,
            ballot=self.ballot.state if self.ballot else None,
            adopted=self.resolution is not None,
            interim=self.interim is not None,
            promises=self.report is not None and self.report.follow is not None,
        )


def sitting_of(row: Meeting) -> Sitting:
    body = assembly(row.assembly_id)
    theme = getattr(row, f"theme_{current()}") or getattr(body, f"theme_{current()}")
    return Sitting(
        id=row.id,
        assembly_id=row.assembly_id,
        code=row.code,
        title=title_of(row),
        assembly=name_of(body),
        theme=theme,
        slug=body.slug,
        place=row.place,
        held_on=row.held_on,
        phase=row.phase,
        opened_at=row.opened_at,
        break_until=row.break_until if row.phase == "open" else None,
        version=row.version,
        last_by=row.last_by,
        last_did=str(last_turn(row)) if row.last_did else "",
        undoes=str(last_turn(row)) if row.undo else "",
    )


def matter_of(item_id: int) -> Matter:
    """Raises ``NotFound``."""
    row = item(item_id)
    draft, adopted = draft_of_item(item_id), resolution_of_item(item_id)
    newest = ballot_of_item(item_id)
    decides = newest is not None and (not newest.declared or is_of_draft(newest.id, draft))
    return Matter(
        item=view_of(row),
        grievances=counts_by_district(row.assembly_id, [item_id]),
        draft=Words(draft.id, draft.title, _lines(draft.text), draft.state) if draft else None,
        ballot=newest if decides else None,
        interim=None if decides else newest,
        resolution=adopted_words(adopted) if adopted else None,
        report=report_for(meeting(row.meeting_id), row.kind),
        minutes_of=_minutes_of(meeting(row.meeting_id), row.title),
    )


def _minutes_of(sitting: Meeting, title: str) -> tuple[str, str] | None:
    before = before_for(sitting, title)
    return (before.code, title_of(before)) if before else None


def current_matter(row: Meeting) -> Matter | None:
    """The item the room is on."""
    return matter_of(row.current_item_id) if row.current_item_id is not None else None


def majority_line(ballot: BallotBoard) -> int | None:
    """The fewest yes votes that carry, among those that were cast; ``None`` before the count."""
    is_vote = ballot.kind == "vote"
    return ballot.verdict.needed if ballot.verdict and is_vote else None


def adopted_words(row: Resolution) -> Words:
    clauses = tuple(clause.id for clause in clauses_of_resolution(row.id))
    return Words(row.id, row.title, _lines(row.text), "adopted", row.number, clauses)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
