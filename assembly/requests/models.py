from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime

CHANNELS = "channel in ('', 'hand', 'post', 'email', 'system')"


class Request(Base):
    """What was asked of one body in writing: about a commitment, or by a policy proposal.

    From the day it was sent until its first answer the body is silent, and days are counted.
    """

    __tablename__ = "request"
    __table_args__ = (
        CheckConstraint(
            "(commitment_id is null) != (proposal_id is null)",
            name="about",
        ),
        CheckConstraint(
            "state in ('draft', 'sent', 'accepted', 'refused', 'withdrawn')", name="state"
        ),
        CheckConstraint("plan in ('', 'offered', 'in_plan', 'budgeted', 'refused')", name="plan"),
        Index(None, "assembly_id", "answered_on", "sent_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    commitment_id: Mapped[int | None] = mapped_column(ForeignKey("commitment.id"), index=True)
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    # The request that stayed without an answer, or was refused, at the level below.
    escalated_from_id: Mapped[int | None] = mapped_column(ForeignKey("request.id"), index=True)
    addressee: Mapped[str]  # after เรียน: an office, not a name
    title: Mapped[str]  # after เรื่อง
    asked: Mapped[str]  # what is asked, one point a line
    signer: Mapped[str] = mapped_column(default="")
    signer_office: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="draft")
    sent_on: Mapped[date | None]
    due_on: Mapped[date | None]  # the day until which an answer was asked for
    answered_on: Mapped[date | None]  # its first answer that stops the clock
    withdrawn_on: Mapped[date | None]
    withdrawn_because: Mapped[str] = mapped_column(default="")  # everybody reads it
    plan: Mapped[str] = mapped_column(default="")  # how far a body's plan has taken it up
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue


class Letter(Base):
    """One letter of a request: the first, or a reminder."""

    __tablename__ = "request_letter"
    __table_args__ = (
        CheckConstraint("kind in ('request', 'reminder', 'escalation')", name="kind"),
        CheckConstraint(CHANNELS, name="channel"),
    )

    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(default="request")
    letter_number: Mapped[str] = mapped_column(default="")  # after ที่
    channel: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date]
    due_on: Mapped[date | None]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str]


class Answer(Base):
    """What a body answered, by its private link or on paper; a later one corrects, none changes."""

    __tablename__ = "request_answer"
    __table_args__ = (
        UniqueConstraint("request_id", "number"),
        CheckConstraint(
            "kind in ('received', 'accepted', 'refused', 'reported', 'plan')", name="kind"
        ),
        CheckConstraint("source in ('link', 'office')", name="source"),
        CheckConstraint("seen in ('unread', 'shown', 'withheld')", name="seen"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"))
    number: Mapped[int]  # among the request's, from 1
    kind: Mapped[str]
    answered_on: Mapped[date]
    text: Mapped[str] = mapped_column(default="")  # its words; of a refusal the reason
    promised_on: Mapped[date | None]  # by when it says that it will be done
    plan: Mapped[str] = mapped_column(default="")
    budget: Mapped[str] = mapped_column(default="")  # baht as a plain decimal, where it said so
    letter_number: Mapped[str] = mapped_column(default="")  # of the body's own paper
    source: Mapped[str] = mapped_column(default="office")
    answerer: Mapped[str] = mapped_column(default="")  # who wrote it: for the office alone
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str] = mapped_column(default="")
    corrects: Mapped[int | None]  # the number of the answer that was wrong
    report_id: Mapped[int | None] = mapped_column(ForeignKey("commitment_report.id"))
    # Its words are read before everybody reads them; that it answered is told at once.
    seen: Mapped[str] = mapped_column(default="shown")
    withheld_because: Mapped[str] = mapped_column(default="")


class ReplyLink(Base):
    """The private way by which a body answers without an account; follows from its seed."""

    __tablename__ = "reply_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    seed: Mapped[str]  # with the installation's secret this gives the token, to be printed again
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_on: Mapped[date]  # good until the end of this day
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
