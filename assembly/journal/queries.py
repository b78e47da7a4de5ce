"""Reading the journal: its size, its newest checkpoint, and whether it is still what was written.

The examination trusts nothing that the database says about itself. It takes raw rows, so that the
same code reads a living database, a damaged file and an exported bundle.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from assembly.core.db import session
from assembly.journal import checkpoints
from assembly.journal.merkle import EMPTY_ROOT, Peaks, leaf_hash
from assembly.journal.models import Checkpoint, Entry, Head

Ask: TypeAlias = Callable[[str], Sequence[Sequence[object]]]

ENTRY = ("type", "at_utc", "actor_role", "subject", "payload_sha256", "prev_hash")


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written: what, and the number of the entry or checkpoint."""

    what: str
    where: int


@dataclass(frozen=True)
class Recorded:
    """One entry with its content, as plain JSON text."""

    seq: int
    kind: str
    subject: str
    content: str


@dataclass(frozen=True)
class Examined:
    """What the journal holds and every fault found in it."""

    records: tuple[Recorded, ...]
    checkpoints: int
    covered: int  # how many entries lie under the newest good checkpoint
    root: bytes
    faults: tuple[Fault, ...]


def journal_size() -> int:
    """How many entries were ever recorded."""
    return session().scalar(select(Head.size)) or 0


def moments_of(subject: str) -> list[tuple[str, datetime]]:
    """What was recorded about something, by kind, and when; in the order it happened."""
    wanted = select(Entry.type, Entry.at_utc).where(Entry.subject == subject)
    found = session().execute(wanted.order_by(Entry.seq))
    return [(kind, datetime.fromisoformat(at)) for kind, at in found]


def newest_checkpoint() -> Checkpoint | None:
    return session().scalar(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1))


def size_without(kinds: Sequence[str]) -> int:
    """How many entries the journal had after the newest one that is of none of these kinds."""
    wanted = select(Entry.seq).where(Entry.type.not_in(kinds)).order_by(Entry.seq.desc()).limit(1)
    newest = session().scalar(wanted)
    return 0 if newest is None else newest + 1


def first_checkpoint_over(size: int) -> Checkpoint | None:
    """The oldest checkpoint under which at least ``size`` entries lie."""
    wanted = select(Checkpoint).where(Checkpoint.size >= size).order_by(Checkpoint.id).limit(1)
    return session().scalar(wanted)


def examine(ask: Ask, key: Ed25519PublicKey | None) -> Examined:
    """Recompute chain, hashes, roots and signatures from what ``ask`` reads by SQL.

    Without ``key`` signatures are not checked. Errors of the database are the caller's to judge.
    """
    tree = _Tree()
    faults = [*tree.read(ask), *_head_faults(ask, tree)]
    notes = ask("SELECT id, size, root, note FROM checkpoint ORDER BY id")
    good = 0
    for row in notes:
        size = _checkpoint_size(row, tree.roots, key)
        if size is None or size < good:
            faults.append(Fault("checkpoint", _number(row[0])))
        else:
            good = size
    return Examined(tuple(tree.records), len(notes), good, tree.peaks.root(), tuple(faults))


class _Tree:
    """The journal grown again, entry by entry, with the root it had at every size."""

    def __init__(self) -> None:
        self.records: list[Recorded] = []
        self.peaks = Peaks()
        self.last_hash = ""
        self.roots = [EMPTY_ROOT]

    def read(self, ask: Ask) -> Iterator[Fault]:
        entries = ask(f"SELECT seq, {', '.join(ENTRY)}, leaf_hash FROM journal_entry ORDER BY seq")  # noqa: S608 -- names of ours
        payloads = {row[0]: row for row in ask("SELECT seq, salt, content FROM journal_payload")}
        for place, row in enumerate(entries):
            yield from self._grow(place, row)
            yield from self._fill(row, payloads.pop(row[0], None))
        yield from (Fault("payload", _number(seq)) for seq in payloads)

    def _grow(self, place: int, row: Sequence[object]) -> Iterator[Fault]:
        seq, *texts, stored = row
        entry = {"seq": place, **dict(zip(ENTRY, texts, strict=True))}
        whole = seq == place and type(seq) is int and all(type(text) is str for text in texts)
        if not whole or entry["prev_hash"] != self.last_hash:
            yield Fault("chain", place)
        hashed = leaf_hash(_canonical(entry))
        if stored != hashed.hex():
            yield Fault("entry", place)
        self.peaks.append(hashed)
        self.last_hash = hashed.hex()
        self.roots.append(self.peaks.root())

    def _fill(self, row: Sequence[object], payload: Sequence[object] | None) -> Iterator[Fault]:
        seq, kind, _at, _role, subject, promised, *_ = row
        if payload is None or _payload_hash(payload[1], payload[2]) != promised:
            yield Fault("payload", _number(seq))
        else:
            self.records.append(Recorded(_number(seq), str(kind), str(subject), str(payload[2])))


def _head_faults(ask: Ask, tree: _Tree) -> Iterator[Fault]:
    """The head must stand where the entries end: else some were taken from the end, or added."""
    found = [tuple(row) for row in ask("SELECT id, size, last_hash, peaks FROM journal_head")]
    size = tree.peaks.size
    if found != [(1, size, tree.last_hash, tree.peaks.to_text())] and (found or size):
        yield Fault("head", size)


def _checkpoint_size(
    row: Sequence[object], roots: Sequence[bytes], key: Ed25519PublicKey | None
) -> int | None:
    """The size a checkpoint vouches for; ``None`` if it is not true of these entries."""
    _id, size, root, note = row
    try:
        if type(note) is not str:
            return None
        told = checkpoints.verify(note, key) if key else checkpoints.parse(note)
    except ValueError:  # among them every fault of a note
        return None
    fits = told.size < len(roots) and roots[told.size] == told.root
    return told.size if fits and (size, root) == (told.size, told.root.hex()) else None


def _canonical(entry: dict[str, object]) -> bytes:
    try:
        return rfc8785.dumps(entry)  # type: ignore[arg-type]  # refuses what is not plain data
    except (rfc8785.CanonicalizationError, ValueError):
        return b""


def _payload_hash(salt: object, content: object) -> str | None:
    """The hash an entry promised; ``None`` for anything that we would not have written so."""
    try:
        if type(salt) is not str or type(content) is not str or bytes.fromhex(salt).hex() != salt:
            return None
        return hashlib.sha256(bytes.fromhex(salt) + content.encode()).hexdigest()
    except ValueError:
        return None


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1
