"""The journal as lines of a file, and the proofs that stand beside it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import select

from assembly.core.db import session
from assembly.journal import checkpoints
from assembly.journal.merkle import Tree, leaf_hash
from assembly.journal.models import Checkpoint, Entry, Payload
from assembly.operator.bundles.openness import is_open
from assembly.operator.bundles.standalone import verify as verifier

AT_ONCE = 500  # entries; then whoever waits for the server has a turn


@dataclass(frozen=True)
class Line:
    """One entry as it stands in the bundle."""

    seq: int
    kind: str
    subject: str
    leaf: bytes
    text: bytes  # with its line break

    def adopts(self, words: str) -> bytes:
        """The line that hands out the words that the entry adopted."""
        told = {"seq": self.seq, "subject": self.subject, "text": words, "type": self.kind}
        return verifier.canonical(told) + b"\n"


def lines_from(start: int) -> list[Line]:
    """Every entry from this one on."""
    found: list[Line] = []
    while page := _page(start + len(found)):
        found += page
        time.sleep(0)
    return found


def _page(start: int) -> list[Line]:
    told = [getattr(Entry, field) for field in verifier.FIELDS]
    wanted = (
        select(*told, Payload.salt, Payload.content)
        .outerjoin(Payload, Payload.seq == Entry.seq)
        .where(Entry.seq >= start)
        .order_by(Entry.seq)
        .limit(AT_ONCE)
    )
    rows = session().execute(wanted).all()
    return [line_of(dict(zip(verifier.FIELDS, row, strict=False)), *row[-2:]) for row in rows]


def line_of(entry: dict[str, Any], salt: str | None, content: str | None) -> Line:
    """An entry with its content, unless that was erased or is about a person."""
    hashed = leaf_hash(verifier.canonical(entry))
    told = None
    if salt is not None and content is not None and is_open(entry["type"], content):
        told = {"content": _plain(content), "salt": salt}
    text = verifier.canonical({"entry": entry, "payload": told}) + b"\n"
    return Line(entry["seq"], entry["type"], entry["subject"], hashed, text)


def _plain(content: str) -> Any:
    """As it was written; what somebody has spoilt is packed too, for the verifiers to find."""
    try:
        return verifier.told_in(content.encode())
    except ValueError:
        return {"spoilt": content}


def all_notes() -> list[str]:
    """Every signed checkpoint, in the order of signing."""
    return list(session().scalars(select(Checkpoint.note).order_by(Checkpoint.id)))


def proofs(lines: Sequence[Line], notes: Sequence[str]) -> bytes:
    """Of every entry that adopted something, its way up to the first checkpoint over it."""
    tree, sizes = Tree([line.leaf for line in lines]), _sizes(notes)
    return b"".join(
        _proof_line(
            tree.inclusion_proof(line.seq, over),
            {"checkpoint": over, "seq": line.seq, "subject": line.subject, "type": line.kind},
        )
        for line in lines
        if line.kind in verifier.PROVEN
        for over in [next(size for size in sizes if size > line.seq)]
    )


def consistency(lines: Sequence[Line], notes: Sequence[str]) -> bytes:
    """From each checkpoint to the next larger one: that the journal only grew."""
    tree, sizes = Tree([line.leaf for line in lines]), _sizes(notes)
    return b"".join(
        _proof_line(tree.consistency_proof(old, size), {"from": old, "to": size})
        for old, size in pairwise(sizes)
        if 0 < old < size
    )


def _sizes(notes: Sequence[str]) -> list[int]:
    return [checkpoints.parse(note).size for note in notes]


def _proof_line(path: list[bytes], about: dict[str, Any]) -> bytes:
    return verifier.canonical({**about, "path": [step.hex() for step in path]}) + b"\n"
