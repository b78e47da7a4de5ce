"""Proposing changes to a draft, deciding on them, and keeping their place while the text moves."""

import hashlib

from assembly.agenda.models import AgendaItem
from assembly.agenda.queries import item
from assembly.amendments import rules
from assembly.amendments.events import AmendmentChanged
from assembly.amendments.models import Amendment
from assembly.amendments.queries import (
    amendment,
    amendments_of,
    change_of,
    counts_of,
    item_of,
)
from assembly.ballots.actions import open_ballot
from assembly.ballots.rules import Terms
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean, graphemes
from assembly.journal.actions import record
from assembly.meetings.actions import take_turn
from assembly.meetings.models import Meeting
from assembly.meetings.queries import meeting
from assembly.resolutions.actions import revise
from assembly.resolutions.models import Draft
from assembly.resolutions.queries import draft_of_item, text_of_version, versions_of
from assembly.resolutions.rules import NotTheItem, check_draft, paragraphs


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
    _check_proposed(row)
    _settle(actor, row, "withdrawn")


@change
def accept_amendment(actor: Actor, meeting_id: int, version: int, amendment_id: int) -> None:
    """The draft's text changes, as a new version. Raises ``Stale``, ``ParagraphChanged`` …"""
    row = _at_desk(actor, meeting_id, version, amendment_id, N_("รับข้อเสนอแก้ร่าง วาระ %(number)s"))
    _check_proposed(row)
    _check_none_is_voted(row.draft_id)
    _accept(actor, row)


@change
def reject_amendment(actor: Actor, meeting_id: int, version: int, amendment_id: int) -> None:
    """Not taken up; it may come back with ``reconsider_amendment``. Raises ``Stale`` …"""
    row = _at_desk(actor, meeting_id, version, amendment_id, N_("ไม่รับข้อเสนอแก้ร่าง วาระ %(number)s"))
    _check_proposed(row)
    _settle(actor, row, "rejected")


@change
def reconsider_amendment(actor: Actor, meeting_id: int, version: int, amendment_id: int) -> None:
    """A rejected one waits again; what a vote has rejected stays so. Raises ``NotRejected`` …"""
    row = _at_desk(actor, meeting_id, version, amendment_id, N_("นำข้อเสนอกลับมา วาระ %(number)s"))
    if row.state != "rejected" or row.ballot_id is not None:
        raise rules.NotRejected
    _settle(actor, row, "proposed")


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
    _check_proposed(row)
    draft = session().get_one(Draft, row.draft_id)
    fresh = _change(draft, base, row.kind, paragraph, new_text or "")
    row.base_version, row.paragraph = draft.version, fresh.paragraph
    row.old_text, row.new_text = fresh.old, fresh.new
    _settle(actor, row, "proposed")


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

    Declaring the result accepts or rejects it (``reactions.py``). Raises ``NotTheItem`` and what
    opening a ballot or accepting the change may raise.
    """
    row = amendment(amendment_id)
    draft, sitting = session().get_one(Draft, row.draft_id), meeting(meeting_id)
    _check_proposed(row)
    if draft.state != "shown":
        raise rules.DraftNotShown
    if sitting.current_item_id != draft.agenda_item_id:
        raise NotTheItem
    made = change_of(row)
    check_draft(draft.title, "\n".join(rules.applied(made, paragraphs(draft.text))))
    row.ballot_id = _open(actor, meeting_id, version, draft, made, terms, warned=warned)
    _settle(actor, row, "voting")
    return row.ballot_id


def decide_by_ballot(actor: Actor, row: Amendment, *, carried: bool) -> None:
    """What the vote decided; runs with the declaration and must not refuse it.

    No text changes while a vote is open, so the change fits; if not, the desk has it back.
    """
    draft = session().get_one(Draft, row.draft_id)
    if not carried:
        _settle(actor, row, "rejected")
    elif rules.fits(change_of(row), paragraphs(draft.text)):
        _accept(actor, row)
    else:
        _settle(actor, row, "proposed")


def wait_again(row: Amendment) -> None:
    """Its ballot was called off: it waits as before."""
    row.ballot_id = None
    _settle(SYSTEM, row, "proposed")


def find_places_again(draft_id: int) -> None:
    """The draft was rewritten: every open amendment looks for its paragraph."""
    _check_none_is_voted(draft_id)
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
            _settle(SYSTEM, row, "proposed")
    for row in amendments_of(draft_id, *rules.FOLLOWS):
        if row.id in now - before:
            _settle(SYSTEM, row, "accepted")


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
    fresh = _change(draft, base, kind, paragraph, new_text)
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
    _settle(actor, proposal, "proposed")
    return proposal.id


def _may_be_changed(sitting: Meeting, row: AgendaItem, draft: Draft) -> bool:
    here = sitting.phase == "open" and row.meeting_id == sitting.id and row.phase == "open"
    return here and draft.state == "shown"


def _change(draft: Draft, base: int, kind: str, paragraph: int, new_text: str) -> rules.Change:
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


def _reason(said: str) -> str:
    said = clean(said, newlines=False)
    over = graphemes(said) - rules.LONGEST_REASON
    if over > 0:
        raise rules.ParagraphTooLong(most=rules.LONGEST_REASON, over=over)
    return said


def _accept(actor: Actor, row: Amendment) -> None:
    draft, made = session().get_one(Draft, row.draft_id), change_of(row)
    text = "\n".join(rules.applied(made, paragraphs(draft.text)))
    for other in amendments_of(row.draft_id, *rules.FOLLOWS):
        if other.id != row.id:
            other.paragraph = rules.after(change_of(other), made).paragraph
    meeting_id = item(draft.agenda_item_id).meeting_id
    revise(draft, draft.title, text, f"amendment:{row.id}", meeting_id)
    _settle(actor, row, "accepted")


def _settle(actor: Actor, row: Amendment, state: str) -> None:
    row.state = state
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


def _at_desk(actor: Actor, meeting_id: int, version: int, amendment_id: int, did: str) -> Amendment:
    """The amendment, for one step at the desk. Raises ``NotFound`` or ``Stale``."""
    row = amendment(amendment_id)
    point = item(item_of(row))
    if point.meeting_id != meeting_id:
        raise NotFound
    take_turn(actor, meeting_id, version, did, point.number)
    return row


def _check_proposed(row: Amendment) -> None:
    if row.state == "voting":
        raise rules.AmendmentIsVoted
    if row.state != "proposed":
        raise rules.AlreadyDecided


def _check_none_is_voted(draft_id: int) -> None:
    if amendments_of(draft_id, "voting"):
        raise rules.AmendmentIsVoted
