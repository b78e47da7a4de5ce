"""Proposing a change to a draft, from a phone or at the desk; and taking it back."""

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.amendments import rules
from assembly.amendments.actions.ground import check_waits, fitting_change, settle
from assembly.amendments.models import Amendment
from assembly.amendments.queries import (
    amendment,
    counts_of,
)
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean, graphemes
from assembly.meetings.actions import take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.resolutions.models import Draft
from assembly.resolutions.queries import draft_of_item


@change
def propose_amendment(
    actor: Actor,
    item_id: int,
    base: int,
    kind: str,
    paragraph: int,
    new_text: str | None = "",
    reason: str | None = "",
) -> int:
    """A delegate proposes a change to the draft as read in version ``base``; answers its id.

    The room sees it once the desk has read it (``show_amendment``).

    Raises ``NotADelegate``, ``DraftNotShown``, ``TooManyProposals``, ``DraftIsFull``,
    ``ParagraphChanged`` when the draft moved on meanwhile, or what is wrong with the words.
    """
    sitting = meeting(item(item_id).meeting_id)
    if actor.member_kind != "delegate" or actor.meeting_id != sitting.id:
        raise rules.NotADelegate
    said = (kind, paragraph, new_text or "", reason or "")
    return _propose(actor, sitting, item_id, base, said, by_delegate=True)


@change
def propose_at_desk(
    actor: Actor,
    meeting_id: int,
    version: int,
    item_id: int,
    base: int,
    kind: str,
    paragraph: int,
    new_text: str | None = "",
    reason: str | None = "",
) -> int:
    """The desk writes down what was proposed in the hall. Raises ``Stale`` and the same."""
    row = item(item_id)
    sitting = take_turn(
        actor, meeting_id, version, N_("เพิ่มข้อเสนอแก้ร่าง วาระ %(number)s"), row.number
    )
    said = (kind, paragraph, new_text or "", reason or "")
    return _propose(actor, sitting, item_id, base, said, by_delegate=False)


@change
def withdraw_amendment(actor: Actor, amendment_id: int) -> None:
    """The proposer takes it back before it is decided. Raises ``NotTheProposer`` …"""
    row = amendment(amendment_id)
    if actor.member_id is None or row.member_id != actor.member_id:
        raise rules.NotTheProposer
    check_waits(row)
    settle(actor, row, "withdrawn")


def _propose(
    actor: Actor,
    sitting: Meeting,
    item_id: int,
    base: int,
    said: tuple[str, int, str, str],
    *,
    by_delegate: bool,
) -> int:
    kind, paragraph, new_text, reason = said
    draft = draft_of_item(item_id)
    row = item(item_id)
    if draft is None or not _may_be_changed(sitting, row, draft):
        raise rules.DraftNotShown
    proposer = actor.member_id if by_delegate else None
    rules.check_room(*counts_of(draft.id, proposer))
    fresh = fitting_change(draft, base, kind, paragraph, new_text)
    proposal = Amendment(
        assembly_id=draft.assembly_id,
        draft_id=draft.id,
        base_version=draft.version,
        kind=kind,
        paragraph=fresh.paragraph,
        old_text=fresh.old,
        new_text=fresh.new,
        reason=_reason(reason),
        member_id=proposer,
        proposed_at=clock.now(),
    )
    session().add(proposal)
    session().flush()
    settle(actor, proposal, "sent" if by_delegate else "proposed")
    return proposal.id


def _may_be_changed(sitting: Meeting, row: AgendaItem, draft: Draft) -> bool:
    here = sitting.phase == "open" and row.meeting_id == sitting.id and row.phase == "open"
    return here and draft.state == "shown"


def _reason(said: str) -> str:
    said = clean(said, newlines=False)
    over = graphemes(said) - rules.LONGEST_REASON
    if over > 0:
        raise rules.ParagraphTooLong(most=rules.LONGEST_REASON, over=over)
    return said
