from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base


class Issue(Base):
    """Several grievances grouped into one matter (ประเด็น)."""

    __tablename__ = "issue"

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    title: Mapped[str]
    strategy_id: Mapped[int | None] = mapped_column(ForeignKey("strategy.id"))
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    made_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    last_by: Mapped[str] = mapped_column(default="")
    last_did: Mapped[str] = mapped_column(default="")  # a sentence of the catalogue
    # Where its grievances stood before the last grouping, as JSON, so that it can be taken back.
    undo: Mapped[str] = mapped_column(default="")
