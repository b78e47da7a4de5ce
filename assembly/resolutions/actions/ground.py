"""What the verbs share: a draft's row, the hash of its words, whoever was first at a resolution."""

import hashlib

from flask_babel import lazy_gettext

from assembly.core.access import Actor
from assembly.core.db import session
from assembly.core.errors import NotFound, Stale
from assembly.resolutions.models import Draft, Resolution
from assembly.resolutions.queries import draft_of_item
from assembly.resolutions.rules import (
    NoDraft,
)


def text_hash(title: str, text: str) -> str:
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()


def draft_on(item_id: int) -> Draft:
    draft = draft_of_item(item_id)
    if draft is None:
        raise NoDraft
    return draft


def seen(resolution_id: int, version: int) -> Resolution:
    """The resolution, if this page saw its newest version. Raises ``NotFound``, ``Stale``."""
    row = session().get(Resolution, resolution_id, with_for_update=True)
    if row is None:
        raise NotFound
    if row.version != version:
        did = lazy_gettext(row.last_did) if row.last_did else "—"
        raise Stale(who=row.last_by or "—", what=did)
    return row


def touch(actor: Actor, row: Resolution, did: str) -> None:
    """Note who was here last; ``did`` is a sentence marked with ``N_``."""
    row.version, row.last_by, row.last_did = row.version + 1, actor.name, did
