"""Writing a request, until it is sent; taking it to the level above; taking it back."""

from assembly.commitments.models import Commitment
from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import N_
from assembly.core.text import clean, short
from assembly.core.versions import seen, touch
from assembly.journal.actions import record
from assembly.requests import rules
from assembly.requests.actions.ground import body_of, checked
from assembly.requests.events import RequestChanged
from assembly.requests.models import Request
from assembly.requests.queries import bodies_above, escalation_begun, escalation_of


@change
def write_request(actor: Actor, commitment_id: int, said: rules.Written) -> int:
    """Begin a request about a commitment; answers its id. ``queries.request_begun`` has the words.

    Refuses: RequestedBodyElsewhere, what ``check_written`` refuses. Raises ``NotFound``.
    """
    about = session().get(Commitment, commitment_id)
    if about is None:
        raise NotFound
    said = checked(about.assembly_id, said)
    row = _begin(actor, about.assembly_id, said, commitment_id=commitment_id)
    record(actor, "request_written", f"request:{row.id}", {"to": said.organisation_id})
    announce(RequestChanged(row.id, row.assembly_id))
    return row.id


@change
def change_request(actor: Actor, request_id: int, version: int, said: rules.Written) -> None:
    """Write a request anew, until it is sent. May be repeated.

    Refuses: Stale, RequestIsSent, RequestIsWithdrawn, what ``write_request`` refuses.
    """
    row = seen(Request, request_id, version)
    require_draft(row)
    for name, value in vars(checked(row.assembly_id, said)).items():
        setattr(row, name, value)
    touch(actor, row, N_("แก้คำขอ"))
    record(actor, "request_changed", f"request:{row.id}", {"to": row.organisation_id})
    announce(RequestChanged(row.id, row.assembly_id))


@change
def escalate(actor: Actor, request_id: int, version: int, organisation_id: int) -> int:
    """Begin the request to a body above about one that was silent, refused, or did not keep it.

    Answers the new one's id: a draft with the words of the one below, to be changed and sent.
    Refuses: Stale, NothingToEscalate, EscalatedAlready, RequestedBodyElsewhere, NotAbove.
    """
    below = seen(Request, request_id, version)
    if below.sent_on is None or below.state == "withdrawn":
        raise rules.NothingToEscalate
    known = escalation_of(below.id)
    if known is not None:
        raise rules.EscalatedAlready(name=body_of(known.assembly_id, known.organisation_id).name)
    above = body_of(below.assembly_id, organisation_id)
    if above.id not in {body.id for body in bodies_above(below.organisation_id)}:
        raise rules.NotAbove(name=body_of(below.assembly_id, below.organisation_id).name)
    said = escalation_begun(below, above, clock.today())
    about = {"commitment_id": below.commitment_id, "proposal_id": below.proposal_id}
    row = _begin(actor, below.assembly_id, said, escalated_from_id=below.id, **about)
    touch(actor, below, N_("ส่งต่อระดับที่สูงขึ้น"))
    record(actor, "request_escalated", f"request:{below.id}", {"body": above.name})
    announce(RequestChanged(below.id, below.assembly_id))
    announce(RequestChanged(row.id, row.assembly_id))
    return row.id


@change
def withdraw_request(actor: Actor, request_id: int, version: int, reason: str) -> None:
    """Take a request back, with a reason that everybody reads; the silence after it ends.

    Refuses: Stale, NoReasonToWithdraw, RequestIsWithdrawn, AnsweredAlready.
    """
    row = seen(Request, request_id, version)
    reason = short(clean(reason, newlines=False), rules.LONGEST_REASON)
    if not reason:
        raise rules.NoReasonToWithdraw
    if row.state == "withdrawn":
        raise rules.RequestIsWithdrawn
    if row.state != "draft" and row.answered_on is not None:
        raise rules.AnsweredAlready
    row.state, row.withdrawn_on, row.withdrawn_because = "withdrawn", clock.today(), reason
    touch(actor, row, N_("ถอนคำขอ"))
    record(actor, "request_withdrawn", f"request:{row.id}", {"reason": reason})
    announce(RequestChanged(row.id, row.assembly_id))


def require_draft(row: Request) -> None:
    """Refuses: RequestIsSent, RequestIsWithdrawn."""
    if row.state == "withdrawn":
        raise rules.RequestIsWithdrawn
    if row.state != "draft":
        raise rules.RequestIsSent


def _begin(actor: Actor, assembly_id: int, said: rules.Written, **about: int | None) -> Request:
    row = Request(
        assembly_id=assembly_id,
        last_by=actor.name,
        last_did=N_("เขียนคำขอ"),
        **about,
        **vars(said),
    )
    session().add(row)
    session().flush()
    return row
