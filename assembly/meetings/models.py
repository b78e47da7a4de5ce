from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Meeting(Base):
    """One sitting of an assembly. All that the room is doing now stands in this row."""

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("assembly_id", "kind", "number"),
        CheckConstraint("kind in ('plenary', 'listening_stage', 'working_group')", name="kind"),
        CheckConstraint("phase in ('planned', 'open', 'closed')", name="phase"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    code: Mapped[str] = mapped_column(unique=True)  # six digits: to look and speak, never to vote
    kind: Mapped[str] = mapped_column(default="plenary")
    number: Mapped[int]  # ครั้งที่
    theme_th: Mapped[str] = mapped_column(default="")
    theme_en: Mapped[str] = mapped_column(default="")
    place: Mapped[str]
    held_on: Mapped[date]
    phase: Mapped[str] = mapped_column(default="planned")
    # What it takes to decide; all of those that are set must hold (``rules.Quorum``).
    quorum: Mapped[int]  # checked-in delegates
    quorum_percent: Mapped[int] = mapped_column(default=0)  # of the delegates with a slip
    quorum_districts: Mapped[int] = mapped_column(default=0)  # with at least one delegate here
    wifi_name: Mapped[str] = mapped_column(default="")  # both stand on the welcome slide
    wifi_password: Mapped[str] = mapped_column(default="")
    speech_seconds: Mapped[int] = mapped_column(default=180)  # what one speaker usually has
    break_until: Mapped[datetime | None] = mapped_column(UtcDateTime)  # the room is on a break
    # No foreign key: items point back at their meeting, and SQLite cannot close such a circle.
    current_item_id: Mapped[int | None]
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Every desk form carries the version; a verb compares and swaps, and names who was first.
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue
    last_about: Mapped[str] = mapped_column(default="")  # the item's number in it
    # How things stood before the last step, as JSON, where it can be taken back; else empty.
    undo: Mapped[str] = mapped_column(default="")


class Attendance(Base):
    """A record that a member is here. Quorum counts it; presence is only an open socket."""

    __tablename__ = "attendance"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    checked_in_at: Mapped[datetime] = mapped_column(UtcDateTime)
