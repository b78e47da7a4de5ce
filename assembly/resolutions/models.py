from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Draft(Base):
    """The text put before a meeting under one agenda item, before it is adopted or falls."""

    __tablename__ = "draft"
    __table_args__ = (
        CheckConstraint(
            "state in ('drafting', 'shown', 'voting', 'adopted', 'fallen', 'postponed')",
            name="state",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    ballot_id: Mapped[int | None] = mapped_column(ForeignKey("ballot.id"), unique=True)
    title: Mapped[str]  # the question as the hall hears it
    text: Mapped[str]  # operative paragraphs, one per line
    state: Mapped[str] = mapped_column(default="drafting")
    version: Mapped[int] = mapped_column(default=1)  # of the text; each one is kept


class DraftVersion(Base):
    """A draft's text as it stood once; never changed, so that the way to a decision can be read."""

    __tablename__ = "draft_version"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    text: Mapped[str]
    because: Mapped[str] = mapped_column(default="")  # "written", "redrafted", "amendment:12", …
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Resolution(Base):
    """A numbered decision of a meeting. Numbered only on adoption, never reused, never changed."""

    __tablename__ = "resolution"
    __table_args__ = (UniqueConstraint("meeting_id", "sequence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), unique=True)
    sequence: Mapped[int]  # the counter within the meeting
    number: Mapped[str]  # ครั้งที่ and counter: "12.3"
    title: Mapped[str]
    text: Mapped[str]
    text_hash: Mapped[str]
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ClauseSource(Base):
    """Which resolution a clause of the charter stands on."""

    __tablename__ = "clause_source"

    clause_id: Mapped[int] = mapped_column(ForeignKey("clause.id"), primary_key=True)
    resolution_id: Mapped[int] = mapped_column(
        ForeignKey("resolution.id"), primary_key=True, index=True
    )
