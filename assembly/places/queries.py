from sqlalchemy import select

from assembly.core.db import session
from assembly.places.models import District, Province, Subdistrict


def districts_of(province_code: str) -> list[District]:
    """The province's districts in Thai dictionary order."""
    wanted = select(District).where(District.province_code == province_code)
    return list(session().scalars(wanted.order_by(District.position)))


def province_name(code: str) -> str:
    """พังงา, as papers write it."""
    return session().get_one(Province, code).name_th


def subdistricts_of(province_code: str) -> list[Subdistrict]:
    """The province's subdistricts: by district, then in Thai dictionary order."""
    wanted = (
        select(Subdistrict)
        .join(District)
        .where(District.province_code == province_code)
        .order_by(District.position, Subdistrict.position)
    )
    return list(session().scalars(wanted))


def subdistrict_in(province_code: str, code: str) -> Subdistrict | None:
    """The subdistrict of a code, if it lies in this province."""
    found = session().get(Subdistrict, code)
    inside = found is not None and found.district.province_code == province_code
    return found if inside else None
