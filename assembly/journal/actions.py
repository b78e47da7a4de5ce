"""Writing the journal: only inside a change, in the same transaction as what it records."""

import hashlib
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from flask import current_app

from assembly.core import clock
from assembly.core.access import Actor
from assembly.core.change import announce, change
from assembly.core.db import session
from assembly.journal import checkpoints
from assembly.journal.events import CheckpointMade
from assembly.journal.merkle import Peaks, leaf_hash
from assembly.journal.models import Checkpoint, Entry, Head, Payload

ORIGIN = "assembly-journal"

Content: TypeAlias = Mapping[str, bool | int | str | list[str] | list[int] | None]


def record(actor: Actor, kind: str, subject: str, content: Content) -> None:
    """Append one entry to the journal.

    ``kind`` is a fact in the past tense ("ballot_opened"), ``subject`` names a row ("ballot:17"),
    ``content`` is plain data without grievance text, address or secret vote.
    """
    head = _head()
    salt = secrets.token_hex(16)
    body = rfc8785.dumps(dict(content))
    entry = {
        "seq": head.size,
        "type": kind,
        "at_utc": clock.now().isoformat(timespec="milliseconds"),
        "actor_role": actor.role,
        "subject": subject,
        "payload_sha256": payload_hash(salt, body),
        "prev_hash": head.last_hash,
    }
    hashed = leaf_hash(rfc8785.dumps(entry))  # type: ignore[arg-type]  # plain data
    session().add(Entry(**entry, leaf_hash=hashed.hex()))
    session().flush()
    session().add(Payload(seq=head.size, salt=salt, content=body.decode()))
    peaks = Peaks.from_text(head.peaks)
    peaks.append(hashed)
    head.size, head.last_hash, head.peaks = head.size + 1, hashed.hex(), peaks.to_text()


def payload_hash(salt: str, body: bytes) -> str:
    return hashlib.sha256(bytes.fromhex(salt) + body).hexdigest()


@change
def make_checkpoint(reason: str, subject: str) -> str:
    """Sign the journal as it stands; answer the signed note."""
    head = _head()
    root = Peaks.from_text(head.peaks).root()
    note = checkpoints.sign(checkpoints.text(ORIGIN, head.size, root), ORIGIN, signing_key())
    row = Checkpoint(
        reason=reason,
        subject=subject,
        size=head.size,
        root=root.hex(),
        note=note,
        made_at=clock.now(),
    )
    session().add(row)
    session().flush()
    announce(CheckpointMade(row.id, reason, subject))
    return note


def signing_key() -> Ed25519PrivateKey:
    """The installation's journal key: a 0600 file beside the database, made at first use."""
    file = Path(current_app.instance_path) / "journal.key"
    if not file.is_file():
        _write_secret(file, Ed25519PrivateKey.generate())
    key = load_pem_private_key(file.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("journal.key is not an Ed25519 key")
    return key


def _write_secret(file: Path, key: Ed25519PrivateKey) -> None:
    file.touch(mode=0o600)
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _head() -> Head:
    head = session().get(Head, 1, with_for_update=True)
    if head is None:
        head = Head(id=1, size=0, last_hash="", peaks="")
        session().add(head)
    return head
