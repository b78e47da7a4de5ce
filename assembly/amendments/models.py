from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base, UtcDateTime


class Amendment(Base):
    """A proposed change to one paragraph of a draft: another text, a new paragraph, or none."""

    __tablename__ = "amendment"
    __table_args__ = (
        CheckConstraint("kind in ('change', 'add', 'delete')", name="kind"),
        CheckConstraint(
            "state in ('sent', 'proposed', 'voting', 'accepted', 'rejected', 'withdrawn')",
            name="state",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), index=True)
    base_version: Mapped[int]  # of the draft that the proposer read
    kind: Mapped[str]
    paragraph: Mapped[int]  # from 1; "add" puts the text after it, 0 before all
    old_text: Mapped[str] = mapped_column(default="")  # the paragraph as the proposer read it
    new_text: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))  # None: the desk
    state: Mapped[str] = mapped_column(default="sent")  # until the desk shows it
    was_shown: Mapped[bool] = mapped_column(default=False)  # the room has seen it
    ballot_id: Mapped[int | None] = mapped_column(ForeignKey("ballot.id"), unique=True)
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
