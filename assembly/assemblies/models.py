from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Assembly(Base):
    """The standing body of a province or community: the tenant of everything else."""

    __tablename__ = "assembly"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("assembly.id"))
    province_code: Mapped[str] = mapped_column(ForeignKey("province.code"))
    name_th: Mapped[str]  # พังงาแห่งความสุข
    name_en: Mapped[str]
    theme_th: Mapped[str] = mapped_column(default="")
    theme_en: Mapped[str] = mapped_column(default="")
    is_example: Mapped[bool] = mapped_column(default=False)
    # Days after which what people told is erased, save its numbers; none: it is kept.
    keep_days: Mapped[int | None]
    founded_at: Mapped[datetime] = mapped_column(UtcDateTime)
