from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base
from assembly.hall.rules import MAIN


class Screen(Base):
    """What one projector of a meeting shows: a row, so that a restart shows the same.

    ``main`` follows the room by itself; every other screen shows what the desk chose for it,
    unless it was told to follow too.
    """

    __tablename__ = "screen"
    __table_args__ = (CheckConstraint("theme in ('light', 'dark')", name="theme"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True, default=MAIN)
    slide: Mapped[str] = mapped_column(default="welcome")
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    chapter_id: Mapped[int | None] = mapped_column(ForeignKey("chapter.id"))  # charter scene
    message: Mapped[str] = mapped_column(default="")  # message scene: the desk's own words
    page: Mapped[int] = mapped_column(default=1)  # of a draft that is longer than one wall
    theme: Mapped[str] = mapped_column(default="light")
    blank: Mapped[bool] = mapped_column(default=False)
    follows: Mapped[bool] = mapped_column(default=False)  # a further one that moves too
