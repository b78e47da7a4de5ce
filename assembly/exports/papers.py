"""What a document or a sheet tells, as plain facts: no database, no layout, nothing spelled out.

The JSON export is these classes field by field, so a renamed field is a change of contract.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Figures:
    """One declared ballot in numbers.

    ``cast`` are the valid votes, abstentions included; ``needed`` the yes votes the majority asked.
    """

    method: str  # named, secret, hands
    majority: str  # simple, absolute, two_thirds, or a share such as 3/4
    electors: int
    present: int
    quorum: int
    cast: int
    yes: int
    no: int
    abstain: int
    spoiled: int
    needed: int
    carried: bool
    kind: str  # vote, consensus, priority
    why: str  # unanimous, reached, missed, tied, casting_vote, unbalanced, consensus, …
    received: int  # everyone who voted, whether or not the vote could be read
    round: int = 1  # of a consensus call
    outcome: str = ""  # carried, fallen, another_round, vote_called, postponed
    channels: tuple[tuple[str, int], ...] = ()  # phone, kiosk, hands, paper: how many came by each
    voices: tuple[int, int, int] = (0, 0, 0)  # of a consensus call: agree, remark, not yet
    lines: tuple[tuple[str, int], ...] = ()  # of a priority choice, the most wanted first
    quorum_met: bool = True
    districts_agreeing: int = 0  # where district balance was asked
    districts_needed: int = 0
    dissent: tuple[str, ...] = ()  # who asked to be named as not agreeing, with the reason


@dataclass(frozen=True)
class StrategyName:
    number: int
    name: str


@dataclass(frozen=True)
class ResolutionPaper:
    """One numbered decision, and the vote it stands on."""

    number: str  # "12.3"
    title: str
    preamble: tuple[str, ...]  # รับทราบ… ตระหนัก…
    operative: tuple[str, ...]  # ขอให้ [หน่วยงาน] …
    meeting: str  # "สมัชชาใหญ่พังงาแห่งความสุข ครั้งที่ 12/2568"
    held_on: date
    place: str
    item: str  # "5.3"
    item_title: str
    strategy: StrategyName | None
    ballot: Figures
    adopted_on: date
    link: str  # the permanent address
    theme: str = ""  # of the meeting


@dataclass(frozen=True)
class ResolutionBook:
    """The resolutions of an assembly or of one meeting, in order of number."""

    assembly: str  # "สมัชชาพังงาแห่งความสุข"
    title: str
    as_of: date
    resolutions: tuple[ResolutionPaper, ...]
    names: tuple[str, ...]  # local names that no line may cut
    is_example: bool


@dataclass(frozen=True)
class SubItem:
    mark: str  # "(1)" at level 1, "(ก)" at level 2
    text: str
    level: int = 1


@dataclass(frozen=True)
class ClausePaper:
    number: str  # "17", "12/1"
    text: str
    items: tuple[SubItem, ...]
    source: str  # the resolution, the vote and the grievances it came from, in one line
    link: str


@dataclass(frozen=True)
class ChapterPaper:
    number: int
    title: str
    clauses: tuple[ClausePaper, ...]


@dataclass(frozen=True)
class CharterPaper:
    """One edition of the charter, or the text as it stands when no edition is adopted yet."""

    assembly: str
    title: str  # "ธรรมนูญพังงาแห่งความสุข"
    edition: int  # ฉบับที่; 0 while it is a draft
    be_year: int
    preamble: tuple[str, ...]
    chapters: tuple[ChapterPaper, ...]
    proclaimed_on: date
    with_additions_until: date | None  # set when clauses were adopted since the edition
    place: str
    signers: tuple[str, ...]
    link: str
    names: tuple[str, ...]
    is_example: bool


@dataclass(frozen=True)
class Person:
    """Someone at a meeting: title, given name and surname as one, and whom they speak for."""

    name: str
    role: str  # "ผู้แทนอำเภอเกาะยาว"


@dataclass(frozen=True)
class ItemPaper:
    """One point of the agenda as the minutes tell it; ``items`` are its 5.1, 5.2 …"""

    number: str
    title: str
    discussion: tuple[str, ...]
    ballots: tuple[Figures, ...]
    decisions: tuple[str, ...]  # each follows the words มติที่ประชุม
    resolved: tuple[str, ...] = ()  # the operative paragraphs of what was adopted
    items: tuple["ItemPaper", ...] = ()
    speakers: tuple[Person, ...] = ()  # who spoke, each once, in the order of their first words


@dataclass(frozen=True)
class MinutesPaper:
    """The account of one meeting, in the order of form 11 of the correspondence regulation."""

    assembly: str
    meeting: str  # "สมัชชาใหญ่พังงาแห่งความสุข"
    number: str  # "12/2568"
    held_on: date
    place: str
    present: tuple[Person, ...]
    absent: tuple[Person, ...]
    attending: tuple[Person, ...]  # there without a vote
    started_at: datetime | None
    closed_at: datetime | None
    items: tuple[ItemPaper, ...]
    recorder: str
    reviewer: str
    names: tuple[str, ...]
    is_example: bool
    theme: str = ""  # of the meeting
    sense: str = ""  # what the hall was of one mind about, without a vote


@dataclass(frozen=True)
class BallotCertificate:
    """A declared ballot with everything that lets a stranger check it."""

    meeting: str
    held_on: date
    item: str
    question: str
    strategy: StrategyName | None
    figures: Figures
    opened_at: datetime
    closed_at: datetime | None
    declared_at: datetime | None
    question_hash: str
    electorate_hash: str
    envelopes: int | None  # how many lay in a secret ballot's box
    envelopes_root: str | None


@dataclass(frozen=True)
class BallotBook:
    assembly: str
    title: str
    as_of: date
    ballots: tuple[BallotCertificate, ...]
    is_example: bool


@dataclass(frozen=True)
class GrievanceText:
    """A grievance. No person, no code, no day: where, about what, what became of it, and its words
    if they may leave the house.
    """

    district: str
    subdistrict: str
    strategy: StrategyName | None
    text: str  # empty until it was reviewed; without the names that were taken out
    urgent: bool = False
    target_group: str | None = None  # unsaid where fewer than five of the district are of it
    stage: str = ""  # the meeting it was told at
    state: str = "reviewed"  # new, reviewed, withheld
    published: bool = False
    answered: bool = False
    issue: str = ""
    organisation: str = ""  # that it was sent to
    item: str = ""  # "13/2569 วาระ 5.3"
    resolutions: tuple[str, ...] = ()  # "12.3"
    clauses: tuple[str, ...] = ()  # "17/1"
    joined: int = 0  # people who suffer the same


@dataclass(frozen=True)
class DistrictCounts:
    district: str
    by_strategy: tuple[int, ...]  # in the order of ``GrievanceBook.strategies``
    without_strategy: int
    unresolved_by_strategy: tuple[int, ...] = ()
    unresolved_without_strategy: int = 0
    urgent: int = 0  # among the unresolved
    joined: int = 0


@dataclass(frozen=True)
class MonthCount:
    month: date  # its first day
    told: int
    unresolved: int


@dataclass(frozen=True)
class GrievanceBook:
    """How many grievances, from where and about what; and the words of those that were reviewed."""

    assembly: str
    title: str
    as_of: date
    strategies: tuple[StrategyName, ...]
    districts: tuple[DistrictCounts, ...]
    texts: tuple[GrievanceText, ...]
    is_example: bool
    months: tuple[MonthCount, ...] = ()
    is_public: bool = False  # what was published, and nothing else


@dataclass(frozen=True)
class Heard:
    """How many of one kind or from one place: told, and still owed."""

    name: str
    told: int
    unresolved: int
    urgent: int = 0


@dataclass(frozen=True)
class StagePaper:
    """One listening stage in the district; ``None``: some of a group, but too few to say."""

    title: str
    held_on: date
    place: str
    people: int
    groups: tuple[tuple[str, int | None], ...]
    told: int
    summary: str


@dataclass(frozen=True)
class Quote:
    """Words that anybody may read, and how many suffer the same."""

    text: str
    subdistrict: str
    strategy: str
    joined: int


@dataclass(frozen=True)
class PictureFile:
    """A picture that was cleared: re-encoded, and nothing but its colours."""

    content: bytes
    width: int
    height: int
    says: str


@dataclass(frozen=True)
class DistrictVoices:
    """What one district said, and what became of it."""

    district: str
    whole: Heard
    joined: int
    by_strategy: tuple[Heard, ...]
    by_subdistrict: tuple[Heard, ...]
    groups: tuple[tuple[str, int | None], ...]  # ``None``: some, but fewer than five
    stages: tuple[StagePaper, ...]
    outcomes: tuple[tuple[str, int], ...]
    resolutions: tuple[tuple[str, str], ...]  # number, title
    quotes: tuple[Quote, ...]
    pictures: tuple[PictureFile, ...]


@dataclass(frozen=True)
class VoicesReport:
    """A report per district; of several, with the matrix of all before them."""

    assembly: str
    title: str
    as_of: date
    strategies: tuple[StrategyName, ...]
    matrix: tuple[tuple[str, tuple[int, ...]], ...]  # a row a strategy; empty for one district
    places: tuple[str, ...]  # the matrix's columns
    districts: tuple[DistrictVoices, ...]
    names: tuple[str, ...]
    is_example: bool


@dataclass(frozen=True)
class SlipPaper:
    """One member's slip. The code and the link are what lets its holder in."""

    name: str
    district: str
    kind: str  # ผู้แทน, ผู้สังเกตการณ์
    code: str  # twelve digits
    link: str


@dataclass(frozen=True)
class SlipSheet:
    """A meeting's slips, to print and cut."""

    assembly: str
    meeting: str
    held_on: date
    place: str
    address: str  # to type, where there is no camera
    slips: tuple[SlipPaper, ...]
    is_example: bool


Paper = (
    ResolutionBook
    | CharterPaper
    | MinutesPaper
    | BallotBook
    | GrievanceBook
    | SlipSheet
    | VoicesReport
)
