"""What people said hurts: the grievances, and what a district said."""

from dataclasses import dataclass
from datetime import date

from assembly.exports.papers.ground import StrategyName


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
