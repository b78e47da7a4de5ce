from dataclasses import dataclass

from sqlalchemy import select

from assembly.core import ids
from assembly.core.access import Actor
from assembly.core.db import session
from assembly.people.models import Member, SignIn, Slip, Staff, StaffRole
from assembly.places.models import District


@dataclass(frozen=True)
class PaperSlip:
    """What is printed on a slip."""

    member: str
    district_code: str
    kind: str
    token: str
    code: str  # twelve digits in groups of four


def actor_of(participant: str, staff_token: str, slip_token: str) -> Actor:
    """The actor behind a browser's sign-in tokens, as the sign-in table stands now."""
    staff, slip = _live(staff_token), _live(slip_token)
    told = Actor(participant=participant)
    if staff is not None and staff.staff_id is not None:
        told = _with_staff(told, staff.id, staff.staff_id)
    if slip is not None and slip.slip_id is not None:
        told = _with_member(told, slip.id, slip.slip_id)
    return told


def _live(token: str) -> SignIn | None:
    if not token:
        return None
    wanted = select(SignIn).where(SignIn.token_hash == ids.keyed_hash("sign-in", token))
    return session().scalar(wanted.where(SignIn.ended_at.is_(None)))


def _with_staff(told: Actor, sign_in_id: int, staff_id: int) -> Actor:
    staff = session().get_one(Staff, staff_id)
    roles = frozenset((role.assembly_id, role.role) for role in staff.roles)
    return Actor(
        participant=told.participant,
        staff_id=staff.id,
        staff_sign_in=sign_in_id,
        name=staff.name,
        roles=roles,
    )


def _with_member(told: Actor, sign_in_id: int, slip_id: int) -> Actor:
    slip = session().get_one(Slip, slip_id)
    return Actor(
        participant=told.participant,
        staff_id=told.staff_id,
        staff_sign_in=told.staff_sign_in,
        name=told.name or slip.member.full_name,
        roles=told.roles,
        member_id=slip.member_id,
        member_kind=slip.member.kind,
        member_sign_in=sign_in_id,
        meeting_id=slip.meeting_id,
        member_assembly_id=slip.member.assembly_id,
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
