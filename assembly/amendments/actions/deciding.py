"""What the desk, or the room by its vote, does with a proposal."""

from assembly.agenda.queries import item
from assembly.amendments import rules
from assembly.amendments.actions.ground import (
    check_none_is_voted,
    check_stands,
    check_waits,
    fitting_change,
    settle,
)
from assembly.amendments.models import Amendment
from assembly.amendments.queries import (
    amendment,
    amendments_of,
    change_of,
    item_of,
)
from assembly.ballots.actions import open_ballot
from assembly.ballots.rules import OddTerms, Terms
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.meetings.actions import take_turn
from assembly.meetings.queries import meeting
from assembly.resolutions.actions import revise
from assembly.resolutions.models import Draft
from assembly.resolutions.rules import DraftIsVoted, NotTheItem, check_draft, paragraphs


@change
def show_amendment(actor: Actor, meeting_id: int, version: int, amendment_id: int) -> None:
    """What came from a phone goes on the wall, once the desk has read it.

    Raises ``Stale``, ``AlreadyShown`` or ``AlreadyDecided``.
    """
    did = N_("ให้ข้อเสนอแก้ร่างขึ้นจอ วาระ %(number)s")
    row = _at_desk(actor, meeting_id, version, amendment_id, did)
    check_waits(row)
    if row.state != "sent":
        raise rules.AlreadyShown
    settle(actor, row, "proposed")


@change
def accept_amendment(actor: Actor, meeting_id: int, version: int, amendment_id: int) -> None:
    """The draft's text changes, as a new version, until it is put to the vote.

    Raises ``Stale``, ``NotShownYet``, ``DraftIsVoted``, ``ParagraphChanged`` …
    """
    row = _at_desk(actor, meeting_id, version, amendment_id, N_("รับข้อเสนอแก้ร่าง วาระ %(number)s"))
    check_stands(row)
    check_none_is_voted(row.draft_id)
    if session().get_one(Draft, row.draft_id).ballot_id is not None:
        raise DraftIsVoted
    _accept(actor, row)


@change
def reject_amendment(actor: Actor, meeting_id: int, version: int, amendment_id: int) -> None:
    """Not taken up; it may come back with ``reconsider_amendment``. Raises ``Stale`` …"""
    row = _at_desk(actor, meeting_id, version, amendment_id, N_("ไม่รับข้อเสนอแก้ร่าง วาระ %(number)s"))
    check_waits(row)
    settle(actor, row, "rejected")


@change
def reconsider_amendment(actor: Actor, meeting_id: int, version: int, amendment_id: int) -> None:
    """A rejected one waits again, where it did; what a vote has rejected stays so.

    Raises ``NotRejected`` …
    """
    row = _at_desk(actor, meeting_id, version, amendment_id, N_("นำข้อเสนอกลับมา วาระ %(number)s"))
    if row.state != "rejected" or row.ballot_id is not None:
        raise rules.NotRejected
    settle(actor, row, "proposed" if row.was_shown else "sent")


@change
def reword_amendment(
    actor: Actor,
    meeting_id: int,
    version: int,
    amendment_id: int,
    base: int,
    paragraph: int,
    new_text: str | None,
) -> None:
    """Fit a proposal to the draft as it reads now, with the proposer's consent in the hall."""
    row = _at_desk(actor, meeting_id, version, amendment_id, N_("ปรับข้อเสนอแก้ร่าง วาระ %(number)s"))
    check_waits(row)
    draft = session().get_one(Draft, row.draft_id)
    fresh = fitting_change(draft, base, row.kind, paragraph, new_text or "")
    row.base_version, row.paragraph = draft.version, fresh.paragraph
    row.old_text, row.new_text = fresh.old, fresh.new
    settle(actor, row, row.state)


@change
def put_amendment_to_vote(
    actor: Actor,
    meeting_id: int,
    version: int,
    amendment_id: int,
    terms: Terms,
    *,
    warned: bool = True,
) -> int:
    """Open a ballot on the amendment; answers the ballot's id.

    Declaring the result accepts or rejects it (``reactions.py``). Raises ``NotShownYet``,
    ``NotTheItem`` and what opening a ballot or accepting the change may raise.
    """
    row = amendment(amendment_id)
    draft, sitting = session().get_one(Draft, row.draft_id), meeting(meeting_id)
    check_stands(row)
    if terms.kind != "vote":
        raise OddTerms
    if draft.state != "shown":
        raise rules.DraftNotShown
    if sitting.current_item_id != draft.agenda_item_id:
        raise NotTheItem
    made = change_of(row)
    check_draft(draft.title, "\n".join(rules.applied(made, paragraphs(draft.text))))
    row.ballot_id = _open(actor, meeting_id, version, draft, made, terms, warned=warned)
    settle(actor, row, "voting")
    return row.ballot_id


def decide_by_ballot(actor: Actor, row: Amendment, *, carried: bool) -> None:
    """What the vote decided; runs with the declaration and must not refuse it.

    No text changes while a vote is open, so the change fits; if not, the desk has it back.
    """
    draft = session().get_one(Draft, row.draft_id)
    if not carried:
        settle(actor, row, "rejected")
    elif rules.fits(change_of(row), paragraphs(draft.text)):
        _accept(actor, row)
    else:
        settle(actor, row, "proposed")


def wait_again(row: Amendment) -> None:
    """Its ballot was called off: it waits as before."""
    row.ballot_id = None
    settle(SYSTEM, row, "proposed")


def _open(
    actor: Actor,
    meeting_id: int,
    version: int,
    draft: Draft,
    made: rules.Change,
    terms: Terms,
    *,
    warned: bool,
) -> int:
    """The one place where an amendment's ballot is opened."""
    asked = (rules.question_of(made), rules.text_of(made))
    where = (meeting_id, version, draft.agenda_item_id)
    return open_ballot(actor, *where, *asked, terms, warned=warned)


def _accept(actor: Actor, row: Amendment) -> None:
    draft, made = session().get_one(Draft, row.draft_id), change_of(row)
    text = "\n".join(rules.applied(made, paragraphs(draft.text)))
    for other in amendments_of(row.draft_id, *rules.FOLLOWS):
        if other.id != row.id:
            other.paragraph = rules.after(change_of(other), made).paragraph
    meeting_id = item(draft.agenda_item_id).meeting_id
    revise(draft, draft.title, text, f"amendment:{row.id}", meeting_id)
    settle(actor, row, "accepted")


def _at_desk(actor: Actor, meeting_id: int, version: int, amendment_id: int, did: str) -> Amendment:
    """The amendment, for one step at the desk. Raises ``NotFound`` or ``Stale``."""
    row = amendment(amendment_id)
    point = item(item_of(row))
    if point.meeting_id != meeting_id:
        raise NotFound
    take_turn(actor, meeting_id, version, did, point.number)
    return row
