"""Drafting, putting to the vote, adopting; and writing a clause from what was adopted."""

import hashlib

from sqlalchemy import func, select

from assembly.agenda.actions import item_in, note_outcome
from assembly.agenda.queries import item
from assembly.ballots.actions import open_ballot
from assembly.ballots.models import Ballot
from assembly.ballots.queries import board_of
from assembly.ballots.rules import Outcome, Terms
from assembly.charter.actions import add_clause
from assembly.charter.models import Chapter, Charter
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.meetings.actions import check_turn, keep_undo, take_turn
from assembly.meetings.queries import meeting
from assembly.meetings.rules import check_is_open, check_not_over
from assembly.resolutions.events import (
    ClauseWritten,
    DraftChanged,
    DraftRevised,
    ResolutionAdopted,
)
from assembly.resolutions.models import ClauseSource, Draft, DraftVersion, Resolution
from assembly.resolutions.queries import draft_of_item, resolution
from assembly.resolutions.rules import (
    DraftHasNotFallen,
    DraftIsVoted,
    NoDraft,
    NoSuchVersion,
    NotTheItem,
    check_draft,
    number,
)


@change
def write_draft(
    actor: Actor, meeting_id: int, version: int, item_id: int, title: str, text: str
) -> int:
    """Write or rewrite the draft of an item, until it is put to the vote. Answers its id.

    ``title`` is the question as the hall hears it, ``text`` one operative paragraph a line.
    """
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("เขียนร่างมติ วาระ %(number)s"), row.number)
    check_not_over(sitting.phase)
    title, text = clean(title, newlines=False), clean(text)
    check_draft(title, text)
    draft = draft_of_item(item_id)
    if draft is None:
        draft = Draft(assembly_id=row.assembly_id, agenda_item_id=item_id, title=title, text=text)
        session().add(draft)
        session().flush()
        _keep_version(draft, "written")
    elif draft.ballot_id is not None:
        raise DraftIsVoted
    else:
        revise(draft, title, text, "redrafted" if _was_voted(draft) else "rewritten", meeting_id)
    record(actor, "draft_written", f"draft:{draft.id}", {"text_sha256": text_hash(title, text)})
    announce(DraftChanged(item_id, meeting_id, draft.state))
    return draft.id


@change
def redraft(actor: Actor, meeting_id: int, version: int, item_id: int) -> None:
    """Take up a draft that has fallen once more: it may be rewritten and put to the vote again.

    The ballot it fell in stays as it was. Raises ``Stale``, ``NoDraft``, ``DraftHasNotFallen``.
    """
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("ร่างใหม่ วาระ %(number)s"), row.number)
    check_not_over(sitting.phase)
    draft = _draft(item_id)
    if draft.state != "fallen":
        raise DraftHasNotFallen
    reopen_draft(draft.id, "drafting")
    record(actor, "draft_taken_up", f"draft:{draft.id}", {"version": draft.version})


def reopen_draft(draft_id: int, state: str = "shown") -> None:
    """A draft whose ballot did not end the matter may be changed and put to the vote again.

    Runs inside the verb that sends it back; text and versions stay.
    """
    draft = session().get_one(Draft, draft_id)
    draft.ballot_id, draft.state = None, state
    session().flush()
    meeting_id = item(draft.agenda_item_id).meeting_id
    announce(DraftChanged(draft.agenda_item_id, meeting_id, state))


@change
def restore_version(actor: Actor, meeting_id: int, version: int, item_id: int, number: int) -> None:
    """Give the draft the words of an earlier version again, as a new version.

    Raises ``Stale``, ``NoDraft``, ``DraftIsVoted``, ``NoSuchVersion``.
    """
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("คืนร่างเดิม วาระ %(number)s"), row.number)
    check_not_over(sitting.phase)
    draft = _draft(item_id)
    if draft.ballot_id is not None:
        raise DraftIsVoted
    wanted = session().get(DraftVersion, (draft.id, number))
    if wanted is None:
        raise NoSuchVersion
    revise(draft, wanted.title, wanted.text, f"restored:{number}", meeting_id, back_to=number)
    about: Content = {"from": number, "text_sha256": text_hash(draft.title, draft.text)}
    record(actor, "draft_restored", f"draft:{draft.id}", about)
    announce(DraftChanged(item_id, meeting_id, "restored"))


def revise(
    draft: Draft, title: str, text: str, because: str, meeting_id: int, *, back_to: int = 0
) -> bool:
    """Give a draft another text and keep it as a version; ``False`` if nothing has changed.

    The one place where a draft's words are replaced; runs inside the verb that says why.
    """
    check_draft(title, text)
    if (title, text) == (draft.title, draft.text):
        return False
    if session().get(DraftVersion, (draft.id, draft.version)) is None:
        _keep_version(draft, "written")  # a draft from before versions were kept
    draft.title, draft.text, draft.version = title, text, draft.version + 1
    _keep_version(draft, because)
    announce(DraftRevised(draft.id, meeting_id, draft.version, because, back_to))
    return True


@change
def show_draft(actor: Actor, meeting_id: int, version: int, item_id: int) -> None:
    """Put the draft on the projector; may be repeated."""
    row = item_in(meeting_id, item_id)
    sitting = take_turn(actor, meeting_id, version, N_("ฉายร่างมติ วาระ %(number)s"), row.number)
    check_not_over(sitting.phase)
    draft = _draft(item_id)
    keep_undo(sitting, draft, "state")
    if draft.state == "drafting":
        draft.state = "shown"
    record(actor, "draft_shown", f"draft:{draft.id}", {})
    announce(DraftChanged(item_id, meeting_id, "shown"))


