from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Proposal(Base):
    """A policy proposal: what a resolution, or one item of it, asks of one body.

    It leaves the house as a letter with a document. What came back is kept elsewhere.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        CheckConstraint("state in ('draft', 'heard', 'adopted', 'sent')", name="state"),
        CheckConstraint("channel in ('', 'hand', 'post', 'email', 'system')", name="channel"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id"), index=True)
    item: Mapped[int] = mapped_column(default=0)  # of the resolution; 0: all of it
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    addressee: Mapped[str]  # after เรียน: an office, not a name
    title: Mapped[str]  # after เรื่อง
    background: Mapped[str] = mapped_column(default="")  # in the secretary's words
    asked: Mapped[str]  # what is asked, one point a line
    signer: Mapped[str] = mapped_column(default="")
    signer_office: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="draft")
    channel: Mapped[str] = mapped_column(default="")
    letter_number: Mapped[str] = mapped_column(default="")  # after ที่
    sent_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue


class ProposalStep(Base):
    """One step in a proposal's life, as anybody may read it once it is sent."""

    __tablename__ = "proposal_step"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str]
    happened_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")  # where it was heard, who adopted it
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str]
