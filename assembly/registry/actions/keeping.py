"""Adding an organisation, and writing down what it is."""

from sqlalchemy import select

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.i18n import N_
from assembly.core.text import clean, graphemes
from assembly.core.versions import seen, touch
from assembly.journal.actions import record
from assembly.registry import rules
from assembly.registry.actions.ground import keep_consent, line, named
from assembly.registry.models import Organisation
from assembly.registry.queries import organisations_of, places_of, successions_of


@change
def add_organisation(
    actor: Actor, assembly_id: int, name: str, sector: str, level: str, kind: str = ""
) -> int:
    """Note an organisation that matters can be sent to; answers its id.

    Without a kind it is the usual one of its sector. Refuses: NoName, NameTooLong, NoSuchKind,
    KnownAlready.
    """
    kind = kind or rules.USUAL_KIND.get(sector, "")
    name = _checked(assembly_id, rules.Said(name, sector, level, kind))
    told = {"name": name, "sector": sector, "level": level, "kind": kind}
    row = Organisation(assembly_id=assembly_id, last_by=actor.name, **told)
    row.last_did = N_("เพิ่มหน่วยงาน")
    session().add(row)
    session().flush()
    record(actor, "organisation_added", f"organisation:{row.id}", {"name": name})
    return row.id


@change
def describe_organisation(
    actor: Actor, organisation_id: int, version: int, said: rules.Said
) -> None:
    """Write down anew what an organisation is. May be repeated.

    Refuses: Stale, what adding refuses, NoSuchPlace, NotListed, LeadsRound, TooDeep,
    EndsBeforeItBegins, LaterIsOlder, NothingToShow, TooLong.
    """
    row = seen(Organisation, organisation_id, version)
    row.name = _checked(row.assembly_id, said, row.id)
    rules.check_span(said.founded, said.ended)
    row.sector, row.level = said.sector, said.level
    row.kind = said.kind or rules.USUAL_KIND[said.sector]
    row.about = line(said.about, rules.LONGEST_ABOUT, newlines=True)
    row.founded, row.ended = said.founded, said.ended
    _place(row, said.place)
    _put_under(row, said.parent)
    _check_neighbours(row)
    before, row.coordinator, row.contact = (
        row.coordinator,
        line(said.coordinator),
        line(said.contact),
    )
    keep_consent(actor, row, before, row.coordinator, is_shown=said.is_shown)
    touch(actor, row, N_("แก้ข้อมูลหน่วยงาน"))
    record(actor, "organisation_changed", f"organisation:{row.id}", {"name": row.name})


def _checked(assembly_id: int, said: rules.Said, own: int = 0) -> str:
    name = clean(said.name, newlines=False)
    length = graphemes(name)
    if not length:
        raise rules.NoName
    if length > rules.LONGEST_NAME:
        raise rules.NameTooLong(most=rules.LONGEST_NAME, over=length - rules.LONGEST_NAME)
    kind = said.kind or "network"
    if said.sector not in rules.SECTORS or said.level not in rules.LEVELS:
        raise rules.NoSuchKind
    if kind not in rules.KINDS:
        raise rules.NoSuchKind
    same = select(Organisation.id).where(
        Organisation.assembly_id == assembly_id, Organisation.name == name, Organisation.id != own
    )
    if session().scalar(same) is not None:
        raise rules.KnownAlready(name=name)
    return name


def _place(row: Organisation, code: str) -> None:
    """A district, or a subdistrict with its district; or nowhere in particular."""
    if code and code not in places_of(row.assembly_id):
        raise rules.NoSuchPlace
    row.district_code = code[:4] or None
    row.subdistrict_code = code if len(code) == 6 else None


def _put_under(row: Organisation, parent: str) -> None:
    if not parent:
        row.parent_id = None
        return
    high = named(row.assembly_id, parent)
    if row.parent_id == high.id:
        return
    above = {one.id: (one.parent_id,) for one in organisations_of(row.assembly_id) if one.parent_id}
    if rules.leads_round(above, row.id, high.id):
        raise rules.LeadsRound(one=row.name)
    rules.check_depth(above | {row.id: (high.id,)})
    row.parent_id = high.id


def _check_neighbours(row: Organisation) -> None:
    """Its founding year among those it follows and that follow it."""
    earlier, later = successions_of(row.assembly_id)
    for one in _rows(earlier.get(row.id, [])):
        rules.check_order((one.name, one.founded), (row.name, row.founded))
    for one in _rows(later.get(row.id, [])):
        rules.check_order((row.name, row.founded), (one.name, one.founded))


def _rows(ids: list[int]) -> list[Organisation]:
    return [session().get_one(Organisation, one) for one in ids]
