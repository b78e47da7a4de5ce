"""One organisation with everything it hangs together with."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from assembly.core.db import session
from assembly.core.text import thai_sort_key
from assembly.registry.models import Membership, Organisation, Representative, Succession
from assembly.registry.queries.agreements import AgreementView, agreements_with
from assembly.registry.queries.listing import be, place_of
from assembly.registry.queries.rows import organisation, places_of
from assembly.registry.rules import HAVE_MEMBERS, KINDS, LEVELS, SECTORS, generations, reach


@dataclass(frozen=True)
class Known:
    """Another organisation as a page names it; ``since``: a member from this year on."""

    id: int
    name: str
    kind: str
    sector: str
    founded: int | None
    ended: int | None
    since: int | None = None

    @property
    def kind_name(self) -> str:
        return str(KINDS[self.kind])

    @property
    def sector_name(self) -> str:
        return str(SECTORS[self.sector])


@dataclass(frozen=True)
class RepresentativeView:
    id: int
    name: str  # empty for the public, unless its owner agreed
    office: str
    since: int | None
    until: int | None
    is_shown: bool


@dataclass(frozen=True)
class OrganisationView:
    id: int
    assembly_id: int
    name: str
    kind: str
    sector: str
    level: str
    about: str
    place_code: str
    place: str
    founded: int | None
    ended: int | None
    coordinator: str
    contact: str
    is_shown: bool
    consented_on: date | None
    consent_by: str
    version: int
    parent: Known | None
    below: tuple[Known, ...]
    earlier: tuple[Known, ...]
    later: tuple[Known, ...]
    history: tuple[tuple[Known, ...], ...]  # generations, the oldest first, itself among them
    networks: tuple[Known, ...]
    members: tuple[Known, ...]
    representatives: tuple[RepresentativeView, ...]
    agreements: tuple[AgreementView, ...]

    @property
    def kind_name(self) -> str:
        return str(KINDS[self.kind])

    @property
    def sector_name(self) -> str:
        return str(SECTORS[self.sector])

    @property
    def level_name(self) -> str:
        return str(LEVELS[self.level])

    @property
    def may_have_members(self) -> bool:
        return self.kind in HAVE_MEMBERS


def organisation_view(organisation_id: int, *, public: bool = False) -> OrganisationView:
    """For the public, people only by their consent. Raises ``NotFound``."""
    row = organisation(organisation_id)
    earlier, later = successions_of(row.assembly_id)
    links = _memberships(row.id)
    near = _near(row, earlier, later, links)
    is_told = not public or row.is_shown
    return OrganisationView(
        id=row.id,
        assembly_id=row.assembly_id,
        name=row.name,
        kind=row.kind,
        sector=row.sector,
        level=row.level,
        about=row.about,
        place_code=place_of(row),
        place=places_of(row.assembly_id).get(place_of(row), ""),
        founded=be(row.founded),
        ended=be(row.ended),
        coordinator=row.coordinator if is_told else "",
        contact=row.contact if is_told else "",
        is_shown=row.is_shown,
        consented_on=row.consented_on,
        consent_by=row.consent_by,
        version=row.version,
        parent=near.get(row.parent_id or 0),
        below=_sorted(_below(row.id)),
        earlier=_sorted(near[one] for one in earlier.get(row.id, ())),
        later=_sorted(near[one] for one in later.get(row.id, ())),
        history=_history(row.id, earlier, later, near),
        networks=_sorted(_since(near[n], since) for n, m, since in links if m == row.id),
        members=_sorted(_since(near[m], since) for n, m, since in links if n == row.id),
        representatives=_representatives(row.id, public=public),
        agreements=tuple(agreements_with(row.id, public=public)),
    )


def successions_of(assembly_id: int) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Who came before each, and who came after."""
    wanted = (
        select(Succession.earlier_id, Succession.later_id)
        .join(Organisation, Organisation.id == Succession.later_id)
        .where(Organisation.assembly_id == assembly_id)
        .order_by(Succession.earlier_id, Succession.later_id)
    )
    earlier: dict[int, list[int]] = defaultdict(list)
    later: dict[int, list[int]] = defaultdict(list)
    for was, came in session().execute(wanted):
        earlier[came].append(was)
        later[was].append(came)
    return dict(earlier), dict(later)


def _memberships(organisation_id: int) -> list[tuple[int, int, int | None]]:
    mine = or_(Membership.network_id == organisation_id, Membership.member_id == organisation_id)
    rows = session().scalars(select(Membership).where(mine))
    return [(row.network_id, row.member_id, row.since) for row in rows]


def _near(
    row: Organisation,
    earlier: dict[int, list[int]],
    later: dict[int, list[int]],
    links: list[tuple[int, int, int | None]],
) -> dict[int, Known]:
    """Everybody it hangs together with, in one reading."""
    ids = {row.id, *reach(earlier, row.id), *reach(later, row.id)}
    ids |= {one for n, m, _since_ in links for one in (n, m)}
    if row.parent_id:
        ids.add(row.parent_id)
    found = session().scalars(select(Organisation).where(Organisation.id.in_(ids)))
    return {one.id: known(one) for one in found}


def known(row: Organisation) -> Known:
    return Known(row.id, row.name, row.kind, row.sector, be(row.founded), be(row.ended))


def _since(one: Known, since: int | None) -> Known:
    told = (one.id, one.name, one.kind, one.sector, one.founded, one.ended)
    return Known(*told, be(since))


def _below(organisation_id: int) -> list[Known]:
    rows = session().scalars(select(Organisation).where(Organisation.parent_id == organisation_id))
    return [known(row) for row in rows]


def _sorted(found: Iterable[Known]) -> tuple[Known, ...]:
    return tuple(sorted(found, key=lambda one: thai_sort_key(one.name)))


def _history(
    here: int,
    earlier: dict[int, list[int]],
    later: dict[int, list[int]],
    near: dict[int, Known],
) -> tuple[tuple[Known, ...], ...]:
    """Where it comes from and what it became; nothing where it stands alone."""
    before = generations(here, earlier)
    after = generations(here, later)[::-1][1:]
    whole = [tuple(near[one] for one in row) for row in [*before, *after]]
    return tuple(whole) if len(whole) > 1 else ()


def _representatives(organisation_id: int, *, public: bool) -> tuple[RepresentativeView, ...]:
    """Who speaks for it now first, then who did."""
    wanted = select(Representative).where(Representative.organisation_id == organisation_id)
    rows = session().scalars(wanted.order_by(Representative.id))
    ordered = sorted(rows, key=lambda row: (row.until is not None, -(row.until or 0)))
    return tuple(_representative(row, public=public) for row in ordered)


def _representative(row: Representative, *, public: bool) -> RepresentativeView:
    is_shown = row.consented_on is not None
    name = "" if public and not is_shown else row.name
    return RepresentativeView(row.id, name, row.office, be(row.since), be(row.until), is_shown)
