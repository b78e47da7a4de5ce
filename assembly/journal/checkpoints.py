"""Signed statements of the journal's size and root, in a form that anybody's tools can check.

The forms are C2SP tlog-checkpoint and signed-note. A note is its text (origin, size, root, one a
line), an empty line, and one line per signature: ``— name base64(key id · signature)``.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from assembly.core.ids import readable

_ED25519 = b"\x01"
_MARK = "— "
_ROOT_SIZE = 32
_SIZE_DIGITS = 18


class NoteError(ValueError):
    """Not a signed note of a checkpoint, or not signed by the key asked for."""


@dataclass(frozen=True)
class Checkpoint:
    """What a note states: this journal had this many entries under this root."""

    origin: str
    size: int
    root: bytes


def text(origin: str, size: int, root: bytes) -> str:
    """The text of a checkpoint, ready to be signed."""
    if not origin or not origin.isprintable() or size < 0 or len(root) != _ROOT_SIZE:
        raise ValueError("a checkpoint needs an origin of one line, a size and a root")
    return f"{origin}\n{size}\n{b64encode(root).decode()}\n"


def sign(checkpoint_text: str, key_name: str, key: Ed25519PrivateKey) -> str:
    """The signed note of a text; the text is signed with its last line break."""
    if not key_name or "+" in key_name or key_name.split() != [key_name]:
        raise ValueError("a key name is one word without a plus sign")
    signature = key_id(key_name, key.public_key()) + key.sign(checkpoint_text.encode())
    return f"{checkpoint_text}\n{_MARK}{key_name} {b64encode(signature).decode()}\n"


def parse(note: str) -> Checkpoint:
    """What a note states, unverified; ``NoteError`` if it is not in the exact form."""
    body, _ = _parts(note)
    lines = body.split("\n")
    if len(lines) < 4 or not all(lines[:-1]) or not _is_size(lines[1]):
        raise NoteError("not a checkpoint")
    root = _decode(lines[2])
    if len(root) != _ROOT_SIZE:
        raise NoteError("not a root")
    return Checkpoint(lines[0], int(lines[1]), root)


def verify(note: str, public_key: Ed25519PublicKey) -> Checkpoint:
    """What a note states, if this key signed it; ``NoteError`` otherwise.

    Signatures of keys that we do not know are passed over, as the form demands.
    """
    body, signatures = _parts(note)
    for name, signature in signatures:
        if signature[:4] == key_id(name, public_key):
            _check(public_key, signature[4:], body)
            return parse(note)
    raise NoteError("not signed by this key")


def key_id(key_name: str, public_key: Ed25519PublicKey) -> bytes:
    """The four bytes that say which key signed: they rest on its name, kind and value."""
    named = key_name.encode() + b"\n" + _ED25519 + public_key.public_bytes_raw()
    return hashlib.sha256(named).digest()[:4]


def verifier_key(key_name: str, public_key: Ed25519PublicKey) -> str:
    """The public key in one line (``name+id+key``), as other people's tools take it."""
    value = b64encode(_ED25519 + public_key.public_bytes_raw()).decode()
    return f"{key_name}+{key_id(key_name, public_key).hex()}+{value}"


def fingerprint(root: bytes) -> str:
    """80 bits of a root for reading aloud and comparing photographs: ``5V0K 8Z3M 1QYW 94TC``.

    For eyes only: proofs rest on the whole root, which the note and its QR code carry.
    """
    return readable(root, 16)


def _parts(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The signed text with its last line break, and each signature with its key's name."""
    body, gap, tail = note.rpartition("\n\n")
    if not gap or not tail.endswith("\n"):
        raise NoteError("not a signed note")
    return f"{body}\n", list(_signatures(tail))


def _signatures(tail: str) -> Iterator[tuple[str, bytes]]:
    for line in tail[:-1].split("\n"):
        name, _, value = line.removeprefix(_MARK).partition(" ")
        if not line.startswith(_MARK) or not name:
            raise NoteError("not a signature")
        yield name, _decode(value)


def _check(public_key: Ed25519PublicKey, signature: bytes, body: str) -> None:
    try:
        public_key.verify(signature, body.encode())
    except (InvalidSignature, UnicodeEncodeError) as error:
        raise NoteError("the signature does not fit") from error


def _decode(value: str) -> bytes:
    """Canonical base64 only: one value, one spelling."""
    try:
        data = b64decode(value, validate=True)
    except ValueError as error:
        raise NoteError("not base64") from error
    if b64encode(data).decode() != value:
        raise NoteError("not canonical base64")
    return data


def _is_size(line: str) -> bool:
    is_number = line.isascii() and line.isdecimal() and len(line) <= _SIZE_DIGITS
    return is_number and str(int(line)) == line
