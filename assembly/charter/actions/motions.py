"""A working draft before a meeting: held still until that has decided, or taken back."""

from datetime import date

from assembly.charter.actions.ground import check_seen, hashed, open_draft
from assembly.charter.models import EditionMotion
from assembly.charter.queries import motion_of
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.journal.actions import Content, record


@change
def put_before(
    actor: Actor,
    charter_id: int,
    agenda_item_id: int,
    words: str,
    place: str,
    in_force_from: date | None,
    version: int,
) -> int:
    """The draft is before a meeting as a whole: nobody changes it until that has decided.

    ``words`` are the question and its lines as the meeting reads them. Answers the motion's id.
    """
    charter = open_draft(charter_id)
    check_seen(charter, str(version), str(charter.version))
    row = EditionMotion(
        charter_id=charter_id,
        agenda_item_id=agenda_item_id,
        place=place,
        in_force_from=in_force_from,
        words_hash=hashed(words),
    )
    session().add(row)
    session().flush()
    about: Content = {"item": agenda_item_id, "words_sha256": row.words_hash}
    record(actor, "edition_put", f"charter:{charter_id}", about)
    return row.id


@change
def withdraw_motion(actor: Actor, charter_id: int) -> None:
    """The draft is on the table again. May be repeated."""
    row = motion_of(charter_id)
    if row is None:
        return
    session().delete(row)
    session().flush()
    record(actor, "edition_withdrawn", f"charter:{charter_id}", {"item": row.agenda_item_id})
