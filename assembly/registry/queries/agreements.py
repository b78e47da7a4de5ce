"""Agreements with their sides, in two questions however many there are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select

from assembly.core import clock
from assembly.core.db import session
from assembly.registry.models import Agreement, AgreementParty, Organisation
from assembly.registry.queries.listing import be
from assembly.registry.rules import standing_of


@dataclass(frozen=True)
class PartyView:
    """One side; a name that nobody agreed to show is empty for the public."""

    id: int
    name: str
    signer: str
    office: str
    is_shown: bool


@dataclass(frozen=True)
class AgreementView:
    id: int
    assembly_id: int
    title: str
    about: str
    signed_year: int | None  # of the Buddhist Era
    signed_on: date | None
    ends_on: date | None
    standing: str  # open, standing, soon, ended
    days_left: int
    version: int
    parties: tuple[PartyView, ...]


def agreements_of(assembly_id: int, *, public: bool = False) -> list[AgreementView]:
    """All of an assembly: those soon to end first, then what stands, the newest first."""
    mine = select(Agreement).where(Agreement.assembly_id == assembly_id)
    order = ("soon", "standing", "open", "ended")
    views = _views(mine, public=public)
    return sorted(views, key=lambda one: (order.index(one.standing), -(one.signed_year or 0)))


def agreements_with(organisation_id: int, *, public: bool = False) -> list[AgreementView]:
    """Those one organisation is a side of, the newest first."""
    sides = select(AgreementParty.agreement_id)
    mine = sides.where(AgreementParty.organisation_id == organisation_id)
    views = _views(select(Agreement).where(Agreement.id.in_(mine)), public=public)
    return sorted(views, key=lambda one: -(one.signed_year or 0))


def agreement_view(agreement_id: int) -> AgreementView | None:
    found = _views(select(Agreement).where(Agreement.id == agreement_id), public=False)
    return found[0] if found else None


def _views(wanted: Select[Agreement], *, public: bool) -> list[AgreementView]:
    rows = list(session().scalars(wanted.order_by(Agreement.id)))
    parties: dict[int, list[PartyView]] = defaultdict(list)
    sides = (
        select(AgreementParty, Organisation.name)
        .join(Organisation, Organisation.id == AgreementParty.organisation_id)
        .where(AgreementParty.agreement_id.in_([row.id for row in rows]))
        .order_by(AgreementParty.agreement_id, AgreementParty.position)
    )
    for side, name in session().execute(sides):
        is_shown = side.consented_on is not None
        signer = "" if public and not is_shown else side.signer
        view = PartyView(side.organisation_id, name, signer, side.office, is_shown)
        parties[side.agreement_id].append(view)
    today = clock.today()
    return [_view(row, tuple(parties[row.id]), today) for row in rows]


def _view(row: Agreement, parties: tuple[PartyView, ...], today: date) -> AgreementView:
    return AgreementView(
        id=row.id,
        assembly_id=row.assembly_id,
        title=row.title,
        about=row.about,
        signed_year=be(row.signed_year),
        signed_on=row.signed_on,
        ends_on=row.ends_on,
        standing=standing_of(row.ends_on, today),
        days_left=(row.ends_on - today).days if row.ends_on else 0,
        version=row.version,
        parties=parties,
    )
