from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assembly.core.db import Base, UtcDateTime
from assembly.plans.models import Strategy


class AgendaItem(Base):
    """One point on a meeting's running order, mostly under a strategy."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        CheckConstraint("phase in ('waiting', 'open', 'done')", name="phase"),
        CheckConstraint("kind in ('inform', 'deliberate', 'decide', 'report')", name="kind"),
        CheckConstraint("outcome in ('', 'noted', 'postponed', 'withdrawn')", name="outcome"),
        Index(None, "meeting_id", "parent_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    strategy_id: Mapped[int | None] = mapped_column(ForeignKey("strategy.id"))
    position: Mapped[int]  # among its siblings, from 1
    number: Mapped[str]  # "5.3", as printed
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="decide")
    planned_minutes: Mapped[int] = mapped_column(default=0)  # 0: no time was set aside
    outcome: Mapped[str] = mapped_column(default="")  # how it ended where no ballot says it
    outcome_reason: Mapped[str] = mapped_column(default="")  # why it was put off or taken back
    # The same matter at an earlier meeting of the series, or at a lower assembly.
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    phase: Mapped[str] = mapped_column(default="waiting")
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    strategy: Mapped[Strategy | None] = relationship()
