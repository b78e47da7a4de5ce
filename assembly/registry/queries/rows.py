"""Rows, by id and by assembly."""

from functools import lru_cache

from flask_babel import gettext as _
from sqlalchemy import select

from assembly.assemblies.queries import assembly
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current
from assembly.core.text import thai_sort_key
from assembly.places.models import District, Subdistrict
from assembly.places.queries import districts_of, subdistricts_of
from assembly.registry.models import Agreement, Organisation, Representative
from assembly.registry.rules import LEVELS


def organisations_of(assembly_id: int, *, standing: bool = False) -> list[Organisation]:
    """Those an assembly can turn to: the nearest level first, then in dictionary order.

    ``standing``: without those that are no more.
    """
    wanted = select(Organisation).where(Organisation.assembly_id == assembly_id)
    if standing:
        wanted = wanted.where(Organisation.ended.is_(None))
    order = list(LEVELS)
    rows = session().scalars(wanted)
    return sorted(rows, key=lambda row: (order.index(row.level), _place_of(row.name)))


def names_in_order(assembly_id: int) -> dict[int, str]:
    """All of them by id as something to choose from, in the same order."""
    columns = (Organisation.id, Organisation.name, Organisation.level)
    rows = session().execute(select(*columns).where(Organisation.assembly_id == assembly_id))
    order = list(LEVELS)
    found = sorted(rows, key=lambda row: (order.index(row.level), _place_of(row.name)))
    return {row.id: row.name for row in found}


@lru_cache(maxsize=4096)
def _place_of(name: str) -> str:
    """Its place in the dictionary, found once: every page of organisations sorts them all."""
    return thai_sort_key(name)


def organisation(organisation_id: int) -> Organisation:
    """Raises ``NotFound``."""
    found = session().get(Organisation, organisation_id)
    if found is None:
        raise NotFound
    return found


def agreement(agreement_id: int) -> Agreement:
    """Raises ``NotFound``."""
    found = session().get(Agreement, agreement_id)
    if found is None:
        raise NotFound
    return found


def ids_by_name(assembly_id: int) -> dict[str, int]:
    """Every name with its id: what people type is looked up here."""
    wanted = select(Organisation.name, Organisation.id)
    return dict(session().execute(wanted.where(Organisation.assembly_id == assembly_id)).all())


def places_of(assembly_id: int) -> dict[str, str]:
    """The province's districts, each before its subdistricts: code → name as pages say it."""
    province, of = assembly(assembly_id).province_code, f"name_{current()}"
    named: dict[str, str] = {}
    inside: dict[str, list[tuple[str, str]]] = {}
    for row in subdistricts_of(province):
        name = _("ต.%(name)s", name=getattr(row, of))
        inside.setdefault(row.district_code, []).append((row.code, name))
    for district in districts_of(province):
        whole = _("อ.%(name)s", name=getattr(district, of))
        named[district.code] = whole
        named |= {code: f"{name} {whole}" for code, name in inside.get(district.code, ())}
    return named


def names_of_places(assembly_id: int) -> dict[str, tuple[str, ...]]:
    """The same places with their bare names in both languages, as a file may say them."""
    province = assembly(assembly_id).province_code
    rows: list[District | Subdistrict] = [*districts_of(province), *subdistricts_of(province)]
    return {row.code: (row.name_th, row.name_en) for row in rows}


@resolver("organisation_id")
def _assembly_of_organisation(organisation_id: int) -> int | None:
    wanted = select(Organisation.assembly_id).where(Organisation.id == organisation_id)
    return session().scalar(wanted)


@resolver("representative_id")
def _assembly_of_representative(representative_id: int) -> int | None:
    wanted = select(Organisation.assembly_id).join(
        Representative, Representative.organisation_id == Organisation.id
    )
    return session().scalar(wanted.where(Representative.id == representative_id))


@resolver("agreement_id")
def _assembly_of_agreement(agreement_id: int) -> int | None:
    wanted = select(Agreement.assembly_id).where(Agreement.id == agreement_id)
    return session().scalar(wanted)
