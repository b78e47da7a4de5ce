from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Task(Base):
    """What one of the staff is to do until a day; it may be about a promise, a letter, a matter."""

    __tablename__ = "task"
    __table_args__ = (Index(None, "assembly_id", "done_on", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    title: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    due_on: Mapped[date | None]
    about: Mapped[str] = mapped_column(default="")  # "commitment:12"; see ``rules.ABOUT``
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str]
    done_on: Mapped[date | None]
    done_by: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue
