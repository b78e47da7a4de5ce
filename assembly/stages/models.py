from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base


class ListeningStage(Base):
    """Where a meeting of the kind listening_stage listens, beside what every meeting has."""

    __tablename__ = "listening_stage"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    district_code: Mapped[str] = mapped_column(ForeignKey("district.code"))
    subdistrict_code: Mapped[str | None] = mapped_column(ForeignKey("subdistrict.code"))
    summary: Mapped[str] = mapped_column(default="")  # what was heard, in a few lines


class Headcount(Base):
    """How many of a target group came to a listening stage, counted by a helper."""

    __tablename__ = "headcount"
    __table_args__ = (
        CheckConstraint(
            "target_group in ('student', 'working', 'parent', 'other')", name="target_group"
        ),
        CheckConstraint("people >= 0", name="people"),
    )

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("listening_stage.meeting_id"), primary_key=True
    )
    target_group: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[int]
