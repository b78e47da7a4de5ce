"""Which subjects belong to an assembly, a meeting, a thing: lists for SQL to look into."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import String, cast, literal, select, union_all

from assembly.agenda.models import AgendaItem
from assembly.amendments.models import Amendment
from assembly.ballots.models import Ballot
from assembly.charter.models import Charter, Clause, Edition
from assembly.commitments.models import Commitment
from assembly.core.db import session
from assembly.issues.models import Issue
from assembly.meetings.models import Meeting
from assembly.minutes.models import Correction
from assembly.proposals.models import Proposal
from assembly.registry.models import Agreement, Organisation
from assembly.requests.models import Request
from assembly.resolutions.models import ClauseSource, Draft, Resolution
from assembly.statements.models import Statement
from assembly.trail.queries.subjects.ground import Rows, parts

# subject's word → the rows of an assembly
_OWN: dict[str, Any] = {
    "meeting": Meeting,
    "item": AgendaItem,
    "draft": Draft,
    "amendment": Amendment,
    "ballot": Ballot,
    "resolution": Resolution,
    "clause": Clause,
    "charter": Charter,
    "statement": Statement,
    "organisation": Organisation,
    "issue": Issue,
    "minutes": Meeting,  # named by its meeting
    "correction": Correction,
    "proposal": Proposal,
    "agreement": Agreement,
    "request": Request,
    "commitment": Commitment,
}


def of_assembly(assembly_id: int) -> Any:
    """Every subject of an assembly, as a list for SQL to look into."""
    found = [
        _named(word, select(table.id).where(table.assembly_id == assembly_id))
        for word, table in _OWN.items()
    ]
    editions = select(Edition.id).join(Charter, Charter.id == Edition.charter_id)
    found.append(_named("edition", editions.where(Charter.assembly_id == assembly_id)))
    return union_all(*found, select(literal(f"assembly:{assembly_id}")))


def of_meeting(meeting_id: int) -> Any:
    """Every subject of one meeting."""
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    drafts = select(Draft.id).where(Draft.agenda_item_id.in_(items))
    adopted = select(Resolution.id).where(Resolution.meeting_id == meeting_id)
    clauses = select(ClauseSource.clause_id).where(ClauseSource.resolution_id.in_(adopted))
    found = {
        "item": items,
        "draft": drafts,
        "amendment": select(Amendment.id).where(Amendment.draft_id.in_(drafts)),
        "ballot": select(Ballot.id).where(Ballot.meeting_id == meeting_id),
        "resolution": adopted,
        "clause": clauses,
        "statement": select(Statement.id).where(Statement.meeting_id == meeting_id),
    }
    named = [_named(word, rows) for word, rows in found.items()]
    return union_all(*named, *_plain([f"meeting:{meeting_id}", f"minutes:{meeting_id}"]))


def about(assembly_id: int, subject: str) -> list[str]:
    """A thing with what it stands on: a clause's resolutions, a resolution's ballot and draft."""
    word, number = parts(subject)
    table = _OWN.get(word)
    row = session().get(table, number) if table else None
    if row is None or row.assembly_id != assembly_id:
        return []
    if word == "clause":
        wanted = select(ClauseSource.resolution_id).where(ClauseSource.clause_id == number)
        behind = [one for rid in session().scalars(wanted) for one in _behind_resolution(rid)]
        return [subject, *behind]
    if word == "resolution":
        return _behind_resolution(number)
    return [subject]


def _behind_resolution(resolution_id: int) -> list[str]:
    row = session().get_one(Resolution, resolution_id)
    item = row.agenda_item_id
    drafts = list(session().scalars(select(Draft.id).where(Draft.agenda_item_id == item)))
    changes = session().scalars(select(Amendment.id).where(Amendment.draft_id.in_(drafts)))
    return [
        f"resolution:{resolution_id}",
        *([f"ballot:{row.ballot_id}"] if row.ballot_id else []),
        *(f"draft:{draft}" for draft in drafts),
        *(f"amendment:{change}" for change in changes),
    ]


def _named(word: str, rows: Rows) -> Any:
    found = rows.subquery()
    return select(literal(f"{word}:") + cast(next(iter(found.c)), String))


def _plain(subjects: Iterable[str]) -> list[Any]:
    return [select(literal(subject)) for subject in subjects]
