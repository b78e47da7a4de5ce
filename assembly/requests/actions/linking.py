"""The verbs of a private link: making, prolonging, revoking. A request has one at a time."""

from datetime import date

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.versions import locked
from assembly.journal.actions import Content, record
from assembly.requests.events import RequestChanged
from assembly.requests.models import ReplyLink, Request
from assembly.requests.queries.linking import hash_of, link_row
from assembly.requests.rules.linking import NoReplyLink, expiry


@change
def make_link(actor: Actor, request_id: int, until: date | None = None) -> int:
    """A fresh link, good for the usual time unless told; the one before it ends. Its row's id.

    The token is nowhere but in ``link_of``. Refuses: LinkDayOutOfReach.
    """
    asked, last_day = locked(Request, request_id), expiry(clock.today(), until)
    _end(request_id)
    seed = ids.token()
    row = ReplyLink(
        request_id=request_id,
        seed=seed,
        token_hash=hash_of(ids.keyed_token("reply", seed)),
        made_at=clock.now(),
        expires_on=last_day,
    )
    session().add(row)
    session().flush()
    _told(actor, asked, "reply_link_made", {"link": row.id, "until": last_day.isoformat()})
    return row.id


@change
def prolong_link(actor: Actor, request_id: int, until: date | None = None) -> None:
    """The same link for longer, or shorter; one that expired opens again. May be repeated.

    Refuses: NoReplyLink, LinkDayOutOfReach.
    """
    asked, row = locked(Request, request_id), link_row(request_id)
    if row is None:
        raise NoReplyLink
    row.expires_on = expiry(clock.today(), until)
    content: Content = {"link": row.id, "until": row.expires_on.isoformat()}
    _told(actor, asked, "reply_link_prolonged", content)


@change
def revoke_link(actor: Actor, request_id: int) -> None:
    """No link of this request opens any more. May be repeated."""
    asked, row = locked(Request, request_id), link_row(request_id)
    if row is None:
        return
    _end(request_id)
    _told(actor, asked, "reply_link_revoked", {"link": row.id})


def _end(request_id: int) -> None:
    wanted = select(ReplyLink).where(
        ReplyLink.request_id == request_id, ReplyLink.revoked_at.is_(None)
    )
    for row in session().scalars(wanted):
        row.revoked_at = clock.now()


def _told(actor: Actor, asked: Request, kind: str, content: Content) -> None:
    record(actor, kind, f"request:{asked.id}", content)
    announce(RequestChanged(asked.id, asked.assembly_id))
