from assembly.core.change import change
from assembly.core.db import session
from assembly.places import facts
from assembly.places.models import District, Province, Subdistrict


@change
def load_province(key: str) -> str:
    """Bring a province's official places into the database; harmless when they are there.

    ``key`` names the packaged facts ("phangnga"). Answers the province's code.
    """
    place = facts.province(key)
    session().merge(Province(code=place.code, name_th=place.name_th, name_en=place.name_en))
    session().flush()
    for position, district in enumerate(place.districts, 1):
        _load_district(place.code, position, district)
    return place.code


def _load_district(province_code: str, position: int, district: facts.District) -> None:
    session().merge(
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
        session().merge(
            Subdistrict(
                code=inside.code,
                district_code=district.code,
                name_th=inside.name_th,
                name_en=inside.name_en,
                postcode=inside.postcode,
                position=place,
            )
        )
