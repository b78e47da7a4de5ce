from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from assembly.core.db import Base

PAPERS = "paper in ('charter', 'resolutions', 'minutes', 'letter')"


class LetterheadRow(Base):
    """What an organisation settled for its papers; an empty field means the assembly's own."""

    __tablename__ = "letterhead"

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), primary_key=True)
    name_th: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")  # address and telephone, as they are printed
    number_prefix: Mapped[str] = mapped_column(default="")  # ที่ …
    footer: Mapped[str] = mapped_column(default="")
    # A fresh JPEG without the camera's words; here, and not in a folder, so that every copy and
    # backup of the papers' data has it.
    seal: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))


class LetterheadPaper(Base):
    """What stands above one kind of paper."""

    __tablename__ = "letterhead_paper"
    __table_args__ = (CheckConstraint(PAPERS, name="paper"),)

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), primary_key=True)
    paper: Mapped[str] = mapped_column(primary_key=True)
    heading: Mapped[str]


class LetterheadSigner(Base):
    """Who signs one kind of paper, in order."""

    __tablename__ = "letterhead_signer"
    __table_args__ = (CheckConstraint(PAPERS, name="paper"),)

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), primary_key=True)
    paper: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)  # from 1
    name: Mapped[str]
    office: Mapped[str]
