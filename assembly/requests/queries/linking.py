"""Private links: the one of a request, to be printed again, and whom a token lets in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.db import session
from assembly.requests.models import ReplyLink, Request
from assembly.requests.rules.linking import WrongReplyLink, check_link


@dataclass(frozen=True)
class LinkView:
    """A link as the office prints it."""

    id: int
    request_id: int
    token: str
    expires_on: date
    is_alive: bool

    @property
    def path(self) -> str:
        return f"/reply/{self.token}"


@dataclass(frozen=True)
class OpenLink:
    """A link that lets in: whom to what."""

    id: int
    request_id: int
    assembly_id: int
    expires_on: date
    hashed: str


def link_row(request_id: int) -> ReplyLink | None:
    """The latest link of a request that was not revoked."""
    wanted = select(ReplyLink).where(
        ReplyLink.request_id == request_id, ReplyLink.revoked_at.is_(None)
    )
    return session().scalars(wanted.order_by(ReplyLink.id.desc()).limit(1)).one_or_none()


def link_of(request_id: int) -> LinkView | None:
    """The link of a request as it is printed: the same however often."""
    row = link_row(request_id)
    if row is None:
        return None
    token = ids.keyed_token("reply", row.seed)
    is_alive = clock.today() <= row.expires_on
    return LinkView(row.id, request_id, token, row.expires_on, is_alive)


def hash_of(token: str) -> str:
    """What stands in the table in a token's place."""
    return ids.keyed_hash("reply-link", token)


def request_by_token(token: str) -> OpenLink:
    """Refuses: WrongReplyLink, ReplyLinkRevoked, ReplyLinkExpired, ReplyLinkNotOpen."""
    return link_by_hash(hash_of(token))


def link_by_hash(hashed: str) -> OpenLink:
    """The same for a browser that was let in before."""
    wanted = select(ReplyLink, Request).join(Request, Request.id == ReplyLink.request_id)
    found = session().execute(wanted.where(ReplyLink.token_hash == hashed)).one_or_none()
    if found is None:
        raise WrongReplyLink
    link, asked = found
    check_link(
        asked.assembly_id,
        revoked=link.revoked_at is not None,
        expires_on=link.expires_on,
        is_sent=asked.sent_on is not None,
        today=clock.today(),
    )
    return OpenLink(link.id, asked.id, asked.assembly_id, link.expires_on, hashed)
