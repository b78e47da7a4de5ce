from datetime import date, datetime

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.attributes import get_history

from assembly.core.db import Base, UtcDateTime
from assembly.core.text import search_key


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
    # Who is to act on which operative item, as JSON (``rules.to_text``): in the text once voted on.
    assigned: Mapped[str] = mapped_column(default="")
    search: Mapped[str] = mapped_column(default="")  # ``text.search_key`` of title and text


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
    __table_args__ = (
        UniqueConstraint("meeting_id", "sequence"),
        CheckConstraint("standing in ('adopted', 'superseded', 'void')", name="standing"),
        Index(None, "assembly_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), unique=True)
    sequence: Mapped[int]  # the counter within the meeting
    number: Mapped[str]  # ครั้งที่ and counter: "12.3"; other kinds than the plenary: "ค12.3"
    title: Mapped[str]
    text: Mapped[str]
    text_hash: Mapped[str]
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # What later acts made of it. Its words, its number and its hash never change.
    standing: Mapped[str] = mapped_column(default="adopted")
    version: Mapped[int] = mapped_column(default=1)  # of what the secretary keeps beside the text
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue


class OperativeItem(Base):
    """One operative paragraph of a resolution, made on adoption: who acts on it, until when."""

    __tablename__ = "operative_item"
    __table_args__ = (UniqueConstraint("resolution_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id"))
    number: Mapped[int]  # among the resolution's, from 1
    text: Mapped[str]
    decided: Mapped[str] = mapped_column(default="")  # what the adopted text says of who acts
    due_on: Mapped[date | None] = mapped_column(index=True)


class ItemBody(Base):
    """A body that leads an operative item, or acts on it with others."""

    __tablename__ = "item_body"

    item_id: Mapped[int] = mapped_column(ForeignKey("operative_item.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )
    leads: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class ItemNote(Base):
    """A change of who acts on an item, or until when, after the vote: who said it, and when."""

    __tablename__ = "item_note"

    item_id: Mapped[int] = mapped_column(ForeignKey("operative_item.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str]
    before: Mapped[str] = mapped_column(default="")  # as ``rules.tail`` would say it; empty: nobody
    after: Mapped[str] = mapped_column(default="")


class Effect(Base):
    """What a later act does to a resolution: takes its place, amends an item, or voids it."""

    __tablename__ = "resolution_effect"
    __table_args__ = (
        CheckConstraint("kind in ('superseded', 'amended', 'void')", name="kind"),
        UniqueConstraint("earlier_id", "later_id", "item"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    earlier_id: Mapped[int] = mapped_column(ForeignKey("resolution.id"))
    later_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"), index=True)
    kind: Mapped[str]
    item: Mapped[int] = mapped_column(default=0)  # the amended one; 0: the whole
    reason: Mapped[str] = mapped_column(default="")
    made_by: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class NumberGap(Base):
    """A number of a meeting's that no resolution has, with the reason why not."""

    __tablename__ = "number_gap"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ClauseSource(Base):
    """Which resolution a clause of the charter stands on."""

    __tablename__ = "clause_source"

    clause_id: Mapped[int] = mapped_column(ForeignKey("clause.id"), primary_key=True)
    resolution_id: Mapped[int] = mapped_column(
        ForeignKey("resolution.id"), primary_key=True, index=True
    )


# Three letters anywhere in its words find a draft, as they find a grievance (ADR 0015).
_INDEX = (
    "CREATE VIRTUAL TABLE draft_search USING fts5"
    "(search, content='draft', content_rowid='id', tokenize='trigram')"
)
_FIND = text("INSERT INTO draft_search(rowid, search) VALUES (:id, :search)")
_FORGET = text(
    "INSERT INTO draft_search(draft_search, rowid, search) VALUES ('delete', :id, :search)"
)
made = DDL(_INDEX).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call]  # it has none
event.listen(Draft.__table__, "after_create", made)


@event.listens_for(Draft, "before_insert")
@event.listens_for(Draft, "before_update")
def _shadow(_mapper: object, _connection: Connection, row: Draft) -> None:
    if any(get_history(row, name).added for name in ("title", "text")):
        row.search = search_key(f"{row.title}\n{row.text}")


@event.listens_for(Draft, "after_insert")
def _find(_mapper: object, connection: Connection, row: Draft) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(_FIND, {"id": row.id, "search": row.search})


@event.listens_for(Draft, "after_update")
def _find_anew(_mapper: object, connection: Connection, row: Draft) -> None:
    old = get_history(row, "search").deleted
    if old and connection.dialect.name == "sqlite":
        connection.execute(_FORGET, {"id": row.id, "search": old[0]})
        connection.execute(_FIND, {"id": row.id, "search": row.search})
