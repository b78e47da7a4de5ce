from sqlalchemy import select

from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.text import thai_sort_key
from assembly.registry.models import Organisation
from assembly.registry.rules import LEVELS


def organisations_of(assembly_id: int) -> list[Organisation]:
    """Those an assembly can turn to: the nearest level first, then in dictionary order."""
    wanted = select(Organisation).where(Organisation.assembly_id == assembly_id)
    order = list(LEVELS)
    rows = session().scalars(wanted)
    return sorted(rows, key=lambda row: (order.index(row.level), thai_sort_key(row.name)))


def organisation(organisation_id: int) -> Organisation:
    """Raises ``NotFound``."""
    found = session().get(Organisation, organisation_id)
    if found is None:
        raise NotFound
    return found


@resolver("organisation_id")
def _assembly_of_organisation(organisation_id: int) -> int | None:
    wanted = select(Organisation.assembly_id).where(Organisation.id == organisation_id)
    return session().scalar(wanted)
