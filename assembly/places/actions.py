from collections.abc import Callable
from typing import TypeAlias

from assembly.core.change import change
from assembly.core.db import Base, session
from assembly.places import facts
from assembly.places.models import District, Province, Subdistrict

Put: TypeAlias = Callable[[Base], object]


@change
def load_province(key: str) -> str:
    """Bring a province's official places into the database; harmless when they are there.

    ``key`` names the packaged facts ("phangnga"). Answers the province's code.
    """
    place = facts.province(key)
    is_here = session().get(Province, place.code) is not None
    put: Put = session().merge if is_here else session().add  # merging asks for each row first
    put(Province(code=place.code, name_th=place.name_th, name_en=place.name_en))
    session().flush()
    for position, district in enumerate(place.districts, 1):
        _load_district(put, place.code, position, district)
    return place.code


def _load_district(put: Put, province_code: str, position: int, district: facts.District) -> None:
    put(
        District(
            code=district.code,
            province_code=province_code,
            name_th=district.name_th,
            name_en=district.name_en,
            position=position,
        )
    )
    session().flush()
    for place, inside in enumerate(district.subdistricts, 1):
        put(
            Subdistrict(
                code=inside.code,
                district_code=district.code,
                name_th=inside.name_th,
                name_en=inside.name_en,
                postcode=inside.postcode,
                position=place,
            )
        )
