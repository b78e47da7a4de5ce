from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.core.db import session
from assembly.exports.papers import DistrictCounts, GrievanceBook, GrievanceText, MonthCount
from assembly.exports.queries import naming
from assembly.exports.queries.followed import Followed, followed
from assembly.grievances.models import Grievance
from assembly.grievances.queries import Cells, Count, cells_of
from assembly.grievances.rules import FEWEST_NEARBY, is_unresolved
from assembly.meetings.rules import spoken_count
from assembly.places.models import District
from assembly.places.queries import districts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import strategies_of


def grievance_book(assembly_id: int, *, public: bool = False) -> GrievanceBook:
    """How many, from where and about what, and what became of them; words only once reviewed.

    ``public``: what was published, and nothing else is counted.
    """
    row = assembly(assembly_id)
    strategies = strategies_of(assembly_id)
    cells = cells_of(assembly_id, public=public)
    told = rows_of(assembly_id, public=public)
    found = followed(assembly_id, told)
    return GrievanceBook(
        assembly=naming.assembly_name(row),
        title=f"ความทุกข์ที่แจ้งต่อ{naming.assembly_name(row)}",
        as_of=clock.today(),
        strategies=tuple(filter(None, map(naming.strategy_name, strategies))),
        districts=tuple(_counts(d, strategies, cells) for d in districts_of(row.province_code)),
        texts=texts_of(told, found, public=public),
        is_example=row.is_example,
        months=months_of(told, found),
        is_public=public,
    )


def rows_of(
    assembly_id: int, district: str | None = None, *, public: bool = False
) -> Sequence[Grievance]:
    """All but the withdrawn, of one district or of all."""
    wanted = select(Grievance).where(
        Grievance.assembly_id == assembly_id, Grievance.state != "withdrawn"
    )
    if district:
        wanted = wanted.where(Grievance.district_code == district)
    if public:
        shown = Grievance.published_on.is_not(None)
        wanted = wanted.where(Grievance.state == "reviewed", shown)
    with_names = (Grievance.district, Grievance.subdistrict, Grievance.strategy)
    return session().scalars(wanted.options(*map(joinedload, with_names))).all()


def texts_of(
    rows: Sequence[Grievance], found: Followed, *, public: bool = False
) -> tuple[GrievanceText, ...]:
    """In an order that tells nothing of who was first: by place, strategy and what may be read.

    ``public``: of what was published, nothing finer than the public page says.
    """
    groups = Counter((row.district_code, row.target_group) for row in rows)
    said = [
        (row, _text(row, found, _spoken_group(row, groups[row.district_code, row.target_group])))
        for row in rows
    ]
    if public:
        nearby = Counter(row.subdistrict_code for row in rows)
        said = [(row, _coarser(text, nearby[row.subdistrict_code])) for row, text in said]
    return tuple(text for _row, text in sorted(said, key=lambda pair: _order(*pair)))


def _coarser(text: GrievanceText, nearby: int) -> GrievanceText:
    """Without the day and the hall, which a stage's name tells; the subdistrict among others."""
    return replace(text, stage="", subdistrict=text.subdistrict if nearby >= FEWEST_NEARBY else "")


def months_of(rows: Sequence[Grievance], found: Followed) -> tuple[MonthCount, ...]:
    told: Counter[date] = Counter()
    owed: Counter[date] = Counter()
    for row in rows:
        month = row.told_on.replace(day=1)
        told[month] += 1
        owed[month] += owes(row, found)
    return tuple(MonthCount(month, told[month], owed[month]) for month in sorted(told))


def owes(row: Grievance, found: Followed) -> bool:
    is_answered = row.answered_on is not None
    return is_unresolved(row.state, is_answered=is_answered, is_item_done=found.is_done(row))


def _text(row: Grievance, found: Followed, group: str | None) -> GrievanceText:
    item_id = row.agenda_item_id or 0
    return GrievanceText(
        district=row.district.name_th,
        subdistrict=row.subdistrict.name_th,
        strategy=naming.strategy_name(row.strategy),
        text=row.public_text if row.state == "reviewed" else "",
        urgent=row.urgent,
        target_group=group,
        stage=found.stages.get(row.meeting_id or 0, ""),
        state=row.state,
        published=row.state == "reviewed" and row.published_on is not None,
        answered=row.answered_on is not None,
        issue=found.issues.get(row.issue_id or 0, ""),
        organisation=found.organisations.get(row.organisation_id or 0, ""),
        item=found.items.get(item_id, ""),
        resolutions=tuple(found.resolutions.get(item_id, ())),
        clauses=tuple(found.clauses.get(item_id, ())),
        joined=found.joined.get(row.id, 0),
    )


def _spoken_group(row: Grievance, count: int) -> str | None:
    """Fewer than five of a group in a district could be told apart by those who know them."""
    return row.target_group if spoken_count(count) else None


def _order(row: Grievance, text: GrievanceText) -> tuple[object, ...]:
    number = row.strategy.number if row.strategy else 0
    place = row.subdistrict.position if text.subdistrict else 0
    return row.district.position, place, number, text.text, repr(text)


def _counts(district: District, strategies: Sequence[Strategy], cells: Cells) -> DistrictCounts:
    """A row of the matrix turned round: every strategy, zero too."""
    none = cells.get((None, district.code), Count())
    counts = [cells.get((row.id, district.code), Count()) for row in strategies]
    whole = sum(counts, none)
    return DistrictCounts(
        district.name_th,
        tuple(count.told for count in counts),
        none.told,
        tuple(count.unresolved for count in counts),
        none.unresolved,
        whole.urgent,
        whole.joined,
    )
