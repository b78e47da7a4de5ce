"""Joining, slips, signing in and out."""

from datetime import timedelta

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.people.events import SignInEnded, SlipSignedIn
from assembly.people.models import Link, Member, SignIn, Slip, Staff, StaffRole
from assembly.people.rules import LINK_HOURS, LinkUsed, SlipRevoked, WrongSlip


@change
def add_staff(actor: Actor, name: str, assembly_id: int, role: str) -> int:
    """Open a staff account with one role in one assembly; answers its id."""
    staff = Staff(name=clean(name, newlines=False))
    session().add(staff)
    session().flush()
    session().add(StaffRole(staff_id=staff.id, assembly_id=assembly_id, role=role))
    record(actor, "staff_added", f"staff:{staff.id}", {"assembly": assembly_id, "role": role})
    return staff.id


@change
def make_link(actor: Actor, staff_id: int, goes_to: str) -> str:
    """A fresh one-time sign-in link; answers its token, which is stored only as a hash."""
    token = ids.token()
    expires = clock.now() + timedelta(hours=LINK_HOURS)
    hashed = ids.keyed_hash("link", token)
    session().add(Link(token_hash=hashed, staff_id=staff_id, goes_to=goes_to, expires_at=expires))
    record(actor, "link_made", f"staff:{staff_id}", {})
    return token


@change
def use_link(token: str) -> dict[str, str]:
    """Spend a one-time link: ``{"token": sign-in token, "goes_to": address}``. Not repeatable."""
    link = session().get(Link, ids.keyed_hash("link", token))
    if link is None or link.used_at is not None or link.expires_at < clock.now():
        raise LinkUsed
    link.used_at = clock.now()
    return {"token": _sign_in(staff_id=link.staff_id), "goes_to": link.goes_to}


@change
def add_member(
    actor: Actor,
    assembly_id: int,
    district_code: str,
    name: tuple[str, str, str],
    kind: str = "delegate",
) -> int:
    """Put a person on the roll; ``name`` is title, given name, surname. Answers the id."""
    title, given, surname = (clean(part, newlines=False) for part in name)
    member = Member(
        assembly_id=assembly_id,
        district_code=district_code,
        kind=kind,
        title=title,
        given_name=given,
        surname=surname,
    )
    session().add(member)
    session().flush()
    content: Content = {"district": district_code, "kind": kind}
    record(actor, "member_added", f"member:{member.id}", content)
    return member.id


@change
def issue_slip(actor: Actor, member_id: int, meeting_id: int) -> int:
    """Issue a member's slip for one meeting; answers its id.

    May be repeated: the same slip, unless it was revoked; then it is printed anew.
    """
    slip = session().scalar(
        select(Slip).where(Slip.member_id == member_id, Slip.meeting_id == meeting_id)
    )
    if slip is not None and slip.revoked_at is None:
        return slip.id
    if slip is None:
        slip = Slip(member_id=member_id, meeting_id=meeting_id)
        session().add(slip)
    _print_anew(slip)
    session().flush()
    record(actor, "slip_issued", f"slip:{slip.id}", {"member": member_id, "meeting": meeting_id})
    return slip.id


def _print_anew(slip: Slip) -> None:
    """Another seed, so other codes: what was on the lost paper opens nothing any more."""
    slip.seed, slip.revoked_at = ids.token(), None
    token, code = ids.keyed_token("slip", slip.seed), ids.keyed_digits("slip", slip.seed, 12)
    slip.token_hash = ids.keyed_hash("slip-token", token)
    slip.code_hash = ids.keyed_hash("slip-code", code)


@change
def revoke_slip(actor: Actor, slip_id: int) -> None:
    """Make a slip worthless and end every sign-in it gave. May be repeated."""
    slip = session().get(Slip, slip_id)
    if slip is None:
        raise WrongSlip
    slip.revoked_at = slip.revoked_at or clock.now()
    for sign_in in session().scalars(select(SignIn).where(SignIn.slip_id == slip_id)):
        _end(sign_in)
    record(actor, "slip_revoked", f"slip:{slip_id}", {})


@change
def sign_in_with_slip(*, token: str = "", code: str = "") -> dict[str, str | int]:
    """Sign a member in by the slip's QR token or typed code; the meeting checks the member in.

    Answers ``{"token": sign-in token, "meeting_id": id}``. May be repeated, on any phone.
    Raises ``WrongSlip`` or ``SlipRevoked``.
    """
    by = Slip.token_hash == ids.keyed_hash("slip-token", token)
    if code:
        by = Slip.code_hash == ids.keyed_hash("slip-code", ids.only_digits(code))
    slip = session().scalar(select(Slip).where(by))
    if slip is None:
        raise WrongSlip
    if slip.revoked_at is not None:
        raise SlipRevoked
    announce(SlipSignedIn(slip.id, slip.member_id, slip.meeting_id))
    return {"token": _sign_in(slip_id=slip.id), "meeting_id": slip.meeting_id}


@change
def sign_out(sign_in_id: int) -> None:
    """End a sign-in; its sockets are closed after the commit. May be repeated."""
    sign_in = session().get(SignIn, sign_in_id)
    if sign_in is not None:
        _end(sign_in)


def _end(sign_in: SignIn) -> None:
    sign_in.ended_at = sign_in.ended_at or clock.now()
    announce(SignInEnded(sign_in.id))


def _sign_in(*, staff_id: int | None = None, slip_id: int | None = None) -> str:
    token = ids.token()
    hashed = ids.keyed_hash("sign-in", token)
    session().add(SignIn(token_hash=hashed, staff_id=staff_id, slip_id=slip_id))
    return token
