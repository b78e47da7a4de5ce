from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from assembly.assemblies.models import Assembly
from assembly.core.access import resolver
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.core.i18n import current


def assembly_by_slug(slug: str) -> Assembly:
    """The assembly of a slug. Raises ``NotFound``."""
    found = session().scalar(select(Assembly).where(Assembly.slug == slug))
    if found is None:
        raise NotFound
    return found


def assembly(assembly_id: int) -> Assembly:
    found = session().get(Assembly, assembly_id)
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True)
class AssemblyView:
    """An assembly as every page of it names it."""

    id: int
    slug: str
    name: str
    title: str
    theme: str
    is_example: bool


def view_of(row: Assembly) -> AssemblyView:
    name = getattr(row, f"name_{current()}")
    theme = getattr(row, f"theme_{current()}")
    title = _("สมัชชา%(name)s", name=name)
    return AssemblyView(row.id, row.slug, name, title, theme, row.is_example)


def has_example() -> bool:
    """Does this installation hold the demonstration?"""
    found = session().scalar(select(Assembly.id).where(Assembly.is_example).limit(1))
    return found is not None


def assemblies() -> list[Assembly]:
    return list(session().scalars(select(Assembly).order_by(Assembly.id)))


@resolver("slug")
def _assembly_of_slug(slug: str) -> int | None:
    return session().scalar(select(Assembly.id).where(Assembly.slug == slug))
