from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import LazyString
from sqlalchemy import Executable, bindparam, select

from assembly.core import ids
from assembly.core.access import Actor
from assembly.core.db import plain_rows, session
from assembly.core.text import clean, thai_sort_key
from assembly.people.models import Member, SignIn, Slip, Staff, StaffRole
from assembly.people.rules import (
    FORGOTTEN,
    KINDS,
    SECTORS,
    TARGET_GROUPS,
    NotOneCalledSo,
    SlipRevoked,
    WrongSlip,
    key_of,
)
from assembly.places.models import District


@dataclass(frozen=True)
class PaperSlip:
    """What is printed on a slip."""

    member_id: int
    member: str
    district_code: str
    kind: str
    token: str
    code: str  # twelve digits in groups of four


@dataclass(frozen=True)
class OwnRegistration:
    """What a member may see and choose about oneself."""

    kind: LazyString
    sector: LazyString | None
    network: str
    target_group: str | None
    groups: Mapping[str, LazyString]
    may_keep: bool
    may_name: bool
    may_picture: bool
    withdrew: bool


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


def member_or_none(member_id: int) -> Member | None:
    return session().get(Member, member_id)


def own_registration(member_id: int | None) -> OwnRegistration | None:
    """The person's own row on the roll; ``None`` where nobody is signed in."""
    row = session().get(Member, member_id) if member_id is not None else None
    if row is None:
        return None
    return OwnRegistration(
        kind=KINDS[row.kind],
        sector=SECTORS[row.sector] if row.sector else None,
        network=row.network,
        target_group=row.target_group,
        groups=TARGET_GROUPS,
        may_keep=row.may_keep,
        may_name=row.may_name,
        may_picture=row.may_picture,
        withdrew=row.withdrew_at is not None,
    )


def on_roll(assembly_id: int) -> dict[str, int]:
    """Everybody's id by what makes them the same person (``rules.key_of``)."""
    wanted = select(Member.id, Member.given_name, Member.surname, Member.district_code)
    found = session().execute(wanted.where(Member.assembly_id == assembly_id))
    return {key_of(row.given_name, row.surname, row.district_code): row.id for row in found}


def members_of(assembly_id: int, kind: str = "delegate") -> list[Member]:
    """Everybody of a kind on the roll; who was forgotten is nobody any more."""
    wanted = select(Member).where(
        Member.assembly_id == assembly_id, Member.kind == kind, Member.given_name != FORGOTTEN
    )
    return list(session().scalars(wanted.order_by(Member.id)))


def slip_by(*, token: str = "", code: str = "") -> Slip:
    """The slip of a QR token or a typed code. Raises ``WrongSlip`` or ``SlipRevoked``."""
    by = Slip.token_hash == ids.keyed_hash("slip-token", token)
    if code:
        by = Slip.code_hash == ids.keyed_hash("slip-code", ids.only_digits(code))
    slip = session().scalar(select(Slip).where(by))
    if slip is None:
        raise WrongSlip
    if slip.revoked_at is not None:
        raise SlipRevoked
    return slip


def slip_of(member_id: int, meeting_id: int) -> Slip | None:
    """A member's slip for a meeting, valid or revoked."""
    wanted = select(Slip).where(Slip.member_id == member_id, Slip.meeting_id == meeting_id)
    return session().scalar(wanted)


def paper_slips(meeting_id: int) -> list[PaperSlip]:
    """Every valid slip of a meeting as printed: by district, then name, in dictionary order."""
    wanted = (
        select(Slip, District.position)
        .join(Member, Member.id == Slip.member_id)
        .join(District, District.code == Member.district_code)
        .where(Slip.meeting_id == meeting_id, Slip.revoked_at.is_(None))
    )
    found = sorted(session().execute(wanted), key=lambda row: (row[1], *_by_name(row[0].member)))
    return [_printed(row[0]) for row in found]


def paper_slip_of(member_id: int, meeting_id: int) -> PaperSlip:
    """One member's valid slip as printed. Raises ``WrongSlip`` or ``SlipRevoked``."""
    slip = slip_of(member_id, meeting_id)
    if slip is None:
        raise WrongSlip
    if slip.revoked_at is not None:
        raise SlipRevoked
    return _printed(slip)


def _by_name(who: Member) -> tuple[Any, ...]:
    return (thai_sort_key(who.given_name), thai_sort_key(who.surname), who.id)


def _printed(slip: Slip) -> PaperSlip:
    code = ids.keyed_digits("slip", slip.seed, 12)
    return PaperSlip(
        member_id=slip.member_id,
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


def staff_called(name: str) -> Staff:
    """The one account of that name, in whatever assembly. Refuses: NotOneCalledSo."""
    found = session().scalars(select(Staff).where(Staff.name == clean(name, newlines=False))).all()
    if len(found) != 1:
        raise NotOneCalledSo(name=name, n=len(found))
    return found[0]
