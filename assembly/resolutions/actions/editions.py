"""A charter before a meeting: as a whole by one ballot, or clause by clause by resolutions."""

from datetime import date

from sqlalchemy import select

from assembly.charter import rules
from assembly.charter.actions import (
    adopt_edition,
    amend_clause,
    put_before,
    repeal_clause,
    withdraw_motion,
)
from assembly.charter.models import EditionMotion
from assembly.charter.queries import (
    clause,
    document,
    draft_board,
    last_edition,
    motion_on,
    steps_of_edition,
)
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.journal.actions import record
from assembly.resolutions.actions.drafting import write_draft
from assembly.resolutions.actions.ground import draft_on, text_hash
from assembly.resolutions.events import ClauseWritten
from assembly.resolutions.models import ClauseSource, Resolution
from assembly.resolutions.queries import resolution
from assembly.resolutions.rules import DraftIsVoted


@change
def put_edition(
    actor: Actor,
    meeting_id: int,
    version: int,
    item_id: int,
    charter_id: int,
    seen: int,
    place: str,
    in_force_from: date | None = None,
) -> int:
    """Put a document's working draft before a meeting as a whole; answers the id of its draft.

    The draft of the item tells what would change. Carried, the edition is adopted in the same
    moment. ``seen`` is the version of the working draft. Raises ``Stale``.
    """
    title, text = motion_words(charter_id)
    put_before(actor, charter_id, item_id, f"{title}\n{text}", place, in_force_from, seen)
    return write_draft(actor, meeting_id, version, item_id, title, text)


@change
def take_edition_back(actor: Actor, charter_id: int) -> None:
    """The working draft leaves the meeting, while nobody votes on it. Refuses: DraftIsVoted."""
    same = EditionMotion.charter_id == charter_id
    motion = session().scalar(select(EditionMotion).where(same))
    if motion is None:
        return
    if draft_on(motion.agenda_item_id).state == "voting":
        raise DraftIsVoted
    withdraw_motion(actor, charter_id)


@change
def amend_by_resolution(
    actor: Actor, resolution_id: int, clause_id: int, version: int, text: str
) -> int:
    """Give a clause in force the words that a resolution decided; answers the clause's id."""
    source = _source(resolution_id, clause_id)
    amend_clause(actor, clause_id, version, text, resolution_id)
    return _told(source, clause_id)


@change
def repeal_by_resolution(actor: Actor, resolution_id: int, clause_id: int, version: int) -> int:
    """Repeal a clause in force, as a resolution decided; answers the clause's id."""
    source = _source(resolution_id, clause_id)
    repeal_clause(actor, clause_id, version, resolution_id)
    return _told(source, clause_id)


def motion_words(charter_id: int) -> tuple[str, str]:
    """The question and the lines that a meeting reads of a working draft."""
    board = draft_board(charter_id)
    last = last_edition(charter_id)
    title = rules.motion_title(board.draft.title, last.number + 1 if last else 1)
    told = [rules.Told(c.kind, c.number, c.text, c.part) for c in board.changes]
    return title, rules.motion_text(told, board.draft.clause_count)


def adopt_motion(resolution_id: int) -> None:
    """What a meeting carried as it was put is adopted now; runs with the declaration.

    Was the wording amended in the hall, the working draft returns to the table: nobody decided
    on the text as it is drafted.
    """
    adopted = resolution(resolution_id)
    motion = motion_on(adopted.agenda_item_id)
    if motion is None:
        return
    withdraw_motion(SYSTEM, motion.charter_id)
    if motion.words_hash != text_hash(adopted.title, adopted.text):
        return
    today, last = clock.today(), last_edition(motion.charter_id)
    days = [today, motion.in_force_from or today, last.in_force_from if last else today]
    adopt_edition(
        SYSTEM,
        adopted.assembly_id,
        today,
        motion.place,
        charter_id=motion.charter_id,
        in_force_from=max(days),
        ballot_id=adopted.ballot_id,
        resolution_id=resolution_id,
    )


def drop_motion(item_id: int) -> None:
    """A meeting that did not adopt the draft gives it back to the table."""
    motion = motion_on(item_id)
    if motion is not None:
        withdraw_motion(SYSTEM, motion.charter_id)


def source_clauses(edition_id: int) -> None:
    """The clauses of an edition that were drafted from a resolution stand on it."""
    for step in steps_of_edition(edition_id):
        known = session().scalar(
            select(ClauseSource.clause_id).where(ClauseSource.clause_id == step.clause_id)
        )
        if step.what == "added" and step.resolution_id and known is None:
            row = ClauseSource(clause_id=step.clause_id, resolution_id=step.resolution_id)
            session().add(row)
            told = {"resolution": step.resolution_id}
            record(SYSTEM, "clause_sourced", f"clause:{step.clause_id}", told)


def _source(resolution_id: int, clause_id: int) -> Resolution:
    source, row = resolution(resolution_id), clause(clause_id)
    if document(row.chapter.charter_id).assembly_id != source.assembly_id:
        raise NotFound
    return source


def _told(source: Resolution, clause_id: int) -> int:
    announce(ClauseWritten(clause_id, source.id, source.meeting_id, source.assembly_id))
    return clause_id
