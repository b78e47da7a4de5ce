"""What every verb of an amendment shares: the change as it fits now, and its new state."""

import hashlib

from assembly.agenda.queries import item
from assembly.amendments import rules
from assembly.amendments.events import AmendmentChanged
from assembly.amendments.models import Amendment
from assembly.amendments.queries import (
    amendments_of,
    item_of,
)
from assembly.core.access import Actor
from assembly.core.change import announce
from assembly.core.db import session
from assembly.core.text import clean
from assembly.journal.actions import record
from assembly.resolutions.models import Draft
from assembly.resolutions.queries import text_of_version
from assembly.resolutions.rules import paragraphs


def fitting_change(
    draft: Draft, base: int, kind: str, paragraph: int, new_text: str
) -> rules.Change:
    """What was proposed to version ``base``, at its place in the draft as it reads now."""
    read, now = text_of_version(draft, base), paragraphs(draft.text)
    if read is None:
        raise rules.NoSuchParagraph
    old = rules.paragraph_at(paragraphs(read), kind, paragraph)
    new = "" if kind == "delete" else clean(new_text, newlines=False)
    wanted = rules.Change(kind, paragraph, old, new)
    rules.check_words(wanted)
    fresh = wanted if base == draft.version else rules.found_again(wanted, now)
    if not rules.fits(fresh, now):
        raise rules.ParagraphChanged
    return fresh


def settle(actor: Actor, row: Amendment, state: str) -> None:
    row.state = state
    row.was_shown = row.was_shown or state in rules.STANDING
    session().flush()
    words = f"{row.kind}\n{row.old_text}\n{row.new_text}"
    record(
        actor,
        f"amendment_{state}",
        f"amendment:{row.id}",
        {
            "draft": row.draft_id,
            "paragraph": row.paragraph,
            "text_sha256": hashlib.sha256(words.encode()).hexdigest(),
        },
    )
    announce(AmendmentChanged(row.id, item(item_of(row)).meeting_id, state))


def check_waits(row: Amendment) -> None:
    """Nothing was decided yet. Raises ``AmendmentIsVoted`` or ``AlreadyDecided``."""
    if row.state == "voting":
        raise rules.AmendmentIsVoted
    if row.state not in rules.OPEN:
        raise rules.AlreadyDecided


def check_stands(row: Amendment) -> None:
    """It waits, and the room has seen it. Raises ``NotShownYet`` too."""
    check_waits(row)
    if row.state not in rules.STANDING:
        raise rules.NotShownYet


def check_none_is_voted(draft_id: int) -> None:
    if amendments_of(draft_id, "voting"):
        raise rules.AmendmentIsVoted
