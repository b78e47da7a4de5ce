from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base


class Organisation(Base):
    """A body that a matter can be sent to, or that acts: an agency, a network, an association …

    Years are of the Common Era, as days are; people type and read them in the Buddhist Era.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        UniqueConstraint("assembly_id", "name"),
        CheckConstraint(
            "sector in ('community', 'local_government', 'state', 'private')", name="sector"
        ),
        CheckConstraint(
            "level in ('village', 'subdistrict', 'district', 'province', 'national')", name="level"
        ),
        CheckConstraint(
            "kind in ('state_agency', 'local_authority', 'community_organisation', 'network',"
            " 'association', 'private_firm', 'university', 'fund_centre', 'assembly', 'institute')",
            name="kind",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    name: Mapped[str]
    sector: Mapped[str]
    level: Mapped[str]
    kind: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    district_code: Mapped[str | None] = mapped_column(ForeignKey("district.code"))
    subdistrict_code: Mapped[str | None] = mapped_column(ForeignKey("subdistrict.code"))
    founded: Mapped[int | None]
    ended: Mapped[int | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    coordinator: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    # The day somebody wrote down that the coordinator agreed to be shown, and who wrote it.
    consented_on: Mapped[date | None]
    consent_by: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read who coordinates."""
        return self.consented_on is not None


class Succession(Base):
    """One organisation became, or became part of, a later one."""

    __tablename__ = "succession"

    earlier_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    later_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )


class Membership(Base):
    """An organisation belongs to a network, or to another body that has members."""

    __tablename__ = "membership"

    network_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )
    since: Mapped[int | None]


class Representative(Base):
    """Who speaks for an organisation, in which office, from when until when."""

    __tablename__ = "representative"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    office: Mapped[str] = mapped_column(default="")
    since: Mapped[int | None]
    until: Mapped[int | None]
    consented_on: Mapped[date | None]
    consent_by: Mapped[str] = mapped_column(default="")


class Agreement(Base):
    """What organisations agreed in writing (MOU). Of an old one often only the year is known."""

    __tablename__ = "agreement"

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    title: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    signed_year: Mapped[int]
    signed_on: Mapped[date | None]
    ends_on: Mapped[date | None] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue


class AgreementParty(Base):
    """One side of an agreement, and who signed for it."""

    __tablename__ = "agreement_party"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )
    position: Mapped[int]
    signer: Mapped[str] = mapped_column(default="")
    office: Mapped[str] = mapped_column(default="")
    consented_on: Mapped[date | None]
    consent_by: Mapped[str] = mapped_column(default="")
