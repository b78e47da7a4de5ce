from sqlalchemy import select

from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.core.db import session
from assembly.exports.papers import DistrictCounts, GrievanceBook, GrievanceText
from assembly.exports.queries import naming
from assembly.grievances.models import Grievance
from assembly.grievances.queries import PUBLIC, wall
from assembly.places.models import District, Subdistrict
from assembly.places.queries import districts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import strategies_of


def grievance_book(assembly_id: int) -> GrievanceBook:
    """How many, from where and about what; and the words that are published, without a person."""
    row = assembly(assembly_id)
    names = [
        strategy for strategy in map(naming.strategy_name, strategies_of(assembly_id)) if strategy
    ]
    return GrievanceBook(
        assembly=naming.assembly_name(row),
        title=f"ความทุกข์ที่แจ้งต่อ{naming.assembly_name(row)}",
        as_of=clock.today(),
        strategies=tuple(names),
        districts=_counts(assembly_id, districts_of(row.province_code), [s.number for s in names]),
        texts=_texts(assembly_id),
        is_example=row.is_example,
    )


def _counts(
    assembly_id: int, districts: list[District], strategies: list[int]
) -> tuple[DistrictCounts, ...]:
    """The grievance wall turned round: a row per district, every one, zero too."""
    rows = {row.strategy: row.counts for row in wall(assembly_id).rows}
    nothing = (0,) * len(districts)
    return tuple(
        DistrictCounts(
            district.name_th,
            tuple(rows.get(number, nothing)[place] for number in strategies),
            rows.get(None, nothing)[place],
        )
        for place, district in enumerate(districts)
    )


def _texts(assembly_id: int) -> tuple[GrievanceText, ...]:
    """In an order that tells nothing of who was first: by place, strategy and the words."""
    wanted = (
        select(Grievance, District.name_th, Subdistrict.name_th)
        .join(District, District.code == Grievance.district_code)
        .join(Subdistrict, Subdistrict.code == Grievance.subdistrict_code)
        .outerjoin(Strategy, Strategy.id == Grievance.strategy_id)
        .where(Grievance.assembly_id == assembly_id, PUBLIC)
        .order_by(District.position, Subdistrict.position, Strategy.number, Grievance.text)
    )
    return tuple(
        GrievanceText(district, subdistrict, naming.strategy_name(row.strategy), row.public_text)
        for row, district, subdistrict in session().execute(wanted)
    )
