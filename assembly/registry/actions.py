"""Keeping the list of organisations."""

from sqlalchemy import select

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.core.text import clean, graphemes
from assembly.journal.actions import record
from assembly.registry import rules
from assembly.registry.models import Organisation
from assembly.registry.queries import organisation


@change
def add_organisation(actor: Actor, assembly_id: int, name: str, sector: str, level: str) -> int:
    """Note an organisation that matters can be sent to; answers its id.

    Refuses: NoName, NameTooLong, NoSuchKind, KnownAlready.
    """
    name = _checked(assembly_id, name, sector, level)
    row = Organisation(assembly_id=assembly_id, name=name, sector=sector, level=level)
    session().add(row)
    session().flush()
    record(actor, "organisation_added", f"organisation:{row.id}", {"name": name})
    return row.id


@change
def change_organisation(
    actor: Actor, organisation_id: int, name: str, sector: str, level: str
) -> None:
    """Say anew what an organisation is called. May be repeated. Refuses as adding does."""
    row = organisation(organisation_id)
    name = _checked(row.assembly_id, name, sector, level, row.id)
    row.name, row.sector, row.level = name, sector, level
    record(actor, "organisation_changed", f"organisation:{row.id}", {"name": name})


def _checked(assembly_id: int, name: str, sector: str, level: str, own: int = 0) -> str:
    name = clean(name, newlines=False)
    length = graphemes(name)
    if not length:
        raise rules.NoName
    if length > rules.LONGEST_NAME:
        raise rules.NameTooLong(most=rules.LONGEST_NAME, over=length - rules.LONGEST_NAME)
    if sector not in rules.SECTORS or level not in rules.LEVELS:
        raise rules.NoSuchKind
    same = select(Organisation.id).where(
        Organisation.assembly_id == assembly_id, Organisation.name == name, Organisation.id != own
    )
    if session().scalar(same) is not None:
        raise rules.KnownAlready(name=name)
    return name
