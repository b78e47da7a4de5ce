"""The record of a commitment and of its parts: what became of it, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select

from assembly.commitments.models import Commitment, Report
from assembly.commitments.rules import STATES, Line, renoted, retold, struck
from assembly.core import thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.meetings.models import Meeting
from assembly.meetings.queries import title_of
from assembly.registry.models import Organisation


@dataclass(frozen=True)
class LineView:
    """One dated line. In public, words that were not read yet or are withheld are empty."""

    id: int
    commitment_id: int
    part: int  # the part's position; 0: of the whole
    part_title: str
    number: int
    kind: str
    happened_on: date
    made_at: datetime
    made_by: str  # for the office alone
    source: str
    organisation_id: int | None
    organisation: str
    meeting_id: int | None
    meeting: str
    ballot_id: int | None
    text: str
    progress: int | None
    state: str
    before: str
    after: str
    corrects: int | None
    seen: str
    withheld_because: str
    corrected_by: int | None = None  # the number of the line that says it rightly

    @property
    def is_struck(self) -> bool:
        return self.corrected_by is not None

    @property
    def is_unread(self) -> bool:
        return self.seen == "unread"

    @property
    def is_withheld(self) -> bool:
        return self.seen == "withheld"

    @property
    def state_name(self) -> str:
        return str(STATES[self.state]) if self.state else ""

    @property
    def state_before(self) -> str:
        return str(STATES[self.before]) if self.before in STATES else ""

    @property
    def due_before(self) -> date | None:
        return date.fromisoformat(self.before) if self.kind == "due" and self.before else None

    @property
    def due_after(self) -> date | None:
        return date.fromisoformat(self.after) if self.kind == "due" and self.after else None

    @property
    def before_said(self) -> str:
        """What stood there, in the reader's language as far as the words are the program's own."""
        return retold(self.before, _day)

    @property
    def after_said(self) -> str:
        return retold(self.after, _day)

    @property
    def text_said(self) -> str:
        """A note in the reader's language; what somebody reported as it was written."""
        return renoted(self.text, _day) if self.kind == "state" else self.text


def _day(day: date) -> str:
    return thai.long_date(day, current())


def timeline_of(commitment_id: int, *, public: bool) -> tuple[LineView, ...]:
    """A commitment's lines with those of its parts, the latest day first."""
    wanted = (
        select(Report, Commitment, Organisation.name, Meeting)
        .join(Commitment, Commitment.id == Report.commitment_id)
        .outerjoin(Organisation, Organisation.id == Report.organisation_id)
        .outerjoin(Meeting, Meeting.id == Report.meeting_id)
        .where(or_(Commitment.id == commitment_id, Commitment.parent_id == commitment_id))
        .order_by(Report.happened_on.desc(), Report.id.desc())
    )
    rows = list(session().execute(wanted))
    right = _corrections([row.Report for row in rows])
    return tuple(_view(row, right, public=public) for row in rows)


def line_of(commitment_id: int, number: int) -> Report | None:
    """One line by its number in a commitment's record."""
    mine = (Report.commitment_id == commitment_id, Report.number == number)
    return session().scalar(select(Report).where(*mine))


def _corrections(rows: list[Report]) -> Mapping[tuple[int, int], int]:
    """Commitment and number of what was wrong → number of the line that says it rightly."""
    found: dict[tuple[int, int], int] = {}
    for id_ in {row.commitment_id for row in rows}:
        own = [row for row in rows if row.commitment_id == id_]
        lines = [Line(r.number, r.kind, r.happened_on, r.seen, r.progress, r.corrects) for r in own]
        wrong = struck(lines)
        found |= {(id_, line.corrects): line.number for line in lines if line.corrects in wrong}
    return found


def _view(row: Any, right: Mapping[tuple[int, int], int], *, public: bool) -> LineView:
    line, own, body, sitting = row
    hidden = public and line.seen != "shown"
    return LineView(
        id=line.id,
        commitment_id=own.id,
        part=own.position,
        part_title=own.title if own.position else "",
        number=line.number,
        kind=line.kind,
        happened_on=line.happened_on,
        made_at=line.made_at,
        made_by="" if public else line.made_by,
        source=line.source,
        organisation_id=line.organisation_id,
        organisation=body or "",
        meeting_id=line.meeting_id,
        meeting=title_of(sitting) if sitting else "",
        ballot_id=line.ballot_id,
        text="" if hidden else line.text,
        progress=None if hidden else line.progress,
        state=line.state,
        before=line.before,
        after=line.after,
        corrects=line.corrects,
        seen=line.seen,
        withheld_because=line.withheld_because,
        corrected_by=right.get((own.id, line.number)),
    )
