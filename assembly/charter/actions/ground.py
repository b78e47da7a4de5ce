"""What the verbs of a text share: whose turn it is, hashes, and how a wording is kept."""

import hashlib

from sqlalchemy import select

from assembly.charter.events import EditionDrafted
from assembly.charter.models import Charter, Clause, ClauseStep, DraftChange
from assembly.charter.queries import changes_of, draft_sections, last_done, motion_of
from assembly.charter.rules import (
    ChapterHasClauses,
    DraftIsBeforeTheMeeting,
    NoSuchPlace,
    is_circle,
)
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce
from assembly.core.db import session
from assembly.core.errors import NotFound, Stale
from assembly.journal.actions import Content, record


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def open_draft(charter_id: int) -> Charter:
    """The document, if its draft may be worked on. Refuses: DraftIsBeforeTheMeeting."""
    charter = session().get(Charter, charter_id, with_for_update=True)
    if charter is None:
        raise NotFound
    if motion_of(charter_id) is not None:
        raise DraftIsBeforeTheMeeting
    return charter


def check_seen(charter: Charter, seen: str, now: str) -> None:
    """Whether a page saw what stands now. Raises ``Stale`` with who was first, and what."""
    if seen != now:
        raise Stale(who=charter.last_by or "—", what=last_done(charter))


def note(actor: Actor, charter: Charter, did: str, about: str, content: Content) -> None:
    """The draft is another: its version, who was last, the journal, and the news of it."""
    session().flush()
    charter.version += 1
    charter.last_by, charter.last_did, charter.last_about = actor.name, did, about
    record(actor, "edition_drafted", f"charter:{charter.id}", content)
    announce(EditionDrafted(charter.id, charter.assembly_id))


def keep_step(
    clause: Clause, what: str, *, reason: str = "", resolution_id: int | None = None, text: str = ""
) -> None:
    """Keep a wording for good."""
    step = ClauseStep(
        clause_id=clause.id,
        what=what,
        number=clause.number,
        text=text or clause.text,
        reason=reason,
        resolution_id=resolution_id,
        made_at=clock.now(),
    )
    session().add(step)
    session().flush()


def loosen(charter: Charter, row: DraftChange) -> None:
    """What was placed after a change that goes takes that change's own place.

    Refuses: ChapterHasClauses.
    """
    born = next((one for one in draft_sections(charter.id) if one.key == f"x{row.id}"), None)
    if born is not None and born.lines:
        raise ChapterHasClauses
    gone = {f"start:x{row.id}", f"after:x{row.id}", f"after:n{row.id}"}
    same = (DraftChange.charter_id == charter.id, DraftChange.place.in_(gone))
    for other in session().scalars(select(DraftChange).where(*same)):
        other.place = row.place


def check_no_circle(charter: Charter, row: DraftChange, place: str) -> None:
    """Whether a drafted clause or chapter would stand after itself. Refuses: NoSuchPlace."""
    letters = {"insert": "n", "move": "n", "add_chapter": "x"}
    drafted = [one for one in changes_of(charter.id) if one.kind in letters]
    places = {f"{letters[one.kind]}{one.id}": one.place for one in drafted if one.id != row.id}
    if row.id and is_circle(f"{letters[row.kind]}{row.id}", place, places):
        raise NoSuchPlace
