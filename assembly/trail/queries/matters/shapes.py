"""What the pages of a matter show."""

from dataclasses import dataclass
from datetime import datetime

from assembly.agenda.queries import ItemView
from assembly.ballots.queries import BallotBoard
from assembly.charter.models import Clause
from assembly.core.i18n import current
from assembly.core.marking import Part
from assembly.follow_up.queries import (
    FollowUpView,
    PlacedPromise,
)
from assembly.grievances.queries import GrievanceView
from assembly.meetings.queries import DistrictCount, MeetingView
from assembly.proposals.queries import ProposalView
from assembly.resolutions.models import Draft, Resolution
from assembly.resolutions.queries import VersionView
from assembly.trail.rules import Promised, by_when, others_said

MOST_WALKED = 5  # promises; beyond, the rest is counted


@dataclass(frozen=True)
class Change:
    """An amendment that the hall has seen and settled; nobody is named."""

    id: int
    kind: str
    paragraph: int
    parts: tuple[Part, ...]
    reason: str
    state: str
    ballot_id: int | None
    fits: bool = True


@dataclass(frozen=True)
class Vote:
    """One ballot on the matter, as a line that leads to its page."""

    id: int
    question: str
    kind: str
    method: str
    state: str
    outcome: str
    declared_at: datetime | None
    on_change: bool  # it was on an amendment


@dataclass(frozen=True)
class Neighbour:
    """The same matter at another meeting."""

    id: int
    number: str
    meeting: str


@dataclass(frozen=True)
class Trail:
    """Everything that one agenda item came from and led to."""

    item: ItemView
    phase: str
    outcome: str
    reason: str
    meeting: MeetingView
    issue: tuple[int, str] | None
    districts: tuple[DistrictCount, ...]
    draft: Draft | None  # once the hall has seen it
    versions: tuple[VersionView, ...]
    changes: tuple[Change, ...]
    votes: tuple[Vote, ...]
    resolution: Resolution | None
    clauses: tuple[Clause, ...]
    proposals: tuple[ProposalView, ...]
    promises: tuple[Promised, ...]
    before: Neighbour | None
    after: Neighbour | None

    @property
    def walked(self) -> tuple[tuple[Promised, str], ...]:
        """The promises that stand in the way one by one, each with until when or since when."""
        return tuple((one, by_when(one, current())) for one in self.promises[:MOST_WALKED])

    @property
    def more_promises(self) -> str:
        return others_said(self.promises[MOST_WALKED:])

    @property
    def grievances(self) -> int:
        return sum(district.count for district in self.districts)

    @property
    def accepted(self) -> int:
        return sum(change.state == "accepted" for change in self.changes)


@dataclass(frozen=True)
class ItemPage:
    trail: Trail
    voices: tuple[GrievanceView, ...]
    promises: tuple[PlacedPromise, ...] = ()  # that the item is about: come back, or risen
    followed: tuple[FollowUpView, ...] = ()  # what was decided here about earlier promises


@dataclass(frozen=True)
class BallotPage:
    ballot: BallotBoard
    meeting: MeetingView
    trail: Trail
    resolution: Resolution | None  # the one it decided
    change: Change | None  # the one it was about


@dataclass(frozen=True)
class IssuePage:
    id: int
    title: str
    districts: tuple[DistrictCount, ...]
    published: int
    trail: Trail | None

    @property
    def grievances(self) -> int:
        return sum(district.count for district in self.districts)
