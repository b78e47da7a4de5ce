from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Entry(Base):
    """One line of the record: what kind of thing happened to what, when, by which role.

    ``at_utc`` is text, as hashed. The content stands in a side table, so that erasing a person's
    data leaves the chain valid.
    """

    __tablename__ = "journal_entry"
    # Without SQLite's own row number every byte of a row means something, so every change is seen.
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it as is

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 0
    type: Mapped[str]
    at_utc: Mapped[str]
    actor_role: Mapped[str]
    subject: Mapped[str]  # "ballot:17"
    payload_sha256: Mapped[str]
    prev_hash: Mapped[str]
    leaf_hash: Mapped[str]


class Payload(Base):
    """What an entry was about, salted; may be erased, its hash stays."""

    __tablename__ = "journal_payload"
    # Without SQLite's own row number every byte of a row means something, so every change is seen.
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 -- SQLAlchemy reads it as is

    seq: Mapped[int] = mapped_column(ForeignKey("journal_entry.seq"), primary_key=True)
    salt: Mapped[str]
    content: Mapped[str] = mapped_column(Text)  # canonical JSON


class Head(Base):
    """Where the journal stands: one row, so that writers follow one another."""

    __tablename__ = "journal_head"

    id: Mapped[int] = mapped_column(primary_key=True)  # always 1
    size: Mapped[int] = mapped_column(default=0)
    last_hash: Mapped[str] = mapped_column(default="")
    peaks: Mapped[str] = mapped_column(default="")  # the compact range of the Merkle tree


class Checkpoint(Base):
    """A signed statement of the journal's size and root (C2SP tlog-checkpoint)."""

    __tablename__ = "checkpoint"

    id: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str]  # "meeting_opened", "ballot_closed" …
    subject: Mapped[str]
    size: Mapped[int]
    root: Mapped[str]
    note: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
