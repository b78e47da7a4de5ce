"""Sealed votes: bytes in, bytes out, and the file that holds one ballot's private key.

HPKE (RFC 9180). The ballot and its question go into ``info``, so that an envelope of one ballot
opens in no other; the choice is padded, so that every envelope has the same size.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from assembly.ballots.rules import BoxKeyMissing
from assembly.core.ids import READABLE, readable
from assembly.journal import merkle

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
CONTENT_SIZE = 256
RECEIPT_LETTERS = 8
MISREAD = str.maketrans("OIL", "011")  # letters that a receipt never has, as people write digits


def label(ballot_id: int, question_hash: str) -> bytes:
    """What binds an envelope to its ballot and to the question as it stood at opening."""
    return f"assembly ballot {ballot_id} {question_hash}".encode()


def seal(choice: str, public_key: bytes, info: bytes) -> bytes:
    """A choice as an envelope: the same choice twice gives two different envelopes of one size."""
    content = choice.encode().ljust(CONTENT_SIZE, b"\0")
    return SUITE.encrypt(content, X25519PublicKey.from_public_bytes(public_key), info)


def unseal(sealed: bytes, key: X25519PrivateKey, info: bytes) -> str | None:
    """The words in an envelope; ``None`` if it cannot be read (spoiled)."""
    try:
        content = SUITE.decrypt(sealed, key, info)
    except (InvalidTag, ValueError):
        return None
    return content.rstrip(b"\0").decode(errors="replace")


def root(leaves: Iterable[bytes]) -> str:
    """The Merkle root over what lies in the box, sorted: it tells nothing of the casting order."""
    return merkle.root(sorted(leaves)).hex()


def receipt(leaf: bytes) -> str:
    """Eight readable characters of a hash: ``7KMT 4XRN``."""
    return readable(leaf, RECEIPT_LETTERS)


def typed_receipt(text: str) -> str:
    """A receipt as somebody typed it, in its own form; empty when it cannot be one."""
    letters = "".join(text.upper().split()).replace("-", "").translate(MISREAD)
    if len(letters) != RECEIPT_LETTERS or not set(letters) <= set(READABLE):
        return ""
    return f"{letters[:4]} {letters[4:]}"


def make_key(file: Path) -> bytes:
    """Make a key pair: the private key into a file only we can read; answers the public key."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    key = X25519PrivateKey.generate()
    file.unlink(missing_ok=True)  # left by an opening that was never committed
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, key.private_bytes_raw())
        os.fsync(handle)
    finally:
        os.close(handle)
    _settle(file.parent)
    return key.public_key().public_bytes_raw()


def read_key(file: Path) -> X25519PrivateKey:
    """The private key of a ballot whose box is opened. Raises ``BoxKeyMissing``."""
    try:
        return X25519PrivateKey.from_private_bytes(file.read_bytes())
    except (FileNotFoundError, ValueError) as error:
        raise BoxKeyMissing from error


def destroy_key(file: Path) -> None:
    """Overwrite and remove a private key. May be repeated."""
    if not file.exists():
        return
    with file.open("r+b") as handle:
        handle.write(bytes(file.stat().st_size))
        handle.flush()
        os.fsync(handle.fileno())
    file.unlink()
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """A file's coming or going is on disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
