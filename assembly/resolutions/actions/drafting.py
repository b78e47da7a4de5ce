"""Writing a draft, rewriting it, carrying it on; every text it had is kept."""

from sqlalchemy import select

from assembly.agenda.actions import item_in
from assembly.agenda.queries import item
from assembly.ballots.models import Ballot
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.meetings.actions import keep_undo, take_turn
from assembly.meetings.rules import check_not_over
from assembly.resolutions.actions.ground import draft_on, text_hash
from assembly.resolutions.events import (
    DraftChanged,
    DraftRevised,
)
from assembly.resolutions.models import Draft, DraftVersion
from assembly.resolutions.queries import draft_of_item, voted_text
from assembly.resolutions.rules import (
    DraftHasNotFallen,
    DraftIsVoted,
    NoSuchVersion,
    check_draft,
    from_text,
    moved,
    to_text,
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
    draft = draft_on(item_id)
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
    draft = draft_on(item_id)
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
    draft.assigned = to_text(moved(draft.text, text, from_text(draft.assigned)))
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
    draft = draft_on(item_id)
    keep_undo(sitting, draft, "state")
    if draft.state == "drafting":
        draft.state = "shown"
    record(actor, "draft_shown", f"draft:{draft.id}", {})
    announce(DraftChanged(item_id, meeting_id, "shown"))


@change
def carry_draft(actor: Actor, from_item_id: int, item_id: int) -> None:
    """The words of an undecided draft go on with the matter, to be drafted further."""
    old, row = draft_of_item(from_item_id), item(item_id)
    if old is None or old.state == "adopted" or draft_of_item(item_id) is not None:
        return
    draft = Draft(
        assembly_id=row.assembly_id,
        agenda_item_id=item_id,
        title=old.title,
        text=old.text,
        assigned=old.assigned if old.assembly_id == row.assembly_id else "",
    )
    session().add(draft)
    session().flush()
    _keep_version(draft, f"carried:{old.id}")
    hashed = text_hash(draft.title, draft.text)
    record(actor, "draft_carried", f"draft:{draft.id}", {"from": old.id, "text_sha256": hashed})


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
    same = (Ballot.question == draft.title, Ballot.text == voted_text(draft))
    wanted = select(Ballot.id).where(Ballot.agenda_item_id == draft.agenda_item_id, *same)
    return session().scalar(wanted.limit(1)) is not None
