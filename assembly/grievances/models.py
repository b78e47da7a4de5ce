from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assembly.core.db import Base
from assembly.core.ids import random_id
from assembly.places.models import District, Subdistrict
from assembly.plans.models import Strategy


class Grievance(Base):
    """What one person says hurts, in one area; never edited by others.

    No account, address, device or time of day: a date and a random id, so that rows keep no order.
    """

    __tablename__ = "grievance"
    __table_args__ = (CheckConstraint("state in ('new', 'reviewed', 'withheld')", name="state"),)

    # On SQLite it must be the rowid itself: a hidden one beside it keeps the order of telling.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        default=random_id,
        autoincrement=False,
    )
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    district_code: Mapped[str] = mapped_column(ForeignKey("district.code"))
    subdistrict_code: Mapped[str] = mapped_column(ForeignKey("subdistrict.code"))
    strategy_id: Mapped[int | None] = mapped_column(ForeignKey("strategy.id"))
    text: Mapped[str]
    told_on: Mapped[date]
    tracking_hash: Mapped[str] = mapped_column(unique=True)  # the code itself is never stored
    state: Mapped[str] = mapped_column(default="new")  # the public sees texts only once reviewed
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    batch: Mapped[int | None] = mapped_column(index=True)  # the batch it entered the journal with

    district: Mapped[District] = relationship()
    subdistrict: Mapped[Subdistrict] = relationship()
    strategy: Mapped[Strategy | None] = relationship()
