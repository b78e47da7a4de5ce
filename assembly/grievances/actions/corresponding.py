"""The desk and a sender without an account write to each other."""

from sqlalchemy import func, select, update

from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean, graphemes
from assembly.grievances import rules
from assembly.grievances.actions.ground import add_message, grievance_at, note_step
from assembly.grievances.events import DeskWrote, SenderWrote
from assembly.grievances.models import Grievance, GrievanceMessage
from assembly.journal.actions import record


@change
def write_to_sender(
    actor: Actor, grievance_id: int, version: int, words: str, *, assembly_id: int | None = None
) -> None:
    """Answer the sender, who reads it with the tracking code. What the sender wrote is read now.

    ``assembly_id``: where the desk is that writes; told elsewhere it is not here.
    May not be repeated by itself: the version has moved on.
    Refuses: GrievanceNotHere, Stale, AlreadyWithdrawn, NothingWritten, WroteTooMuch.
    """
    words = _checked(words)
    row = grievance_at(grievance_id, version, assembly_id)
    _check_stands(row)
    _mark_read(grievance_id, from_sender=True)
    add_message(row, words, from_sender=False)
    row.answered_on = clock.today()
    row.last_by, row.last_did = actor.name, N_("ตอบผู้แจ้ง")
    note_step(row, "answered")
    record(actor, "grievance_answered", f"grievance:{grievance_id}", {})
    announce(DeskWrote(row.assembly_id))


@change
def reply(grievance_id: int, words: str, key: str) -> None:
    """Take a message of the sender, who was known by the tracking code alone.

    May be repeated: the same key is the same message. As with the grievance itself there is no
    journal entry and no remembered answer, since their order would date it (trust.md).
    Refuses: GrievanceNotHere, AlreadyWithdrawn, NothingWritten, WroteTooMuch, WroteTooOften.
    """
    words = _checked(words)
    row = session().get(Grievance, grievance_id)
    if row is None:
        raise rules.GrievanceNotHere
    _check_stands(row)
    key_hash = ids.keyed_hash("message", f"{grievance_id}|{key or ids.token()}")
    if _is_known(grievance_id, key_hash):
        return
    _check_not_too_often(grievance_id)
    _mark_read(grievance_id, from_sender=False)
    add_message(row, words, from_sender=True, key_hash=key_hash)
    announce(SenderWrote(row.assembly_id))


@change
def read_by_sender(grievance_id: int) -> None:
    """What the desk wrote was opened with the tracking code. May be repeated."""
    _mark_read(grievance_id, from_sender=False)


@change
def read_by_desk(actor: Actor, grievance_id: int) -> None:
    """What the sender wrote was opened at the desk. May be repeated."""
    _mark_read(grievance_id, from_sender=True)


def _checked(words: str) -> str:
    words = clean(words)
    rules.check_message(graphemes(words))
    return words


def _check_stands(row: Grievance) -> None:
    if row.state == "withdrawn" or row.erased_leaf:
        raise rules.AlreadyWithdrawn


def _is_known(grievance_id: int, key_hash: str) -> bool:
    wanted = select(GrievanceMessage.number).where(
        GrievanceMessage.grievance_id == grievance_id, GrievanceMessage.key_hash == key_hash
    )
    return session().scalar(wanted) is not None


def _check_not_too_often(grievance_id: int) -> None:
    sent = select(func.count()).where(
        GrievanceMessage.grievance_id == grievance_id, GrievanceMessage.from_sender
    )
    if (session().scalar(sent) or 0) >= rules.MOST_MESSAGES:
        raise rules.WroteTooOften


def _mark_read(grievance_id: int, *, from_sender: bool) -> None:
    unread = update(GrievanceMessage).where(
        GrievanceMessage.grievance_id == grievance_id,
        GrievanceMessage.from_sender == from_sender,
        GrievanceMessage.is_read.is_(False),
    )
    session().execute(unread.values(is_read=True))
