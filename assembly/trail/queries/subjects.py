"""What journal entries are about: the rows of an assembly, a meeting, a thing; and their names.

A subject is a word and a number ("ballot:17"). What stands in no table here is shown nowhere.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, String, cast, literal, select, union_all

from assembly.agenda.models import AgendaItem
from assembly.amendments.models import Amendment
from assembly.assemblies.models import Assembly
from assembly.ballots.models import Ballot
from assembly.charter.models import Charter, Clause, Edition
from assembly.charter.queries import adopted_among
from assembly.commitments.models import Commitment
from assembly.core.db import session
from assembly.core.text import short
from assembly.issues.models import Issue
from assembly.meetings.models import Meeting
from assembly.meetings.queries import title_of
from assembly.minutes.models import Correction
from assembly.proposals.models import Proposal
from assembly.registry.models import Agreement, Organisation
from assembly.requests.models import Request
from assembly.resolutions.models import ClauseSource, Draft, Resolution
from assembly.statements.models import Statement


@dataclass(frozen=True)
class Thing:
    """What an entry is about, as people call it, and where it stands."""

    name: str
    endpoint: str = ""  # of its public page, if it has one
    arguments: Mapping[str, Any] = field(default_factory=dict)


Rows = Select[int]
LONGEST_NAME = 120  # of a promise, which may be a whole paragraph

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


def parts(subject: str) -> tuple[str, int]:
    word, _colon, number = subject.partition(":")
    good = number.isascii() and number.isdecimal() and len(number) <= 15
    return word, int(number) if good else 0


def things(subjects: Iterable[str]) -> dict[str, Thing]:
    """The names of what subjects are about; what is gone, or has none, is left out."""
    by_word: dict[str, set[int]] = defaultdict(set)
    for subject in subjects:
        word, number = parts(subject)
        by_word[word].add(number)
    return {
        f"{word}:{number}": thing
        for word, numbers in by_word.items()
        if word in _NAMES
        for number, thing in _NAMES[word](numbers).items()
    }


Named = dict[int, Thing]


def _meetings(ids: Collection[int]) -> Named:
    return {row.id: _at_meeting(row) for row in _rows(Meeting, ids)}


def _at_meeting(row: Meeting) -> Thing:
    return Thing(title_of(row), "hall.phone", {"code": row.code})


def _items(ids: Collection[int]) -> Named:
    return {row.id: Thing(_item_name(row)) for row in _rows(AgendaItem, ids)}


def _item_name(row: AgendaItem) -> str:
    return str(_("วาระ %(number)s %(title)s", number=row.number, title=row.title))


def _drafts(ids: Collection[int]) -> Named:
    """Named by the item: a draft that was not shown yet is nobody's to read."""
    found = session().execute(
        select(Draft.id, AgendaItem)
        .join(AgendaItem, AgendaItem.id == Draft.agenda_item_id)
        .where(Draft.id.in_(ids))
    )
    return {number: Thing(_item_name(row)) for number, row in found}


def _amendments(ids: Collection[int]) -> Named:
    found = session().execute(
        select(Amendment.id, AgendaItem)
        .join(Draft, Draft.id == Amendment.draft_id)
        .join(AgendaItem, AgendaItem.id == Draft.agenda_item_id)
        .where(Amendment.id.in_(ids))
    )
    return {number: Thing(_item_name(row)) for number, row in found}


def _ballots(ids: Collection[int]) -> Named:
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
        for row in _rows(Ballot, ids)
    }


def _resolutions(ids: Collection[int]) -> Named:
    return {
        row.id: Thing(
            _("มติ %(number)s", number=row.number) + f" {row.title}",
            "trail.resolution",
            {"resolution_id": row.id},
        )
        for row in _rows(Resolution, ids)
    }


def _clauses(ids: Collection[int]) -> Named:
    return {
        row.id: Thing(
            _("ธรรมนูญ ข้อ %(number)s", number=row.number),
            "trail.clause",
            {"clause_id": row.id},
        )
        for row in _rows(Clause, ids)
    }


