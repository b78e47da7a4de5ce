"""The names of what stands in a meeting: items, drafts, changes, ballots, statements."""

from collections.abc import Collection

from sqlalchemy import select

from assembly.agenda.models import AgendaItem
from assembly.amendments.models import Amendment
from assembly.ballots.models import Ballot
from assembly.core.db import session
from assembly.meetings.models import Meeting
from assembly.resolutions.models import Draft
from assembly.statements.models import Statement
from assembly.trail.queries.subjects.ground import Named, Thing, at_meeting, item_name, rows_in


def meetings(ids: Collection[int]) -> Named:
    return {row.id: at_meeting(row) for row in rows_in(Meeting, ids)}


def items(ids: Collection[int]) -> Named:
    return {row.id: Thing(item_name(row)) for row in rows_in(AgendaItem, ids)}


def drafts_named(ids: Collection[int]) -> Named:
    """Named by the item: a draft that was not shown yet is nobody's to read."""
    found = session().execute(
        select(Draft.id, AgendaItem)
        .join(AgendaItem, AgendaItem.id == Draft.agenda_item_id)
        .where(Draft.id.in_(ids))
    )
    return {number: Thing(item_name(row)) for number, row in found}


def amendments(ids: Collection[int]) -> Named:
    found = session().execute(
        select(Amendment.id, AgendaItem)
        .join(Draft, Draft.id == Amendment.draft_id)
        .join(AgendaItem, AgendaItem.id == Draft.agenda_item_id)
        .where(Amendment.id.in_(ids))
    )
    return {number: Thing(item_name(row)) for number, row in found}


def ballots(ids: Collection[int]) -> Named:
    codes = dict(
        session()
        .execute(
            select(Ballot.id, Meeting.code)
            .join(Meeting, Meeting.id == Ballot.meeting_id)
            .where(Ballot.id.in_(ids))
        )
        .all()
    )
    return {
        row.id: Thing(row.question, "ballots.page", {"code": codes[row.id], "ballot_id": row.id})
        for row in rows_in(Ballot, ids)
    }


def statements(ids: Collection[int]) -> Named:
    """Named by the meeting: a statement may have been taken down again."""
    found = session().execute(
        select(Statement.id, Meeting)
        .join(Meeting, Meeting.id == Statement.meeting_id)
        .where(Statement.id.in_(ids))
    )
    return {number: at_meeting(row) for number, row in found}
