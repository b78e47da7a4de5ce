from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Speech(Base):
    """One person's turn at the microphone: asked for, called, ended; or a point of order."""

    __tablename__ = "speech"
    __table_args__ = (
        CheckConstraint("kind in ('speech', 'point_of_order')", name="kind"),
        CheckConstraint("state in ('waiting', 'speaking', 'spoken', 'withdrawn')", name="state"),
        Index(None, "meeting_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    name: Mapped[str]  # as the desk wrote it where the person is not on the roll
    district_code: Mapped[str | None] = mapped_column(ForeignKey("district.code"))
    kind: Mapped[str] = mapped_column(default="speech")
    state: Mapped[str] = mapped_column(default="waiting")
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    allowed_seconds: Mapped[int] = mapped_column(default=180)
    out_of_turn: Mapped[str] = mapped_column(default="")  # why the desk called this person first
    warned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # asked to come to an end
    moved_by: Mapped[str] = mapped_column(default="")  # who at the desk called or ended it last
