from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base


class Strategy(Base):
    """One strategy of an assembly's plan; its number picks its colour and icon."""

    __tablename__ = "strategy"
    __table_args__ = (UniqueConstraint("assembly_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    number: Mapped[int]
    name_th: Mapped[str]
    name_en: Mapped[str]
    short_th: Mapped[str]
    short_en: Mapped[str]