@change
def put_to_vote(
    actor: Actor,
    meeting_id: int,
    version: int,
    item_id: int,
    terms: Terms,
    *,
    warned: bool = True,
) -> int:
    """Open a ballot on the draft of the item the room is on, as it stands now; answers its id.

    On another item no phone would show it and no button of the desk could close it.
    ``warned=False`` says that the desk has not confirmed what was shown about a secret ballot.
    """
    item_in(meeting_id, item_id)
    sitting = check_turn(meeting_id, version)
    draft = _draft(item_id)
    if draft.ballot_id is not None:
        raise DraftIsVoted
    check_is_open(sitting.phase)
    if sitting.current_item_id != item_id:
        raise NotTheItem
    draft.ballot_id = open_ballot(
        actor,
        meeting_id,
        version,
        item_id,
        draft.title,
        draft.text,
        terms,
        warned=warned,
    )
    draft.state = "voting"
    announce(DraftChanged(item_id, meeting_id, "voting"))
    return draft.ballot_id


@change
def carry_draft(actor: Actor, from_item_id: int, item_id: int) -> None:
    """The words of an undecided draft go on with the matter, to be drafted further."""
    old, row = draft_of_item(from_item_id), item(item_id)
    if old is None or old.state == "adopted" or draft_of_item(item_id) is not None:
        return
    draft = Draft(
        assembly_id=row.assembly_id, agenda_item_id=item_id, title=old.title, text=old.text
    )
    session().add(draft)
    session().flush()
    hashed = text_hash(draft.title, draft.text)
    record(actor, "draft_carried", f"draft:{draft.id}", {"from": old.id, "text_sha256": hashed})


def adopt_resolution(actor: Actor, ballot_id: int) -> int:
    """A carried draft becomes a numbered resolution; answers its id. Runs with the declaration."""
    draft = session().scalars(select(Draft).where(Draft.ballot_id == ballot_id)).one()
    ballot = session().get_one(Ballot, ballot_id)
    sitting = meeting(ballot.meeting_id)
    sequence = _next_sequence(sitting.id)
    draft.state = "adopted"
    text = ballot.text if ballot.kind != "priority" else _order_of_priorities(ballot_id)
    row = Resolution(
        assembly_id=draft.assembly_id,
        meeting_id=sitting.id,
        agenda_item_id=draft.agenda_item_id,
        ballot_id=ballot_id,
        sequence=sequence,
        number=number(sitting.number, sequence),
        title=ballot.question,
        text=text,
        text_hash=text_hash(ballot.question, text),
        adopted_at=clock.now(),
    )
    session().add(row)
    session().flush()
    content: Content = {"number": row.number, "text_sha256": row.text_hash, "ballot": ballot_id}
    record(actor, "resolution_adopted", f"resolution:{row.id}", content)
    announce(ResolutionAdopted(row.id, sitting.id, draft.agenda_item_id))
    return row.id


def _order_of_priorities(ballot_id: int) -> str:
    """What a choice of priorities resolves: the chosen lines, the most wanted first."""
    return "\n".join(line.text for line in board_of(ballot_id).lines if line.chosen)


def drop_draft(ballot_id: int) -> None:
    """A draft that was not carried has fallen; it keeps its text and gets no number."""
    draft = session().scalars(select(Draft).where(Draft.ballot_id == ballot_id)).one_or_none()
    if draft is not None:
        draft.state = "fallen"


def send_draft_back(ballot_id: int, outcome: str = "") -> None:
    """A round of a consensus call, or a ballot called off, leaves the draft to be worked on.

    The ballot stays in the record; postponed, the draft waits for another meeting.
    """
    draft = session().scalars(select(Draft).where(Draft.ballot_id == ballot_id)).one_or_none()
    if draft is None:
        return
    draft.ballot_id = None
    draft.state = "postponed" if outcome == Outcome.POSTPONED else "shown"
    if outcome == Outcome.POSTPONED:
        note_outcome(draft.agenda_item_id, "postponed")


@change
def write_clause(actor: Actor, resolution_id: int, chapter_id: int, text: str) -> int:
    """Write a clause of the charter that stands on a resolution; answers the clause's id."""
    source = resolution(resolution_id)
    chapter = session().get(Chapter, chapter_id)
    if (
        chapter is None
        or session().get_one(Charter, chapter.charter_id).assembly_id != source.assembly_id
    ):
        raise NotFound
    clause_id = add_clause(actor, chapter_id, text)
    session().add(ClauseSource(clause_id=clause_id, resolution_id=resolution_id))
    record(actor, "clause_sourced", f"clause:{clause_id}", {"resolution": resolution_id})
    announce(ClauseWritten(clause_id, resolution_id, source.meeting_id, source.assembly_id))
    return clause_id


def text_hash(title: str, text: str) -> str:
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()


def _draft(item_id: int) -> Draft:
    draft = draft_of_item(item_id)
    if draft is None:
        raise NoDraft
    return draft


def _keep_version(draft: Draft, because: str) -> None:
    kept = DraftVersion(
        draft_id=draft.id,
        number=draft.version,
        title=draft.title,
        text=draft.text,
        because=because,
        made_at=clock.now(),
    )
    session().add(kept)
    session().flush()


def _was_voted(draft: Draft) -> bool:
    """Whether the room has already decided on these very words."""
    same = (Ballot.question == draft.title, Ballot.text == draft.text)
    wanted = select(Ballot.id).where(Ballot.agenda_item_id == draft.agenda_item_id, *same)
    return session().scalar(wanted.limit(1)) is not None


def _next_sequence(meeting_id: int) -> int:
    """The writer takes the counter: one after the highest ever given, gaps stay visible."""
    highest = select(func.max(Resolution.sequence)).where(Resolution.meeting_id == meeting_id)
    return (session().scalar(highest) or 0) + 1
