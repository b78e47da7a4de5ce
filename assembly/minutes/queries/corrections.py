"""What delegates say should read otherwise."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.marking import Part, marked
from assembly.meetings.queries import name_of
from assembly.minutes.models import Correction, Minutes, Passage, Wording
from assembly.minutes.queries.passages import texts_of
from assembly.minutes.rules import FACTS, merged
from assembly.people.models import Member
from assembly.places.models import District


@dataclass(frozen=True)
class CorrectionView:
    """One correction; ``who`` is filled for the office alone, ``mine`` for its author."""

    id: int
    place: str
    text: str
    reason: str
    state: str
    answer: str
    proposed_at: datetime
    parts: tuple[Part, ...]  # against what its author read; of a fact, its words alone
    would_read: str  # the passage with it, as it reads now; the author's words where they clash
    clashes: bool
    district: str
    who: str = ""
    mine: bool = False

    @property
    def is_fact(self) -> bool:
        return self.place == FACTS


def correction(correction_id: int) -> Correction:
    """Raises ``NotFound``."""
    found = session().get(Correction, correction_id)
    if found is None:
        raise NotFound
    return found


def corrections_of(
    meeting_id: int, *, named: bool = False, member_id: int | None = None
) -> list[CorrectionView]:
    """Those of a meeting's minutes, in the order they came."""
    wanted = (
        select(Correction, Member, District)
        .join(Minutes, Minutes.id == Correction.minutes_id)
        .outerjoin(Member, Member.id == Correction.member_id)
        .outerjoin(District, District.code == Member.district_code)
        .where(Minutes.meeting_id == meeting_id)
        .order_by(Correction.id)
    )
    texts = texts_of(meeting_id)
    return [
        _view(row, who, where, meeting_id, texts, named=named, member_id=member_id)
        for row, who, where in session().execute(wanted)
    ]


def waiting_in(minutes_id: int) -> int:
    """How many nobody has answered."""
    wanted = select(func.count()).where(
        Correction.minutes_id == minutes_id, Correction.state == "open"
    )
    return session().scalar(wanted) or 0


def noted_in(meeting_id: int) -> tuple[str, ...]:
    """What was noted about facts, as the paper has it: the facts themselves stay."""
    wanted = select(Correction).join(Minutes, Minutes.id == Correction.minutes_id)
    noted = wanted.where(Minutes.meeting_id == meeting_id, Correction.state == "noted")
    rows = session().scalars(noted.order_by(Correction.id))
    return tuple(f"{row.text} ({row.answer})" if row.answer else row.text for row in rows)


def _view(
    row: Correction,
    who: Member | None,
    where: District | None,
    meeting_id: int,
    texts: dict[str, str],
    *,
    named: bool,
    member_id: int | None,
) -> CorrectionView:
    read = "" if row.place == FACTS else _text_read(meeting_id, row)
    now = texts.get(row.place, "")
    together = row.text if row.place == FACTS else merged(read, row.text, now)
    return CorrectionView(
        id=row.id,
        place=row.place,
        text=row.text,
        reason=row.reason,
        state=row.state,
        answer=row.answer,
        proposed_at=row.proposed_at,
        parts=marked(read, row.text),
        would_read=row.text if together is None else together,
        clashes=together is None,
        district=name_of(where) if where else "",
        who=who.full_name if named and who else "",
        mine=member_id is not None and row.member_id == member_id,
    )


def _text_read(meeting_id: int, row: Correction) -> str:
    wanted = select(Wording.text).join(Passage, Passage.id == Wording.passage_id)
    mine = wanted.where(Passage.meeting_id == meeting_id, Passage.place == row.place)
    return session().scalar(mine.where(Wording.number == row.base)) or ""


@resolver("correction_id")
def _assembly_of_correction(correction_id: int) -> int | None:
    wanted = select(Correction.assembly_id).where(Correction.id == correction_id)
    return session().scalar(wanted)
