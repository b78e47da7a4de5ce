from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Minutes(Base):
    """The life of one meeting's minutes; adopted, the paper itself stands here and nowhere else."""

    __tablename__ = "minutes"
    __table_args__ = (
        CheckConstraint("state in ('drafting', 'circulated', 'adopted')", name="state"),
        CheckConstraint("adopted_how in ('', 'circulation', 'meeting')", name="adopted_how"),
        CheckConstraint("(state = 'adopted') = (paper_sha256 <> '')", name="frozen"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    state: Mapped[str] = mapped_column(default="drafting")
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # ผู้จด
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # ผู้ตรวจ
    circulated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    correct_until: Mapped[date | None]  # the last day for corrections
    adopted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    adopted_how: Mapped[str] = mapped_column(default="")
    adopted_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    adopted_note: Mapped[str] = mapped_column(default="")  # how the later meeting put it
    paper: Mapped[str] = mapped_column(Text, default="")  # canonical JSON, once adopted
    paper_sha256: Mapped[str] = mapped_column(default="")


class Passage(Base):
    """A place in the minutes for the secretary's own words: before all items, on one, after all.

    ``version`` is the number of the wording that counts now; 0 while nobody has written.
    """

    __tablename__ = "passage"
    __table_args__ = (UniqueConstraint("meeting_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    place: Mapped[str]  # "before", "item-12", "after"
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    version: Mapped[int] = mapped_column(default=0)


class Wording(Base):
    """Everything that was ever typed into a passage, each under its number; none is taken away.

    ``because``: typed, merged (of two that did not touch), beside (two said it differently),
    chosen, taken_back, correction, moved (from before there were passages).
    """

    __tablename__ = "wording"
    __table_args__ = (
        CheckConstraint(
            "because in ('typed', 'merged', 'beside', 'chosen', 'taken_back', 'correction',"
            " 'moved')",
            name="because",
        ),
    )

    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    because: Mapped[str] = mapped_column(default="typed")
    is_open: Mapped[bool] = mapped_column(default=False)  # stands beside, waiting for a choice
    written_by: Mapped[str] = mapped_column(default="")  # the name of the member of staff
    writer_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Correction(Base):
    """What a delegate says should read otherwise, and what the secretary made of it."""

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("state in ('open', 'accepted', 'noted', 'declined')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"), index=True)
    place: Mapped[str]  # a passage's, or "facts": what the meeting itself filled in
    base: Mapped[int] = mapped_column(default=0)  # the wording its author read
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(default="open")
    answer: Mapped[str] = mapped_column(Text, default="")  # why not; or how it was noted
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
