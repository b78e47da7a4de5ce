"""Amendments keep their place while the draft they are about moves."""

from assembly.amendments import rules
from assembly.amendments.actions.ground import check_none_is_voted, settle
from assembly.amendments.queries import (
    amendments_of,
    change_of,
)
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.resolutions.models import Draft
from assembly.resolutions.queries import versions_of
from assembly.resolutions.rules import paragraphs


def find_places_again(draft_id: int) -> None:
    """The draft was rewritten: every open amendment looks for its paragraph."""
    check_none_is_voted(draft_id)
    text = paragraphs(session().get_one(Draft, draft_id).text)
    for row in amendments_of(draft_id, *rules.FOLLOWS):
        row.paragraph = rules.found_again(change_of(row), text).paragraph


def follow_restored(draft_id: int, number: int) -> None:
    """A version was restored: what it does not hold waits again, what it holds is accepted.

    Raises ``RestoresBeforeVote`` if words that the room itself voted for would go.
    """
    because = {kept.number: kept.reason for kept in versions_of(draft_id)}
    before, now = rules.held(because, number - 1), rules.held(because, number)
    for row in amendments_of(draft_id, "accepted"):
        if row.id in before - now:
            if row.ballot_id is not None:
                raise rules.RestoresBeforeVote
            settle(SYSTEM, row, "proposed")
    for row in amendments_of(draft_id, *rules.FOLLOWS):
        if row.id in now - before:
            settle(SYSTEM, row, "accepted")
