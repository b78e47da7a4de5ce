"""What people told, as far as anybody may read it: by place and strategy, nothing finer.

A voice shows its subdistrict only where enough others are published there, its month and no day;
of a person nothing. What is not published is a number.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import case, extract, func, select, text, true

from assembly.assemblies.queries import assembly
from assembly.core import thai
from assembly.core.db import session
from assembly.core.i18n import current
from assembly.grievances.models import Grievance, MeToo
from assembly.grievances.queries import (
    PUBLIC,
    PictureView,
    counts_by_district,
    public_pictures,
)
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
    pictures: tuple[PictureView, ...] = ()


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


@dataclass(frozen=True)
class Heap:
    """Published voices of one place under one strategy, counted; their words are read apart."""

    district: str
    subdistrict: str
    strategy_id: int | None
    is_of_issue: bool  # that was asked for; without one, all are
    count: int


def voices_page(assembly_id: int, asked: Asked) -> VoicesPage:
    """The published voices of an assembly that an address asks for."""
    asked, issue = _understood(assembly_id, asked)
    heaps = _heaps(assembly_id, asked)
    found = _sum(_narrowed(assembly_id, heaps, asked))
    pages = max(1, -(-found // ON_A_PAGE))
    asked = replace(asked, page=min(asked.page, pages))
    return VoicesPage(
        asked=asked,
        issue=issue,
        voices=_voices(_shown(assembly_id, asked), _crowded(heaps)),
        found=found,
        pages=pages,
        published=_sum(heaps),
        told=sum(district.count for district in counts_by_district(assembly_id)),
        districts=_by_district(assembly_id, heaps, asked),
        strategies=_by_strategy(assembly_id, heaps, asked),
    )


def _number(said: str) -> int | None:
    is_one = said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS
    return int(said) if is_one else None


def _understood(assembly_id: int, asked: Asked) -> tuple[Asked, str]:
    """Of what was asked that which is this assembly's; and the title of the issue."""
    places = {district.code for district in districts_of(assembly(assembly_id).province_code)}
    numbers = {strategy.number for strategy in strategies_of(assembly_id)}
    issue = session().get(Issue, asked.issue) if asked.issue else None
    if issue is not None and (issue.assembly_id != assembly_id or not _is_public(issue)):
        issue = None
    known = replace(
        asked,
        district=asked.district if asked.district in places else "",
        strategy=asked.strategy if asked.strategy in numbers else None,
        issue=issue.id if issue else None,
    )
    return known, issue.title if issue else ""


def _is_public(issue: Issue) -> bool:
    """What the desk calls a matter is read by nobody before a voice of it is."""
    inside = select(Grievance.id).where(PUBLIC, Grievance.issue_id == issue.id).limit(1)
    return session().scalar(inside) is not None


def _heaps(assembly_id: int, asked: Asked) -> list[Heap]:
    """All that is published, counted by what the page narrows by: no words are read for it."""
    of_issue = Grievance.issue_id == asked.issue if asked.issue else true()
    kinds = (
        Grievance.district_code,
        Grievance.subdistrict_code,
        Grievance.strategy_id,
        case((of_issue, 1), else_=0).label("of_issue"),
    )
    wanted = select(*kinds, func.count()).where(PUBLIC, Grievance.assembly_id == assembly_id)
    # By the last one's name: its numbers are parameters, no two of them the same to a server.
    found = session().execute(wanted.group_by(*kinds[:-1], text("of_issue")))
    return [Heap(place, near, under, bool(of), n) for place, near, under, of, n in found]


def _narrowed(assembly_id: int, heaps: list[Heap], asked: Asked) -> list[Heap]:
    strategy_id = _strategy_id(assembly_id, asked)
    return [
        heap
        for heap in heaps
        if heap.is_of_issue
        and asked.district in ("", heap.district)
        and strategy_id in (None, heap.strategy_id)
    ]


def _strategy_id(assembly_id: int, asked: Asked) -> int | None:
    ids = {strategy.number: strategy.id for strategy in strategies_of(assembly_id)}
    return ids[asked.strategy] if asked.strategy else None


def _sum(heaps: list[Heap]) -> int:
    return sum(heap.count for heap in heaps)


def _counted(heaps: list[Heap], name: str) -> Counter[str | int | None]:
    counts: Counter[str | int | None] = Counter()
    for heap in heaps:
        counts[getattr(heap, name)] += heap.count
    return counts


def _crowded(heaps: list[Heap]) -> set[str]:
    """Subdistricts with so many published that a voice from there is one among others."""
    nearby = _counted(heaps, "subdistrict")
    return {str(code) for code, count in nearby.items() if count >= FEWEST_NEARBY}


def _by_district(assembly_id: int, heaps: list[Heap], asked: Asked) -> tuple[Choice, ...]:
    left = _narrowed(assembly_id, heaps, replace(asked, district=""))
    counts = _counted(left, "district")
    rows = districts_of(assembly(assembly_id).province_code)
    return tuple(Choice(row.code, name_of(row), counts[row.code]) for row in rows)


def _by_strategy(assembly_id: int, heaps: list[Heap], asked: Asked) -> tuple[Choice, ...]:
    left = _narrowed(assembly_id, heaps, replace(asked, strategy=None))
    counts, short = _counted(left, "strategy_id"), f"short_{current()}"
    return tuple(
        Choice(str(row.number), str(getattr(row, short)), counts[row.id])
        for row in strategies_of(assembly_id)
    )


def _shown(assembly_id: int, asked: Asked) -> list[int]:
    """The newest month first; within a month in no order that tells who was first."""
    strategy_id = _strategy_id(assembly_id, asked)
    wanted = select(Grievance.id).where(PUBLIC, Grievance.assembly_id == assembly_id)
    if asked.district:
        wanted = wanted.where(Grievance.district_code == asked.district)
    if strategy_id is not None:
        wanted = wanted.where(Grievance.strategy_id == strategy_id)
    if asked.issue is not None:
        wanted = wanted.where(Grievance.issue_id == asked.issue)
    month = [extract(part, Grievance.told_on).desc() for part in ("year", "month")]
    wanted = wanted.order_by(*month, Grievance.id).limit(ON_A_PAGE)
    return list(session().scalars(wanted.offset((asked.page - 1) * ON_A_PAGE)))


def _voices(ids: list[int], crowded: set[str]) -> tuple[Voice, ...]:
    wanted = select(Grievance).where(Grievance.id.in_(ids)).options(*Grievance.with_names())
    rows = {row.id: row for row in session().scalars(wanted)}
    too, seen = _too(ids), public_pictures(ids)
    return tuple(
        replace(_voice(rows[id_], crowded, too.get(id_, 0)), pictures=tuple(seen.get(id_, ())))
        for id_ in ids
        if id_ in rows
    )


def _voice(row: Grievance, crowded: set[str], too: int) -> Voice:
    return Voice(
        text=row.public_text,
        district=name_of(row.district),
        subdistrict=name_of(row.subdistrict) if row.subdistrict_code in crowded else "",
        strategy=row.strategy.number if row.strategy else None,
        month=thai.month(row.told_on, current()),
        too=too,
    )


def _too(ids: list[int]) -> dict[int, int]:
    joined = select(MeToo.grievance_id, func.count()).where(MeToo.grievance_id.in_(ids))
    return dict(session().execute(joined.group_by(MeToo.grievance_id)).all())
