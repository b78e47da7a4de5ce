"""One agenda item's way: what it came from, and what it led to."""

from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item, view_of
from assembly.amendments.models import Amendment
from assembly.ballots.models import Ballot
from assembly.core.db import session
from assembly.core.marking import marked
from assembly.grievances.queries import counts_by_district
from assembly.issues.models import Issue
from assembly.meetings.queries import meeting
from assembly.meetings.queries import view_of as meeting_view
from assembly.proposals.queries import proposals_of_resolution
from assembly.resolutions.models import Draft
from assembly.resolutions.queries import (
    clauses_of_resolution,
    draft_of_item,
    resolution_of_item,
    versions_of,
)
from assembly.trail.queries.matters.shapes import Change, Neighbour, Trail, Vote
from assembly.trail.queries.promised import promises_behind
from assembly.trail.rules import Promised


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


def _issue_of(item_id: int) -> tuple[int, str] | None:
    wanted = select(Issue.id, Issue.title).where(Issue.agenda_item_id == item_id)
    found = session().execute(wanted.order_by(Issue.id).limit(1)).first()
    return (found.id, found.title) if found else None


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
