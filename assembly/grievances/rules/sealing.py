"""How a batch of grievances is sealed."""

import hashlib
from collections.abc import Iterable, Mapping

import rfc8785

from assembly.journal.merkle import leaf_hash, root


def leaf(text: str, **facts: int | str | None) -> bytes:
    """One grievance as it enters its batch: its facts, and of its words only the hash."""
    told = {**facts, "text_sha256": hashlib.sha256(text.encode()).hexdigest()}
    return leaf_hash(rfc8785.dumps(told))


def batch_root(leaves: Iterable[bytes]) -> str:
    """The Merkle root of a batch, its leaves sorted so that no order of telling is kept."""
    return root(sorted(leaves)).hex()


def seal(leaves: list[bytes]) -> Mapping[str, int | str]:
    """What the journal says of a batch."""
    return {"count": len(leaves), "root": batch_root(leaves)}
