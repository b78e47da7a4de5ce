"""The pages that stand on the way: an item's, a ballot's, an issue's."""

from sqlalchemy import select

from assembly.ballots.queries import board_of
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.follow_up.queries import (
    decided_under,
    promises_on,
)
from assembly.grievances.models import Grievance
from assembly.grievances.queries import counts_by_district, published_of_item
from assembly.issues.queries import issue
from assembly.meetings.queries import DistrictCount
from assembly.trail.queries.matters.shapes import BallotPage, IssuePage, ItemPage
from assembly.trail.queries.matters.walking import trail_of


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


def _published_in(issue_id: int) -> int:
    wanted = select(Grievance.id).where(
        Grievance.issue_id == issue_id,
        Grievance.state == "reviewed",
        Grievance.published_on.is_not(None),
    )
    return len(list(session().scalars(wanted)))
