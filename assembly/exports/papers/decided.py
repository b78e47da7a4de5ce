"""What was decided, and who was there: resolutions, charter, minutes, ballots, slips."""

from dataclasses import dataclass, field
from datetime import date, datetime

from assembly.exports.papers.ground import UNTOLD, StrategyName


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
    # Else on a change of a draft, or on a promise: no draft falls with it.
    on_draft: bool = field(default=True, metadata=UNTOLD)


@dataclass(frozen=True)
class BodyName:
    """An organisation that acts on an item."""

    name: str
    sector: str  # community, local_government, state, private


@dataclass(frozen=True)
class OperativePaper:
    """One operative item: who leads it, who acts with them, until when."""

    number: int
    text: str
    lead: BodyName | None = None
    partners: tuple[BodyName, ...] = ()
    due: date | None = None
    state: str = ""  # of its commitment: waiting, moving, kept, review, ended; none: empty
    state_on: date | None = None
    progress: int | None = None  # per cent
    reported_on: date | None = None
    late_days: int = 0
    commitment: str = ""  # its permanent address


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
    items: tuple[OperativePaper, ...] = ()
    standing: str = "adopted"  # superseded, void
    effects: tuple[str, ...] = ()  # what later acts did to it, a sentence each


@dataclass(frozen=True)
class ResolutionBook:
    """The resolutions of an assembly or of one meeting, in order of number."""

    assembly: str  # "สมัชชาพังงาแห่งความสุข"
    title: str
    as_of: date
    resolutions: tuple[ResolutionPaper, ...]
    names: tuple[str, ...]  # local names that no line may cut
    is_example: bool
    slug: str = ""  # the assembly's


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
    repealed: bool = False  # it keeps its number and reads (ยกเลิก)
    followed: str = ""  # what became of the items of its resolution, in one line


@dataclass(frozen=True)
class ChapterPaper:
    number: int
    title: str
    clauses: tuple[ClausePaper, ...]


@dataclass(frozen=True)
class EditionName:
    """An edition of the same text, up to the one on the paper."""

    number: int
    adopted_on: date
    in_force_from: date


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
    signers: tuple["Person", ...]
    link: str
    names: tuple[str, ...]
    is_example: bool
    transitory: tuple[str, ...] = ()  # บทเฉพาะกาล
    pledge: tuple[str, ...] = ()  # ปฏิญญา, spoken at the adoption
    in_force_from: date | None = None
    editions: tuple[EditionName, ...] = ()  # the first one first
    kind: str = "charter"  # or "bylaw"
    document: str = "charter"  # the text's own part of its address
    slug: str = ""  # the assembly's


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
    discussion: tuple[str, ...]  # the secretary's own words, a paragraph each
    ballots: tuple[Figures, ...]
    decisions: tuple[str, ...]  # each follows the words มติที่ประชุม
    resolved: tuple[str, ...] = ()  # the operative paragraphs of what was adopted
    items: tuple["ItemPaper", ...] = ()
    speakers: tuple[Person, ...] = ()  # who spoke, each once, in the order of their first words
    heard: str = ""  # how many grievances it came from, or which minutes it takes up
    changes: tuple[str, ...] = ()  # the draft's versions, and what became of changes proposed to it


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
    before: tuple[str, ...] = ()  # the secretary's own words before the first item
    after: tuple[str, ...] = ()  # and after the last
    breaks: tuple[tuple[datetime, datetime | None], ...] = ()
    noted: tuple[str, ...] = ()  # corrections of facts: noted beside them, which stay
    adopted: str = ""  # how: "ที่ประชุม… รับรองรายงานการประชุมนี้"; empty until then
    adopted_on: date | None = None
    sha256: str = ""  # of this paper without this line, as canonical JSON, once it is frozen
    kept: str = field(default="", metadata=UNTOLD)  # that JSON itself, as it was adopted
    slug: str = ""  # the assembly's


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
