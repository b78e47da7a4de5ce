from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assembly.core.db import Base, UtcDateTime
from assembly.plans.models import Strategy


class Charter(Base):
    """The assembly's standing text: its title and preamble. Its state over time are editions."""

    __tablename__ = "charter"

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), unique=True)
    title: Mapped[str]
    preamble: Mapped[str] = mapped_column(default="")


class Chapter(Base):
    __tablename__ = "chapter"
    __table_args__ = (UniqueConstraint("charter_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    number: Mapped[int]
    title: Mapped[str]
    strategy_id: Mapped[int | None] = mapped_column(ForeignKey("strategy.id"))

    strategy: Mapped[Strategy | None] = relationship()


class Clause(Base):
    """A clause. Its identity is its id; its number may change from edition to edition."""

    __tablename__ = "clause"

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"), index=True)
    position: Mapped[int]  # within its chapter, from 1
    number: Mapped[str]  # "17", or "12/1" when added between editions
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)

    chapter: Mapped[Chapter] = relationship()


class Edition(Base):
    """One adopted state of the charter, kept for good."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("charter_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    number: Mapped[int]  # ฉบับที่
    adopted_on: Mapped[date]
    place: Mapped[str]
    text_hash: Mapped[str]


class EditionClause(Base):
    """A clause as it stood in an edition."""

    __tablename__ = "edition_clause"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    clause_id: Mapped[int] = mapped_column(ForeignKey("clause.id"), primary_key=True)
    number: Mapped[str]
    text: Mapped[str]
