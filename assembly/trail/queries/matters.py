"""A matter from end to end: the issue, the item, draft, changes, ballots, resolution, proposals.

Every page of it names its neighbours on both sides, so that the way can be walked there and back.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import ItemView, item, view_of
from assembly.amendments.models import Amendment
from assembly.ballots.models import Ballot
from assembly.ballots.queries import BallotBoard, board_of
from assembly.charter.models import Clause
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current
from assembly.core.marking import Part, marked
from assembly.follow_up.queries import (
    FollowUpView,
    PlacedPromise,
    decided_under,
    promises_on,
)
from assembly.grievances.models import Grievance
from assembly.grievances.queries import GrievanceView, counts_by_district, published_of_item
from assembly.issues.models import Issue
from assembly.issues.queries import issue
from assembly.meetings.queries import DistrictCount, MeetingView, meeting
from assembly.meetings.queries import view_of as meeting_view
from assembly.proposals.queries import ProposalView, proposals_of_resolution
from assembly.resolutions.models import Draft, Resolution
from assembly.resolutions.queries import (
    VersionView,
    clauses_of_resolution,
    draft_of_item,
    resolution_of_item,
    versions_of,
)
from assembly.trail.queries.promised import promises_behind
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


def trail_of(item_id: int) -> Trail:
    """Raises ``NotFound``."""
    row = item(item_id)
    draft, adopted = draft_of_item(item_id), resolution_of_item(item_id)
    shown = draft if draft is not None and (draft.state != "drafting" or adopted) else None
    changes = _changes(shown) if shown else ()
    return Trail(
        item=view_of(row),
        phase=row.phase,
        outcome=row.outcome,
        reason=row.outcome_reason,
        meeting=meeting_view(meeting(row.meeting_id)),
        issue=_issue_of(item_id),
        districts=tuple(counts_by_district(row.assembly_id, [item_id])),
        draft=shown,
        versions=tuple(versions_of(shown.id)) if shown else (),
        changes=changes,
        votes=_votes(item_id, {change.ballot_id for change in changes}),
        resolution=adopted,
        clauses=tuple(clauses_of_resolution(adopted.id)) if adopted else (),
        proposals=tuple(proposals_of_resolution(adopted.id)) if adopted else (),
        promises=_promises(row.assembly_id, adopted.id) if adopted else (),
        before=_neighbour(row.carried_from_id, row.assembly_id),
        after=_neighbour(_carried_to(item_id), row.assembly_id),
    )


def _promises(assembly_id: int, resolution_id: int) -> tuple[Promised, ...]:
    return promises_behind(assembly_id, [resolution_id]).get(resolution_id, ())


def item_page(item_id: int) -> ItemPage:
    """Raises ``NotFound``."""
    return ItemPage(
        trail=trail_of(item_id),
        voices=tuple(published_of_item(item_id)),
        promises=promises_on(item_id),
        followed=decided_under(item_id),
    )


def ballot_page(ballot_id: int) -> BallotPage:
    """Raises ``NotFound``."""
    board = board_of(ballot_id)
    trail = trail_of(board.agenda_item_id)
    adopted = trail.resolution
    decided = adopted if adopted is not None and adopted.ballot_id == ballot_id else None
    return BallotPage(
        ballot=board,
        meeting=trail.meeting,
        trail=trail,
        resolution=decided,
        change=next((one for one in trail.changes if one.ballot_id == ballot_id), None),
    )


def issue_page(issue_id: int) -> IssuePage:
    """Raises ``NotFound``, too while nothing of it is public: what the desk calls it is its own."""
    row = issue(issue_id)
    published = _published_in(issue_id)
    if not published and row.agenda_item_id is None:
        raise NotFound
    inside = select(Grievance.district_code).where(
        Grievance.issue_id == issue_id, Grievance.state != "withdrawn"
    )
    codes = list(session().scalars(inside))
    places = counts_by_district(row.assembly_id, [])
    return IssuePage(
        id=row.id,
        title=row.title,
        districts=tuple(DistrictCount(p.code, p.name, codes.count(p.code)) for p in places),
        published=published,
        trail=trail_of(row.agenda_item_id) if row.agenda_item_id is not None else None,
    )


def _issue_of(item_id: int) -> tuple[int, str] | None:
    wanted = select(Issue.id, Issue.title).where(Issue.agenda_item_id == item_id)
    found = session().execute(wanted.order_by(Issue.id).limit(1)).first()
    return (found.id, found.title) if found else None


def _published_in(issue_id: int) -> int:
    wanted = select(Grievance.id).where(
        Grievance.issue_id == issue_id,
        Grievance.state == "reviewed",
        Grievance.published_on.is_not(None),
    )
    return len(list(session().scalars(wanted)))


def _changes(draft: Draft) -> tuple[Change, ...]:
    wanted = select(Amendment).where(
        Amendment.draft_id == draft.id,
        Amendment.was_shown,
        Amendment.state.in_(("accepted", "rejected")),
    )
    return tuple(
        Change(
            id=row.id,
            kind=row.kind,
            paragraph=row.paragraph,
            parts=marked(row.old_text, row.new_text),
            reason=row.reason,
            state=row.state,
            ballot_id=row.ballot_id,
        )
        for row in session().scalars(wanted.order_by(Amendment.id))
    )


def _votes(item_id: int, on_changes: set[int | None]) -> tuple[Vote, ...]:
    wanted = select(Ballot).where(Ballot.agenda_item_id == item_id, Ballot.state != "cancelled")
    return tuple(
        Vote(
            id=row.id,
            question=row.question,
            kind=row.kind,
            method=row.method,
            state=row.state,
            outcome=row.outcome or "",
            declared_at=row.declared_at,
            on_change=row.id in on_changes,
        )
        for row in session().scalars(wanted.order_by(Ballot.id))
    )


def _carried_to(item_id: int) -> int | None:
    wanted = select(AgendaItem.id).where(AgendaItem.carried_from_id == item_id)
    return session().scalar(wanted.order_by(AgendaItem.id).limit(1))


def _neighbour(item_id: int | None, assembly_id: int) -> Neighbour | None:
    """Of this assembly only: another one's pages are its own to show."""
    row = session().get(AgendaItem, item_id) if item_id else None
    if row is None or row.assembly_id != assembly_id:
        return None
    return Neighbour(row.id, row.number, meeting_view(meeting(row.meeting_id)).title)
