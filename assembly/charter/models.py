from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assembly.core.db import Base, UtcDateTime
from assembly.plans.models import Strategy


class Charter(Base):
    """A standing text of the assembly: its charter, or a by-law. Its state over time are editions.

    The columns hold what is adopted; what is only drafted lies in ``DraftChange``.
    """

    __tablename__ = "charter"
    __table_args__ = (
        UniqueConstraint("assembly_id", "slug"),
        CheckConstraint("kind in ('charter', 'bylaw')", name="kind"),
        CheckConstraint("(kind = 'charter') = (slug = 'charter')", name="slug"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    kind: Mapped[str] = mapped_column(default="charter")
    slug: Mapped[str] = mapped_column(default="charter")  # in its address
    title: Mapped[str]
    preamble: Mapped[str] = mapped_column(default="")
    transitory: Mapped[str] = mapped_column(default="")  # บทเฉพาะกาล
    pledge: Mapped[str] = mapped_column(default="")  # ปฏิญญา, spoken at the adoption
    signers: Mapped[str] = mapped_column(default="")  # one a line: name, office
    # The draft's version; a verb compares and swaps, and names who was first.
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue
    last_about: Mapped[str] = mapped_column(default="")  # the clause's or chapter's number in it


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
    """A clause. Its identity is its id; its number changes only before the first edition."""

    __tablename__ = "clause"
    __table_args__ = (CheckConstraint("state in ('standing', 'repealed')", name="state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"), index=True)
    position: Mapped[int]  # within its chapter, from 1
    number: Mapped[str]  # "17", or "12/1" when added between editions
    text: Mapped[str]  # "(ยกเลิก)" once it is repealed; its words before stand in its steps
    state: Mapped[str] = mapped_column(default="standing")
    version: Mapped[int] = mapped_column(default=1)  # of its words
    moved_from_id: Mapped[int | None] = mapped_column(ForeignKey("clause.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)

    chapter: Mapped[Chapter] = relationship()


class ClauseStep(Base):
    """What happened to a clause once, and its words from then on; never changed."""

    __tablename__ = "clause_step"
    __table_args__ = (
        CheckConstraint("what in ('added', 'amended', 'repealed', 'moved')", name="what"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    clause_id: Mapped[int] = mapped_column(ForeignKey("clause.id"), index=True)
    what: Mapped[str]
    number: Mapped[str]
    text: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"), index=True)
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id"))  # first printed in
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Edition(Base):
    """One adopted state of a document, with all that it prints, kept for good."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("charter_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    number: Mapped[int]  # ฉบับที่
    adopted_on: Mapped[date]
    in_force_from: Mapped[date]  # มีผลใช้บังคับ; may be later than the adoption
    place: Mapped[str]
    title: Mapped[str]
    preamble: Mapped[str] = mapped_column(default="")
    transitory: Mapped[str] = mapped_column(default="")
    pledge: Mapped[str] = mapped_column(default="")
    signers: Mapped[str] = mapped_column(default="")
    ballot_id: Mapped[int | None] = mapped_column(
        ForeignKey("ballot.id")
    )  # by which it was adopted
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"))
    text_hash: Mapped[str]
    hashes: Mapped[str] = mapped_column(default="all")  # "clauses": numbers and words only


class EditionChapter(Base):
    """A chapter as it stood in an edition."""

    __tablename__ = "edition_chapter"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"))
    title: Mapped[str]


class EditionClause(Base):
    """A clause as it stood in an edition."""

    __tablename__ = "edition_clause"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    clause_id: Mapped[int] = mapped_column(ForeignKey("clause.id"), primary_key=True)
    chapter_number: Mapped[int]
    number: Mapped[str]
    text: Mapped[str]
    state: Mapped[str] = mapped_column(default="standing")


class DraftChange(Base):
    """One change of the working draft; it goes when it is undone, or adopted with an edition."""

    __tablename__ = "draft_change"
    __table_args__ = (
        UniqueConstraint("charter_id", "part"),
        CheckConstraint(
            "kind in ('amend', 'repeal', 'insert', 'move', 'add_chapter', 'rename_chapter',"
            " 'move_chapter', 'part')",
            name="kind",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"), index=True)
    kind: Mapped[str]
    clause_id: Mapped[int | None] = mapped_column(ForeignKey("clause.id"), unique=True)
    chapter_id: Mapped[int | None] = mapped_column(ForeignKey("chapter.id"))
    part: Mapped[str | None]  # "title", "preamble", "transitory", "pledge", "signers"
    place: Mapped[str] = mapped_column(default="")  # as ``rules.drafting`` reads it
    text: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"))
    base_version: Mapped[int] = mapped_column(default=0)  # of the clause when this was written
    version: Mapped[int] = mapped_column(default=1)
    made_by: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class EditionMotion(Base):
    """The working draft, put before a meeting as a whole under one point of its agenda."""

    __tablename__ = "edition_motion"

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"), unique=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    place: Mapped[str]
    in_force_from: Mapped[date | None]
    words_hash: Mapped[str]  # of the question and its lines as they were put
