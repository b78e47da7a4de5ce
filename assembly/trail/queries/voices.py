"""What people told, as far as anybody may read it: by place and strategy, nothing finer.

A voice shows its subdistrict only where enough others are published there, its month and no day;
of a person nothing. What is not published is a number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, extract, func, select, true
from sqlalchemy.orm import InstrumentedAttribute

from assembly.assemblies.queries import assembly
from assembly.core import thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import PUBLIC, counts_by_district
from assembly.grievances.rules import FEWEST_NEARBY, FEWEST_TOGETHER
from assembly.issues.models import Issue
from assembly.meetings.queries import name_of
from assembly.places.queries import districts_of
from assembly.plans.queries import strategies_of

ON_A_PAGE = 30
MOST_DIGITS = 15  # of a number in an address


@dataclass(frozen=True)
class Asked:
    """What an address asks for; what it does not understand it does not ask."""

    district: str = ""
    strategy: int | None = None
    issue: int | None = None
    page: int = 1

    @classmethod
    def by(cls, said: Mapping[str, str]) -> "Asked":
        strategy, issue, page = (_number(said.get(n, "")) for n in ("strategy", "issue", "page"))
        return cls(said.get("district", ""), strategy, issue, page or 1)

    def address(self, **other: str | int | None) -> dict[str, str | int]:
        """The arguments of the same page with something else asked; from its beginning."""
        wanted = {"district": self.district, "strategy": self.strategy, "issue": self.issue}
        return {name: value for name, value in (wanted | other).items() if value}


@dataclass(frozen=True)
class Voice:
    """One published grievance."""

    text: str
    district: str
    subdistrict: str  # empty where too few are published
    strategy: int | None
    month: str
    too: int  # how many more said that they suffer the same


@dataclass(frozen=True)
class Choice:
    """One way to narrow the list, with how many it would leave."""

    value: str
    name: str
    count: int


@dataclass(frozen=True)
class VoicesPage:
    asked: Asked
    issue: str  # its title, when the list is one issue's
    voices: tuple[Voice, ...]
    found: int
    pages: int
    published: int  # of the whole assembly
    told: int
    districts: tuple[Choice, ...]
    strategies: tuple[Choice, ...]
    together: int = FEWEST_TOGETHER
    nearby: int = FEWEST_NEARBY

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.address())


def voices_page(assembly_id: int, asked: Asked) -> VoicesPage:
    """The published voices of an assembly that an address asks for."""
    asked, issue = _understood(assembly_id, asked)
    found = _count(_wanted(assembly_id, asked))
    pages = max(1, -(-found // ON_A_PAGE))
    asked = replace(asked, page=min(asked.page, pages))
    return VoicesPage(
        asked=asked,
        issue=issue,
        voices=_voices(assembly_id, asked),
        found=found,
        pages=pages,
        published=_count(_wanted(assembly_id, Asked())),
        told=sum(district.count for district in counts_by_district(assembly_id)),
        districts=_by_district(assembly_id, asked),
        strategies=_by_strategy(assembly_id, asked),
    )


def _number(said: str) -> int | None:
    is_one = said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS
    return int(said) if is_one else None


def _understood(assembly_id: int, asked: Asked) -> tuple[Asked, str]:
    """Of what was asked that which is this assembly's; and the title of the issue."""
    places = {district.code for district in districts_of(assembly(assembly_id).province_code)}
    numbers = {strategy.number for strategy in strategies_of(assembly_id)}
    issue = session().get(Issue, asked.issue) if asked.issue else None
    if issue is not None and issue.assembly_id != assembly_id:
        issue = None
    known = replace(
        asked,
        district=asked.district if asked.district in places else "",
        strategy=asked.strategy if asked.strategy in numbers else None,
        issue=issue.id if issue else None,
    )
    return known, issue.title if issue else ""


def _wanted(assembly_id: int, asked: Asked) -> ColumnElement[bool]:
    ids = {strategy.number: strategy.id for strategy in strategies_of(assembly_id)}
    return and_(
        PUBLIC,
        Grievance.assembly_id == assembly_id,
        Grievance.district_code == asked.district if asked.district else true(),
        Grievance.strategy_id == ids[asked.strategy] if asked.strategy else true(),
        Grievance.issue_id == asked.issue if asked.issue else true(),
    )


def _count(wanted: ColumnElement[bool]) -> int:
    return session().scalar(select(func.count()).where(wanted)) or 0


def _counts(column: InstrumentedAttribute[str], wanted: ColumnElement[bool]) -> dict[str, int]:
    found = select(column, func.count()).where(wanted).group_by(column)
    return {str(value): count for value, count in session().execute(found)}


def _by_district(assembly_id: int, asked: Asked) -> tuple[Choice, ...]:
    counts = _counts(Grievance.district_code, _wanted(assembly_id, replace(asked, district="")))
    rows = districts_of(assembly(assembly_id).province_code)
    return tuple(Choice(row.code, name_of(row), counts.get(row.code, 0)) for row in rows)


def _by_strategy(assembly_id: int, asked: Asked) -> tuple[Choice, ...]:
    counts = _counts(Grievance.strategy_id, _wanted(assembly_id, replace(asked, strategy=None)))  # type: ignore[arg-type]  # any column
    short = f"short_{current()}"
    return tuple(
        Choice(str(row.number), str(getattr(row, short)), counts.get(str(row.id), 0))
        for row in strategies_of(assembly_id)
    )


def _voices(assembly_id: int, asked: Asked) -> tuple[Voice, ...]:
    """The newest month first; within a month in no order that tells who was first."""
    year, month = (extract(part, Grievance.told_on) for part in ("year", "month"))
    wanted = select(Grievance).where(_wanted(assembly_id, asked))
    wanted = wanted.order_by(year.desc(), month.desc(), Grievance.id)
    begin = (asked.page - 1) * ON_A_PAGE
    rows = session().scalars(wanted.offset(begin).limit(ON_A_PAGE)).all()
    everywhere = _wanted(assembly_id, Asked())
    nearby = _counts(Grievance.subdistrict_code, everywhere)
    crowded = {place for place, count in nearby.items() if count >= FEWEST_NEARBY}
    too = _too(row.id for row in rows)
    return tuple(
        Voice(
            text=row.public_text,
            district=name_of(row.district),
            subdistrict=name_of(row.subdistrict) if row.subdistrict_code in crowded else "",
            strategy=row.strategy.number if row.strategy else None,
            month=thai.month(row.told_on, current()),
            too=too.get(row.id, 0),
        )
        for row in rows
    )


def _too(ids: Iterable[int]) -> dict[int, int]:
    joined = select(MeToo.grievance_id, func.count()).where(MeToo.grievance_id.in_(list(ids)))
    return dict(session().execute(joined.group_by(MeToo.grievance_id)).all())
