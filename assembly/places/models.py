from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from assembly.core.db import Base


class Province(Base):
    __tablename__ = "province"

    code: Mapped[str] = mapped_column(primary_key=True)  # two digits
    name_th: Mapped[str]
    name_en: Mapped[str]


class District(Base):
    __tablename__ = "district"

    code: Mapped[str] = mapped_column(primary_key=True)  # four digits
    province_code: Mapped[str] = mapped_column(ForeignKey("province.code"), index=True)
    name_th: Mapped[str]
    name_en: Mapped[str]
    position: Mapped[int]  # in Thai dictionary order within the province


class Subdistrict(Base):
    __tablename__ = "subdistrict"

    code: Mapped[str] = mapped_column(primary_key=True)  # six digits
    district_code: Mapped[str] = mapped_column(ForeignKey("district.code"), index=True)
    name_th: Mapped[str]
    name_en: Mapped[str]
    postcode: Mapped[str]
    position: Mapped[int]

    district: Mapped[District] = relationship()
