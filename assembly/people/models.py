from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assembly.core.db import Base, UtcDateTime
from assembly.people.rules import FORGOTTEN


class Staff(Base):
    """An account of someone who works at meetings; what they may do is per assembly."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    roles: Mapped[list["StaffRole"]] = relationship(back_populates="staff")


class StaffRole(Base):
    __tablename__ = "staff_role"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)

    staff: Mapped[Staff] = relationship(back_populates="roles")


class Link(Base):
    """A one-time sign-in link of a staff account; only its hash is kept."""

    __tablename__ = "link"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    goes_to: Mapped[str]  # the page it opens
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Member(Base):
    """A person on the roll of one assembly."""

    __tablename__ = "member"
    __table_args__ = (
        CheckConstraint("kind in ('delegate', 'observer')", name="kind"),
        CheckConstraint(
            "sector in ('community', 'local_government', 'state', 'private')", name="sector"
        ),
        CheckConstraint("target_group in ('student', 'working', 'parent')", name="target_group"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    district_code: Mapped[str] = mapped_column(ForeignKey("district.code"))
    kind: Mapped[str] = mapped_column(default="delegate")
    title: Mapped[str] = mapped_column(default="")  # นาย, นาง, นางสาว: joined to the given name
    given_name: Mapped[str]
    surname: Mapped[str] = mapped_column(default="")
    sector: Mapped[str | None]  # one of the four parties of co-operation
    target_group: Mapped[str | None]  # chosen by the person
    network: Mapped[str] = mapped_column(default="")  # a constituency where a ballot says so
    is_representative: Mapped[bool] = mapped_column(default=False)  # votes for the network
    # The three consents of registration; only the first is needed (PDPA B.E. 2562).
    may_keep: Mapped[bool] = mapped_column(default=False)
    may_name: Mapped[bool] = mapped_column(default=False)
    may_picture: Mapped[bool] = mapped_column(default=False)
    # Asked to be forgotten; the office does it, since a vote or a meeting may be under way.
    withdrew_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def full_name(self) -> str:
        """The name as pages and papers show it: hidden from the moment its owner asks for it."""
        return self.name_on_roll if self.withdrew_at is None else FORGOTTEN

    @property
    def name_on_roll(self) -> str:
        return f"{self.title}{self.given_name} {self.surname}".strip()


class Slip(Base):
    """Paper that signs one member in at one meeting; revocable. Its codes follow from its seed."""

    __tablename__ = "slip"
    __table_args__ = (UniqueConstraint("member_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    seed: Mapped[str]  # with the installation's secret this gives the QR token and the typed code
    token_hash: Mapped[str] = mapped_column(unique=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    member: Mapped[Member] = relationship()


class SignIn(Base):
    """Someone signed in on one browser: staff by link, or a member by slip. Ending it ends both."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    slip_id: Mapped[int | None] = mapped_column(ForeignKey("slip.id"), index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
