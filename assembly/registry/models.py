from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assembly.core.db import Base


class Organisation(Base):
    """A body that a matter can be sent to: an agency, a local authority, an association …"""

    __tablename__ = "organisation"
    __table_args__ = (
        UniqueConstraint("assembly_id", "name"),
        CheckConstraint(
            "sector in ('community', 'local_government', 'state', 'private')", name="sector"
        ),
        CheckConstraint(
            "level in ('village', 'subdistrict', 'district', 'province', 'national')", name="level"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"))
    name: Mapped[str]
    sector: Mapped[str]
    level: Mapped[str]
