from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base
from assembly.core.ids import random_id


class Statement(Base):
    """One short sentence put to the hall; nobody's name stands beside it."""

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint("state in ('open', 'closed', 'withheld')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[int]
    text: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    asked_on: Mapped[date]


class Opinion(Base):
    """What one participant thinks of one statement. It is no vote and decides nothing."""

    __tablename__ = "opinion"
    __table_args__ = (
        UniqueConstraint("statement_id", "who_hash"),
        CheckConstraint("choice in ('agree', 'disagree', 'pass')", name="choice"),
    )

    # Random, and on SQLite the rowid itself: rows keep no order of answering.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        default=random_id,
        autoincrement=False,
    )
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id"), index=True)
    who_hash: Mapped[str]  # keyed with the statement: two opinions cannot be tied to one person
    district_code: Mapped[str | None] = mapped_column(ForeignKey("district.code"))
    choice: Mapped[str]
