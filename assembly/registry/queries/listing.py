"""The list of organisations, narrowed by what an address asks; many in as few questions as one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from assembly.core.db import session
from assembly.core.text import search_key
from assembly.core.thai import BUDDHIST_ERA
from assembly.registry.models import Membership, Organisation
from assembly.registry.queries.rows import organisations_of, places_of
from assembly.registry.rules import KINDS, LEVELS, SECTORS

ON_A_PAGE = 100
LONGEST_WORDS = 100
MOST_PAGES = 10_000


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed by; empty: everything."""

    words: str = ""
    kind: str = ""
    sector: str = ""
    level: str = ""
    place: str = ""
    page: int = 1

    @classmethod
    def by(cls, said: Mapping[str, str]) -> "Asked":
        """What an address asks; what means nothing asks for nothing."""
        page = said.get("page", "")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
        return cls(
            words=said.get("q", "")[:LONGEST_WORDS],
            kind=_known(said.get("kind", ""), KINDS),
            sector=_known(said.get("sector", ""), SECTORS),
            level=_known(said.get("level", ""), LEVELS),
            place=said.get("place", "")[:6],
            page=min(max(number, 1), MOST_PAGES),
        )

    @property
    def is_narrowed(self) -> bool:
        return replace(self, page=1) != Asked()

    def address(self, **other: Any) -> dict[str, Any]:
        """The same as an address asks it, with something changed; another page is the first."""
        now = {"q": self.words, "kind": self.kind, "sector": self.sector, "level": self.level}
        now |= {"place": self.place} | other
        return {name: said for name, said in now.items() if said}


@dataclass(frozen=True)
class Entry:
    """One organisation in the list."""

    id: int
    name: str
    kind: str
    sector: str
    level: str
    place: str
    founded: int | None  # of the Buddhist Era, as people read it
    ended: int | None
    members: int

    @property
    def kind_name(self) -> str:
        return str(KINDS[self.kind])

    @property
    def sector_name(self) -> str:
        return str(SECTORS[self.sector])

    @property
    def level_name(self) -> str:
        return str(LEVELS[self.level])


@dataclass(frozen=True)
class Listing:
    asked: Asked
    entries: tuple[Entry, ...]
    found: int
    total: int
    kinds: tuple[tuple[str, str, int], ...]  # key, name, how many of all
    sectors: tuple[tuple[str, str, int], ...]
    places: Mapping[str, str]

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // ON_A_PAGE))


def listing_of(assembly_id: int, asked: Asked) -> Listing:
    """One page of the list, and how many there are of each kind."""
    rows = organisations_of(assembly_id)
    places = places_of(assembly_id)
    chosen = [row for row in rows if _fits(row, asked)]
    start = (asked.page - 1) * ON_A_PAGE
    members = _members_of(assembly_id)
    shown = chosen[start : start + ON_A_PAGE]
    return Listing(
        asked=asked,
        entries=tuple(_entry(row, places, members) for row in shown),
        found=len(chosen),
        total=len(rows),
        kinds=_counted(KINDS, [row.kind for row in rows]),
        sectors=_counted(SECTORS, [row.sector for row in rows]),
        places=places,
    )


def be(year: int | None) -> int | None:
    """A year as people read it."""
    return None if year is None else year + BUDDHIST_ERA


def place_of(row: Organisation) -> str:
    """The code of where it is, as near as is known."""
    return row.subdistrict_code or row.district_code or ""


def _known(said: str, words: Mapping[str, Any]) -> str:
    return said if said in words else ""


def _fits(row: Organisation, asked: Asked) -> bool:
    same = ((asked.kind, row.kind), (asked.sector, row.sector), (asked.level, row.level))
    if any(wanted and wanted != has for wanted, has in same):
        return False
    if asked.place and not (
        row.district_code == asked.place or row.subdistrict_code == asked.place
    ):
        return False
    said = search_key(f"{row.name} {row.about}") if asked.words else ""
    return all(word in said for word in search_key(asked.words).split())


def _members_of(assembly_id: int) -> dict[int, int]:
    wanted = (
        select(Membership.network_id, func.count())
        .join(Organisation, Organisation.id == Membership.network_id)
        .where(Organisation.assembly_id == assembly_id)
        .group_by(Membership.network_id)
    )
    return dict(session().execute(wanted).all())


def _entry(row: Organisation, places: Mapping[str, str], members: Mapping[int, int]) -> Entry:
    told = (row.id, row.name, row.kind, row.sector, row.level, places.get(place_of(row), ""))
    return Entry(*told, be(row.founded), be(row.ended), members.get(row.id, 0))


def _counted(words: Mapping[str, Any], said: list[str]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(said)
    return tuple((key, str(name), counts[key]) for key, name in words.items())
