"""What the verbs share: a draft's row, and the hash of its words."""

import hashlib

from assembly.resolutions.models import Draft
from assembly.resolutions.queries import draft_of_item
from assembly.resolutions.rules import NoDraft


def text_hash(title: str, text: str) -> str:
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()


def draft_on(item_id: int) -> Draft:
    draft = draft_of_item(item_id)
    if draft is None:
        raise NoDraft
    return draft
