from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class FollowUp(Base):
    """What a meeting is asked to do about one commitment, and what it decided."""

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint("kind in ('close', 'end', 'extend', 'review', 'escalate')", name="kind"),
        CheckConstraint(
            "state in ('put', 'voting', 'carried', 'fallen', 'withdrawn')", name="state"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), index=True)
    kind: Mapped[str]
    due_on: Mapped[date | None]  # the new day, of an extension
    # Of an escalation: the body of the next level that is asked, and the meeting above it goes to.
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    to_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    reason: Mapped[str] = mapped_column(default="")
    ballot_id: Mapped[int | None] = mapped_column(ForeignKey("ballot.id"), unique=True)
    state: Mapped[str] = mapped_column(default="put")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str]


class CommitmentItem(Base):
    """A commitment that stands on a running order again: come back, or risen to another one."""

    __tablename__ = "commitment_item"
    __table_args__ = (CheckConstraint("why in ('returned', 'raised')", name="why"),)

    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), primary_key=True)
    agenda_item_id: Mapped[int] = mapped_column(
        ForeignKey("agenda_item.id"), primary_key=True, index=True
    )
    why: Mapped[str]