def _charters(ids: Collection[int]) -> Named:
    """A by-law in which nothing was adopted yet has no name for the public."""
    adopted = adopted_among(ids)
    rows = _charter_rows(Charter.id, ids)
    return {
        number: _of_charter(
            title if kind == "charter" or number in adopted else _("ข้อบัญญัติชุมชน"), kind, slug
        )
        for number, title, kind, slug in rows
    }


def _editions(ids: Collection[int]) -> Named:
    return {number: _of_charter(*told) for number, *told in _charter_rows(Edition.id, ids)}


def _charter_rows(number: Any, ids: Collection[int]) -> Iterable[Any]:
    wanted = select(number, Charter.title, Charter.kind, Assembly.slug)
    wanted = wanted.join(Assembly, Assembly.id == Charter.assembly_id)
    if number is Edition.id:
        wanted = wanted.join(Edition, Edition.charter_id == Charter.id)
    return session().execute(wanted.where(number.in_(ids)))


def _of_charter(title: str, kind: str, slug: str) -> Thing:
    if kind != "charter":
        return Thing(title)
    return Thing(title, "trail.charter", {"slug": slug})


def _statements(ids: Collection[int]) -> Named:
    """Named by the meeting: a statement may have been taken down again."""
    found = session().execute(
        select(Statement.id, Meeting)
        .join(Meeting, Meeting.id == Statement.meeting_id)
        .where(Statement.id.in_(ids))
    )
    return {number: _at_meeting(row) for number, row in found}


def _proposals(ids: Collection[int]) -> Named:
    """Named by the resolution: what is asked, and of whom, is public once it is sent."""
    found = session().execute(
        select(Proposal.id, Resolution.number)
        .join(Resolution, Resolution.id == Proposal.resolution_id)
        .where(Proposal.id.in_(ids))
    )
    return {
        id_: Thing(_proposal_name(number), "proposals.public", {"proposal_id": id_})
        for id_, number in found
    }


def _proposal_name(number: str) -> str:
    return str(_("ข้อเสนอนโยบายจากมติ %(number)s", number=number))


def _requests(ids: Collection[int]) -> Named:
    """Named by whom was asked, once it was sent; a draft has no name for the public yet."""
    wanted = (
        select(Request, Organisation.name)
        .join(Organisation, Organisation.id == Request.organisation_id)
        .where(Request.id.in_(ids))
    )
    return {row.id: _request(row, body) for row, body in session().execute(wanted)}


def _request(row: Request, body: str) -> Thing:
    if row.sent_on is None:
        return Thing(_("คำขอที่ยังไม่ได้ส่ง"))
    name = str(_("คำขอถึง %(body)s", body=body))
    if row.proposal_id is not None:
        return Thing(name, "proposals.public", {"proposal_id": row.proposal_id})
    return Thing(name, "trail.commitment", {"commitment_id": row.commitment_id})


def _commitments(ids: Collection[int]) -> Named:
    """Named by what is done; found on its own page."""
    found = session().execute(select(Commitment.id, Commitment.title).where(Commitment.id.in_(ids)))
    return {
        id_: Thing(short(title, LONGEST_NAME), "trail.commitment", {"commitment_id": id_})
        for id_, title in found
    }


_NAMES: dict[str, Callable[[Collection[int]], Named]] = {
    "meeting": _meetings,
    "minutes": _meetings,
    "item": _items,
    "draft": _drafts,
    "amendment": _amendments,
    "ballot": _ballots,
    "resolution": _resolutions,
    "clause": _clauses,
    "charter": _charters,
    "edition": _editions,
    "statement": _statements,
    "proposal": _proposals,
    "request": _requests,
    "commitment": _commitments,
}


def _rows(table: Any, ids: Collection[int]) -> list[Any]:
    return list(session().scalars(select(table).where(table.id.in_(ids))))


def _named(word: str, rows: Rows) -> Any:
    found = rows.subquery()
    return select(literal(f"{word}:") + cast(next(iter(found.c)), String))


def _plain(subjects: Iterable[str]) -> list[Any]:
    return [select(literal(subject)) for subject in subjects]
