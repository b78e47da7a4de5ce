"""A letter leaves the house: the first one, a reminder, or a proposal that was a letter already."""

from dataclasses import replace

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean
from assembly.core.versions import seen, touch
from assembly.journal.actions import record
from assembly.proposals.queries import proposal
from assembly.requests import rules
from assembly.requests.actions.ground import body_of, keep_letter
from assembly.requests.actions.writing import require_draft
from assembly.requests.events import RequestSent
from assembly.requests.models import Letter, Request
from assembly.requests.queries import last_letter_of, request_of_proposal


@change
def send_request(actor: Actor, request_id: int, version: int, said: rules.Posted) -> None:
    """The letter left on this day with this number; from now on days are counted.

    Refuses: Stale, RequestIsSent, RequestIsWithdrawn, what ``check_posted`` refuses.
    """
    row = seen(Request, request_id, version)
    require_draft(row)
    below = last_letter_of(row.escalated_from_id) if row.escalated_from_id else None
    said = _checked(said, after=below)
    row.state, row.sent_on, row.due_on = "sent", said.sent_on, said.due_on
    row.plan = "offered" if row.proposal_id else ""
    keep_letter(actor, row, "escalation" if row.escalated_from_id else "request", said)
    touch(actor, row, N_("บันทึกการส่งหนังสือ"))
    _told(actor, row, "request_sent", said)


@change
def remind(actor: Actor, request_id: int, version: int, said: rules.Posted) -> None:
    """A further letter about what was not answered. The clock goes on from the first one.

    Refuses: Stale, RequestIsNotSent, RequestIsWithdrawn, RequestIsAnswered, what
    ``check_posted`` refuses.
    """
    row = seen(Request, request_id, version)
    if row.sent_on is None and row.state != "withdrawn":
        raise rules.RequestIsNotSent
    rules.check_waits(row.state, row.answered_on)
    said = _checked(said, after=last_letter_of(row.id))
    keep_letter(actor, row, "reminder", said)
    touch(actor, row, N_("ส่งหนังสือเตือน"))
    _told(actor, row, "request_reminded", said)


@change
def ask_by_proposal(actor: Actor, proposal_id: int) -> int | None:
    """The request of a proposal that was sent, with its letter; ``None`` while it is not sent.

    May be repeated: there is one.
    """
    known = request_of_proposal(proposal_id)
    if known is not None:
        return known
    source = proposal(proposal_id)
    if source.sent_on is None:
        return None
    names = ("assembly_id", "organisation_id", "addressee", "title", "asked", "signer")
    told = {name: getattr(source, name) for name in (*names, "signer_office", "sent_on", "due_on")}
    row = Request(
        proposal_id=source.id,
        state="sent",
        plan="offered",
        last_by=actor.name,
        last_did=N_("บันทึกการส่งหนังสือ"),
        **told,
    )
    session().add(row)
    session().flush()
    said = rules.Posted(source.letter_number, source.channel, source.sent_on, source.due_on)
    keep_letter(actor, row, "request", said)
    _told(actor, row, "request_sent", said)
    return row.id


def _checked(said: rules.Posted, *, after: Letter | None) -> rules.Posted:
    """The same, cleaned; not before the letter before it."""
    said = replace(said, letter_number=clean(said.letter_number, newlines=False))
    rules.check_posted(said, after=after.sent_on if after else None, today=clock.today())
    return said


def _told(actor: Actor, row: Request, kind: str, said: rules.Posted) -> None:
    body = body_of(row.assembly_id, row.organisation_id)
    content = {"body": body.name, "letter": said.letter_number, "day": said.sent_on.isoformat()}
    record(actor, kind, f"request:{row.id}", content)
    announce(RequestSent(row.id, row.assembly_id))
