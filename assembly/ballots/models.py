from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Ballot(Base):
    """One vote taken: question, method, majority, electorate; and, once counted, its figures."""

    __tablename__ = "ballot"
    __table_args__ = (
        CheckConstraint("method in ('named', 'secret')", name="method"),
        CheckConstraint("majority in ('simple', 'two_thirds')", name="majority"),
        CheckConstraint("state in ('open', 'closed', 'counted', 'declared')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    question: Mapped[str]
    text: Mapped[str] = mapped_column(default="")  # the whole draft as it stood at opening
    method: Mapped[str]
    majority: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    declared_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    electors: Mapped[int]
    quorum: Mapped[int]
    present_at_open: Mapped[int]
    present_at_close: Mapped[int | None]
    question_hash: Mapped[str]  # at the count both must be as they were at opening
    electorate_hash: Mapped[str]
    public_key: Mapped[bytes | None]  # secret only; the private key is a file of its own
    envelopes: Mapped[int | None]  # how many lay in the box when it was closed
    envelopes_root: Mapped[str | None]
    yes: Mapped[int | None]
    no: Mapped[int | None]
    abstain: Mapped[int | None]
    spoiled: Mapped[int | None]
    carried: Mapped[bool | None]
    purge_pending: Mapped[bool] = mapped_column(default=False)


class Elector(Base):
    """Who may vote in one ballot; frozen when it opens."""

    __tablename__ = "elector"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it as is

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    voted: Mapped[bool] = mapped_column(default=False)  # secret: known only after the box is opened


class Envelope(Base):
    """One sealed secret vote until the box is opened. No time, device or address."""

    __tablename__ = "envelope"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it as is

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    sealed: Mapped[bytes]
    idempotency_hash: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    superseded: Mapped[str] = mapped_column(default="")  # as in Vote


class Vote(Base):
    """One named vote: everybody sees who chose what once it is counted."""

    __tablename__ = "vote"
    __table_args__ = (CheckConstraint("choice in ('yes', 'no', 'abstain')", name="choice"),)

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    choice: Mapped[str]
    idempotency_hash: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    # What earlier keys were answered, one a line: a late repeat must not bring an old choice back.
    superseded: Mapped[str] = mapped_column(default="")


class CountedReceipt(Base):
    """A receipt whose vote was counted, kept in sorted order: it tells neither who nor what."""

    __tablename__ = "counted_receipt"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it as is

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), primary_key=True)
    receipt: Mapped[str] = mapped_column(primary_key=True)
