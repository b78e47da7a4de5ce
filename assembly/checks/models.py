from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class CheckSetting(Base):
    """That an assembly wants a second person for one kind of thing. No row: it does not."""

    __tablename__ = "check_setting"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)


class Confirmation(Base):
    """One asking of a second person, and the answer. The newest row of a subject counts."""

    __tablename__ = "confirmation"
    __table_args__ = (
        CheckConstraint("state in ('asked', 'confirmed', 'declined', 'overtaken')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    subject: Mapped[str] = mapped_column(index=True)  # as in the journal: "ballot:17"
    what: Mapped[str]
    sha256: Mapped[str]  # of exactly the figures or words that were to be compared
    state: Mapped[str] = mapped_column(default="asked")
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # none: the program itself
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(default="")  # why it was declined
