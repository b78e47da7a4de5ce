"""Joining, consents, slips, signing in and out."""

from dataclasses import asdict
from datetime import timedelta

from sqlalchemy import select

from assembly.core import clock, ids
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.core.text import clean
from assembly.journal.actions import Content, record
from assembly.people.events import MemberChanged, SignInEnded, SlipSignedIn
from assembly.people.models import Link, Member, SignIn, Slip, Staff, StaffRole
from assembly.people.queries import slip_by, slip_of
from assembly.people.rules import FORGOTTEN, LINK_HOURS, LinkUsed, Person, WrongSlip


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
def also_serves(actor: Actor, staff_id: int, assembly_id: int, role: str) -> None:
    """Give an account a further role, in its own assembly or another. May be repeated."""
    if session().get(StaffRole, (staff_id, assembly_id, role)) is None:
        session().add(StaffRole(staff_id=staff_id, assembly_id=assembly_id, role=role))
        record(actor, "staff_added", f"staff:{staff_id}", {"assembly": assembly_id, "role": role})


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
    return enrol(actor, assembly_id, Person(*name, district_code, kind))


@change
def enrol(actor: Actor, assembly_id: int, person: Person) -> int:
    """Put a person on the roll with all that was told; answers the id. Not repeatable."""
    told = asdict(person)
    for name in ("title", "given_name", "surname", "network"):
        told[name] = clean(told[name], newlines=False)
    member = Member(assembly_id=assembly_id, **told)
    session().add(member)
    session().flush()
    content: Content = {"district": person.district_code, "kind": person.kind}
    record(actor, "member_added", f"member:{member.id}", content)
    return member.id


@change
def choose_own(
    actor: Actor, member_id: int, target_group: str | None, may_name: bool, may_picture: bool
) -> None:
    """The person's own choices: target group, and the two consents that may be missing.

    May be repeated; the last counts. The journal tells only that something was chosen.
    """
    member = session().get_one(Member, member_id)
    member.target_group = target_group
    member.may_name, member.may_picture = may_name, may_picture
    content: Content = {"may_name": may_name, "may_picture": may_picture}
    record(actor, "consents_chosen", f"member:{member_id}", content)
    announce(MemberChanged(member.assembly_id, member_id))


@change
def record_consents(actor: Actor, member_id: int, may_name: bool, may_picture: bool) -> None:
    """What a person said at the door: the data may be kept, and perhaps the other two.

    May be repeated; the last counts.
    """
    member = session().get_one(Member, member_id)
    member.may_keep, member.may_name, member.may_picture = True, may_name, may_picture
    content: Content = {"may_keep": True, "may_name": may_name, "may_picture": may_picture}
    record(actor, "consents_recorded", f"member:{member_id}", content)
    announce(MemberChanged(member.assembly_id, member_id))


@change
def ask_to_be_forgotten(actor: Actor, member_id: int) -> None:
    """Withdraw the consent to keep one's data: the name is hidden now, the office does the rest.

    May be repeated.
    """
    member = session().get_one(Member, member_id)
    if member.withdrew_at is not None:
        return
    member.withdrew_at = clock.now()
    member.may_keep = member.may_name = member.may_picture = False
    record(actor, "consent_withdrawn", f"member:{member_id}", {})
    announce(MemberChanged(member.assembly_id, member_id))


@change
def forget_member(actor: Actor, member_id: int) -> None:
    """Take a person's data out of the roll for good. May be repeated.

    The row stays without a name, for votes and attendance were counted; its slips are worth nothing
    any more. The journal never knew the name, so the chain holds as it is.
    """
    member = session().get_one(Member, member_id)
    for slip in session().scalars(select(Slip).where(Slip.member_id == member_id)):
        revoke_slip(actor, slip.id)
    member.title, member.given_name, member.surname = "", FORGOTTEN, ""
    member.sector = member.target_group = None
    member.network, member.is_representative = "", False
    member.may_keep = member.may_name = member.may_picture = False
    member.withdrew_at = member.withdrew_at or clock.now()
    session().flush()
    record(actor, "member_forgotten", f"member:{member_id}", {})
    announce(MemberChanged(member.assembly_id, member_id))


@change
def issue_slip(actor: Actor, member_id: int, meeting_id: int) -> int:
    """Issue a member's slip for one meeting; answers its id.

    May be repeated: the same slip, unless it was revoked; then it is printed anew.
    Refuses: WrongSlip for a person who was forgotten, whose row holds nobody any more.
    """
    if session().get_one(Member, member_id).given_name == FORGOTTEN:
        raise WrongSlip
    slip = slip_of(member_id, meeting_id)
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
    slip = slip_by(token=token, code=code)
    announce(SlipSignedIn(slip.id, slip.member_id, slip.meeting_id))
    return {"token": _sign_in(slip_id=slip.id), "meeting_id": slip.meeting_id}


@change
def sign_in_afterwards(meeting_id: int, code: str) -> str:
    """Sign a member in by the typed slip of a meeting that is over; nobody is checked in by it.

    Answers the sign-in token. May be repeated. Raises ``WrongSlip`` or ``SlipRevoked``.
    """
    slip = slip_by(code=code)
    if slip.meeting_id != meeting_id:
        raise WrongSlip
    return _sign_in(slip_id=slip.id)


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
