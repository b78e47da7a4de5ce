"""What was promised, and what became of it: commitments with their reports, letters and answers.

Only what everybody may read is told: words that nobody has read yet, or that were withheld, are
not in any paper; that they were written is.
"""

from dataclasses import dataclass, field
from datetime import date

from assembly.exports.papers.decided import BodyName
from assembly.exports.papers.ground import UNTOLD, StrategyName
from assembly.exports.papers.heard import PictureFile


@dataclass(frozen=True)
class EvidencePaper:
    """What shows that a report is true."""

    kind: str  # picture, paper, figure
    caption: str
    value: str  # of a figure: a plain decimal
    unit: str
    is_confirmed: bool  # of a figure: a second person compared it
    sha256: str  # of the file, as it is kept
    size: int  # of the file, in bytes
    link: str = ""  # to the file
    taken_because: str = ""  # why it was taken away since
    picture: PictureFile | None = field(default=None, metadata=UNTOLD)


@dataclass(frozen=True)
class ReportPaper:
    """One dated line. Lines are never changed: a later one corrects."""

    number: int
    kind: str  # report, state, due, bodies, words
    happened_on: date
    teller: str  # office, body, meeting
    body: str  # the organisation that told it
    text: str  # empty where it is unread or withheld
    progress: int | None
    state: str  # the new one, where it changed
    before: str  # the state, day or bodies until then
    after: str
    corrects: int | None  # the number of the line that was wrong
    corrected_by: int | None
    seen: str  # shown, unread, withheld
    withheld_because: str
    evidence: tuple[EvidencePaper, ...] = ()


@dataclass(frozen=True)
class LetterPaper:
    kind: str  # request, reminder, escalation
    number: str
    channel: str
    sent_on: date
    due: date | None


@dataclass(frozen=True)
class AnswerPaper:
    number: int
    kind: str  # received, accepted, refused, reported, plan
    answered_on: date
    text: str  # empty where it is unread or withheld
    promised_on: date | None
    plan: str
    budget: str  # baht, as a plain decimal
    letter_number: str
    way: str  # link, office
    corrects: int | None
    corrected_by: int | None
    seen: str  # shown, unread, withheld
    withheld_because: str


@dataclass(frozen=True)
class RequestPaper:
    """What was asked of one body in writing, and what it answered."""

    body: BodyName
    addressee: str
    title: str
    asked: tuple[str, ...]
    state: str  # sent, accepted, refused, withdrawn
    sent_on: date
    due: date | None
    answered_on: date | None
    plan: str  # offered, in_plan, budgeted, refused
    silent_days: int  # without an answer: until the answer, or the day of this paper
    is_silent: bool
    is_overdue: bool  # no answer after the day until which one was asked for
    escalated_from: str  # the body of the level below
    letters: tuple[LetterPaper, ...]
    answers: tuple[AnswerPaper, ...]


@dataclass(frozen=True)
class PartPaper:
    """A part of a commitment, with bodies and a day of its own."""

    title: str
    lead: BodyName | None
    partners: tuple[BodyName, ...]
    district_code: str
    place: str
    begins: date | None
    due: date | None
    weight: int
    state: str
    state_on: date
    progress: int
    link: str
    reports: tuple[ReportPaper, ...]
    requests: tuple[RequestPaper, ...]


@dataclass(frozen=True)
class CommitmentPaper:
    """Who does what by when, from one operative item."""

    link: str  # the permanent address
    resolution: str  # "12.3"
    item: int
    resolution_title: str
    meeting: str
    adopted_on: date
    kind: str  # activity, project
    title: str
    expected: str
    strategy: StrategyName | None
    lead: BodyName | None
    partners: tuple[BodyName, ...]
    district_code: str
    place: str  # empty: the whole province
    begins: date | None
    due: date | None
    state: str  # waiting, moving, kept, review, ended
    state_on: date
    progress: int  # per cent
    reported_on: date | None
    late_days: int  # after the day due, while it is open
    silent_days: int  # of its longest silent request
    parts: tuple[PartPaper, ...]
    reports: tuple[ReportPaper, ...]
    requests: tuple[RequestPaper, ...]


def both(one: CommitmentPaper) -> tuple[CommitmentPaper | PartPaper, ...]:
    """The whole and its parts: either may have a body, a place, a letter."""
    return (one, *one.parts)


@dataclass(frozen=True)
class CommitmentTotals:
    """The commitments of one group in numbers."""

    name: str
    commitments: int
    waiting: int
    moving: int
    kept: int
    review: int
    ended: int
    late: int
    silent: int
    longest_silence: int  # days
    progress: int  # per cent, of those that were not ended


@dataclass(frozen=True)
class Chosen:
    """What a report was narrowed to; empty: everything."""

    body: str = ""
    district: str = ""
    strategy: StrategyName | None = None
    be_year: int | None = None  # of the Buddhist Era, in which it is due


@dataclass(frozen=True)
class CommitmentBook:
    """The commitments of an assembly, or of one body, district, strategy or year."""

    assembly: str
    title: str
    place: str  # the province
    as_of: date
    chosen: Chosen
    grouped: str  # strategy, body
    totals: CommitmentTotals
    by_body: tuple[CommitmentTotals, ...]
    by_district: tuple[CommitmentTotals, ...]
    by_strategy: tuple[CommitmentTotals, ...]
    by_year: tuple[CommitmentTotals, ...]
    commitments: tuple[CommitmentPaper, ...]
    link: str  # to the promise board, narrowed to the same
    names: tuple[str, ...]
    is_example: bool
    slug: str = ""  # the assembly's
