"""Rows with a version: whoever saw the newest changes it, everybody else is told who was first."""

from typing import Protocol, TypeVar

from flask_babel import lazy_gettext

from assembly.core.access import Actor
from assembly.core.db import session
from assembly.core.errors import NotFound, Stale


class Versioned(Protocol):
    version: int
    last_by: str
    last_did: str  # a sentence marked with ``N_``


R = TypeVar("R", bound=Versioned)


def locked(kind: type[R], row_id: int) -> R:
    """The row, held until the change ends. Raises ``NotFound``."""
    row = session().get(kind, row_id, with_for_update=True)
    if row is None:
        raise NotFound
    return row


def seen(kind: type[R], row_id: int, version: int) -> R:
    """The row, if this page saw its newest version. Raises ``NotFound``, ``Stale``."""
    row = locked(kind, row_id)
    check_seen(row, version)
    return row


def check_seen(row: Versioned, version: int) -> None:
    """Refuses: Stale."""
    if row.version != version:
        did = lazy_gettext(row.last_did) if row.last_did else "—"
        raise Stale(who=row.last_by or "—", what=did)


def touch(actor: Actor, row: Versioned, did: str) -> None:
    """Note who was here last; ``did`` is a sentence marked with ``N_``."""
    row.version, row.last_by, row.last_did = row.version + 1, actor.name, did
