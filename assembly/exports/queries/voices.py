"""What a district said and what became of it, as its report tells it."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select

from assembly.assemblies.models import Assembly
from assembly.assemblies.queries import assembly
from assembly.core import clock
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.exports.guide import GROUPS
from assembly.exports.papers import (
    DistrictVoices,
    GrievanceText,
    Heard,
    Quote,
    StagePaper,
    VoicesReport,
)
from assembly.exports.queries import naming
from assembly.exports.queries.followed import Followed, followed
from assembly.exports.queries.grievances import owes, rows_of, texts_of
from assembly.exports.queries.pictures import cleared_pictures
from assembly.grievances.models import Grievance
from assembly.grievances.queries import Count, cells_of
from assembly.meetings.models import Meeting
from assembly.meetings.rules import spoken_count
from assembly.places.models import District
from assembly.places.queries import districts_of, subdistricts_of
from assembly.plans.models import Strategy
from assembly.plans.queries import strategies_of
from assembly.resolutions.models import Resolution
from assembly.stages.models import Headcount, ListeningStage

UNSORTED = "ยังไม่ได้จัดเข้ายุทธศาสตร์"
MOST_QUOTES = 40


def voices_report(assembly_id: int, code: str | None = None) -> VoicesReport:
    """Of every district, or of one. Raises ``NotFound`` for a district of another province."""
    row = assembly(assembly_id)
    districts = districts_of(row.province_code)
    chosen = [district for district in districts if code in (None, district.code)]
    if not chosen:
        raise NotFound
    strategies = strategies_of(assembly_id)
    where = f"อำเภอ{chosen[0].name_th}" if code else "ทุกอำเภอ"
    return VoicesReport(
        assembly=naming.assembly_name(row),
        title=f"รายงานความทุกข์ {where}",
        as_of=clock.today(),
        strategies=tuple(filter(None, map(naming.strategy_name, strategies))),
        matrix=() if code else _matrix(assembly_id, strategies, districts),
        places=() if code else tuple(district.name_th for district in districts),
        districts=tuple(_voices(row, district, strategies) for district in chosen),
        names=naming.local_names(row),
        is_example=row.is_example,
    )


def _matrix(
    assembly_id: int, strategies: Sequence[Strategy], districts: Sequence[District]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    cells = cells_of(assembly_id)

    def line(key: int | None) -> tuple[int, ...]:
        return tuple(cells.get((key, district.code), Count()).told for district in districts)

    named = [(f"{row.number} {row.short_th}", line(row.id)) for row in strategies]
    return (*named, (UNSORTED, line(None)))


def _voices(row: Assembly, district: District, strategies: Sequence[Strategy]) -> DistrictVoices:
    told = rows_of(row.id, district.code)
    found = followed(row.id, told)
    return DistrictVoices(
        district=district.name_th,
        whole=_heard("", told, found),
        joined=sum(found.joined.get(one.id, 0) for one in told),
        by_strategy=_by_strategy(told, found, strategies),
        by_subdistrict=_by_subdistrict(told, found, district),
        groups=_groups(Counter(one.target_group or "" for one in told)),
        stages=_stages(row, district.code, told),
        outcomes=_outcomes(told, found),
        resolutions=_resolutions(told),
        quotes=_quotes(told, found),
        pictures=cleared_pictures(row.id, district.code),
    )


def _heard(name: str, rows: Sequence[Grievance], found: Followed) -> Heard:
    owed = [row for row in rows if owes(row, found)]
    return Heard(name, len(rows), len(owed), sum(row.urgent for row in owed))


def _by_strategy(
    told: Sequence[Grievance], found: Followed, strategies: Sequence[Strategy]
) -> tuple[Heard, ...]:
    known = [(row.id, f"{row.number} {row.short_th}") for row in strategies]
    keys: list[tuple[int | None, str]] = [*known, (None, UNSORTED)]
    return tuple(
        _heard(name, [one for one in told if one.strategy_id == key], found) for key, name in keys
    )


def _by_subdistrict(
    told: Sequence[Grievance], found: Followed, district: District
) -> tuple[Heard, ...]:
    """Every subdistrict, those too that nobody was heard from."""
    places = [
        place
        for place in subdistricts_of(district.province_code)
        if place.district_code == district.code
    ]
    return tuple(
        _heard(place.name_th, [one for one in told if one.subdistrict_code == place.code], found)
        for place in places
    )


def _groups(counts: Counter[str]) -> tuple[tuple[str, int | None], ...]:
    return tuple((name, spoken_count(counts[key])) for key, name in GROUPS.items())


def _stages(row: Assembly, code: str, told: Sequence[Grievance]) -> tuple[StagePaper, ...]:
    wanted = (
        select(ListeningStage, Meeting)
        .join(Meeting, Meeting.id == ListeningStage.meeting_id)
        .where(ListeningStage.assembly_id == row.id, ListeningStage.district_code == code)
        .order_by(Meeting.held_on, Meeting.id)
    )
    heard = Counter(one.meeting_id for one in told)
    return tuple(
        _stage(row, stage, sitting, heard[sitting.id])
        for stage, sitting in session().execute(wanted).all()
    )


def _stage(row: Assembly, stage: ListeningStage, sitting: Meeting, told: int) -> StagePaper:
    wanted = select(Headcount.target_group, Headcount.people)
    wanted = wanted.where(Headcount.meeting_id == sitting.id)
    came = Counter(dict(session().execute(wanted).all()))
    return StagePaper(
        title=naming.meeting_title(row, sitting),
        held_on=sitting.held_on,
        place=sitting.place,
        people=came.total(),
        groups=_groups(came),
        told=told,
        summary=stage.summary,
    )


def _outcomes(told: Sequence[Grievance], found: Followed) -> tuple[tuple[str, int], ...]:
    items = [row.agenda_item_id or 0 for row in told]
    return (
        ("ตอบผู้แจ้งแล้ว", sum(row.answered_on is not None for row in told)),
        ("ส่งต่อถึงหน่วยงาน", sum(row.organisation_id is not None for row in told)),
        ("อยู่ในวาระการประชุม", sum(item in found.items for item in items)),
        ("มีมติแล้ว", sum(bool(found.resolutions.get(item)) for item in items)),
        ("อยู่ในธรรมนูญแล้ว", sum(bool(found.clauses.get(item)) for item in items)),
        ("ยังค้าง", sum(owes(row, found) for row in told)),
    )


def _resolutions(told: Sequence[Grievance]) -> tuple[tuple[str, str], ...]:
    behind = {row.agenda_item_id for row in told} - {None}
    wanted = select(Resolution).where(Resolution.agenda_item_id.in_(behind))
    rows = session().scalars(wanted.order_by(Resolution.id))
    return tuple((row.number, row.title) for row in rows)


def _quotes(told: Sequence[Grievance], found: Followed) -> tuple[Quote, ...]:
    """What anybody may read already: those that most people share stand first."""
    shown = [row for row in told if row.state == "reviewed" and row.published_on is not None]
    texts = list(texts_of(shown, found, public=True))
    texts.sort(key=lambda text: -text.joined)
    return tuple(map(_quote, texts[:MOST_QUOTES]))


def _quote(text: GrievanceText) -> Quote:
    about = text.strategy.name if text.strategy else ""
    return Quote(text.text, text.subdistrict, about, text.joined)
