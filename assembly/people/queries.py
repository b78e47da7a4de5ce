from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Executable, bindparam, select

from assembly.core import ids
from assembly.core.access import Actor
from assembly.core.db import plain_rows, session
from assembly.people.models import Member, SignIn, Slip, Staff, StaffRole
from assembly.people.rules import SlipRevoked, WrongSlip
from assembly.places.models import District


@dataclass(frozen=True)
class PaperSlip:
    """What is printed on a slip."""

    member: str
    district_code: str
    kind: str
    token: str
    code: str  # twelve digits in groups of four


# Read at every page and every event of every phone: three statements said once, plain rows back.
_SLIP_SIGN_IN = (
    select(
        SignIn.id,
        Slip.member_id,
        Slip.meeting_id,
        Member.kind,
        Member.assembly_id,
        Member.title,
        Member.given_name,
        Member.surname,
    )
    .join(Slip, Slip.id == SignIn.slip_id)
    .join(Member, Member.id == Slip.member_id)
    .where(SignIn.token_hash == bindparam("token_hash"), SignIn.ended_at.is_(None))
)
_STAFF_SIGN_IN = (
    select(SignIn.id, SignIn.staff_id, Staff.name)
    .join(Staff, Staff.id == SignIn.staff_id)
    .where(SignIn.token_hash == bindparam("token_hash"), SignIn.ended_at.is_(None))
)
_ROLES = select(StaffRole.assembly_id, StaffRole.role).where(
    StaffRole.staff_id == bindparam("staff_id")
)


def actor_of(participant: str, staff_token: str, slip_token: str) -> Actor:
    """The actor behind a browser's sign-in tokens, as the sign-in table stands now."""
    told = Actor(participant=participant)
    staff = _live(_STAFF_SIGN_IN, staff_token)
    if staff is not None:
        roles = plain_rows(_ROLES, staff_id=staff.staff_id)
        told = replace(
            told,
            staff_id=staff.staff_id,
            staff_sign_in=staff.id,
            name=staff.name,
            roles=frozenset((row.assembly_id, row.role) for row in roles),
        )
    slip = _live(_SLIP_SIGN_IN, slip_token)
    if slip is not None:
        full_name = f"{slip.title}{slip.given_name} {slip.surname}".strip()
        told = replace(
            told,
            name=told.name or full_name,
            member_id=slip.member_id,
            member_kind=slip.kind,
            member_sign_in=slip.id,
            meeting_id=slip.meeting_id,
            member_assembly_id=slip.assembly_id,
        )
    return told


def actor_by_slip(code: str) -> Actor:
    """The member behind the twelve digits of a slip, at somebody else's device.

    Raises ``WrongSlip`` or ``SlipRevoked``.
    """
    hashed = ids.keyed_hash("slip-code", ids.only_digits(code))
    slip = session().scalar(select(Slip).where(Slip.code_hash == hashed))
    if slip is None:
        raise WrongSlip
    if slip.revoked_at is not None:
        raise SlipRevoked
    who = slip.member
    return Actor(
        name=who.full_name,
        member_id=who.id,
        member_kind=who.kind,
        meeting_id=slip.meeting_id,
        member_assembly_id=who.assembly_id,
    )


def _live(wanted: Executable, token: str) -> Any:
    """The sign-in of a token that has not ended, or ``None``."""
    return (
        next(iter(plain_rows(wanted, token_hash=ids.keyed_hash("sign-in", token))), None)
        if token
        else None
    )


def member(member_id: int) -> Member:
    return session().get_one(Member, member_id)


def members_of(assembly_id: int, kind: str = "delegate") -> list[Member]:
    wanted = select(Member).where(Member.assembly_id == assembly_id, Member.kind == kind)
    return list(session().scalars(wanted.order_by(Member.id)))


def paper_slips(meeting_id: int) -> list[PaperSlip]:
    """Every valid slip of a meeting as printed, in district order."""
    wanted = (
        select(Slip)
        .join(Member)
        .join(District, District.code == Member.district_code)
        .where(Slip.meeting_id == meeting_id, Slip.revoked_at.is_(None))
        .order_by(District.position, Slip.id)
    )
    return [_printed(slip) for slip in session().scalars(wanted)]


def _printed(slip: Slip) -> PaperSlip:
    code = ids.keyed_digits("slip", slip.seed, 12)
    return PaperSlip(
        member=slip.member.full_name,
        district_code=slip.member.district_code,
        kind=slip.member.kind,
        token=ids.keyed_token("slip", slip.seed),
        code=" ".join(code[n : n + 4] for n in (0, 4, 8)),
    )


def staff_with(assembly_id: int, role: str) -> Staff | None:
    """The first account with a role in an assembly."""
    wanted = select(Staff).join(StaffRole).order_by(Staff.id)
    return session().scalar(
        wanted.where(StaffRole.assembly_id == assembly_id, StaffRole.role == role).limit(1)
    )
