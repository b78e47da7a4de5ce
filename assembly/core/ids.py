"""Random names and codes derived from the installation's secret."""

import hashlib
import hmac
import secrets

from flask import current_app

# Crockford's alphabet, without the letters that look like digits: readable aloud.
READABLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def token(nbytes: int = 16) -> str:
    """A random address-safe secret of ``nbytes`` bytes (128 bit unless told)."""
    return secrets.token_urlsafe(nbytes)


def random_id() -> int:
    """A 53-bit positive id that tells nothing about when or after whom it was made.

    53 bits, because browsers and spreadsheets read numbers as doubles.
    """
    return secrets.randbits(53) or random_id()


def digits(count: int) -> str:
    """``count`` random decimal digits; the first is never zero."""
    return str(secrets.randbelow(9 * 10 ** (count - 1)) + 10 ** (count - 1))


def keyed(purpose: str, value: str) -> bytes:
    """HMAC-SHA256 of ``value`` under the installation's secret, separated by ``purpose``."""
    secret = str(current_app.config["CODES_KEY"]).encode()
    return hmac.new(secret, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()


def keyed_hash(purpose: str, value: str) -> str:
    """What is stored in place of a code: enough to look it up, useless to read."""
    return keyed(purpose, value).hex()


def fingerprint(*words: str) -> str:
    """What the journal keeps of words that are too short for a plain hash: nobody without the
    installation's secret finds them by trying. It begins with which secret it was.
    """
    body = "\0".join(f"{len(word)}:{word}" for word in words)
    return f"{keyed_hash('fingerprint', '')[:8]}.{keyed_hash('fingerprint', body)[:40]}"


def is_ours(told: str) -> bool:
    """Whether a fingerprint was made with this installation's secret."""
    return told.partition(".")[0] == fingerprint().partition(".")[0]


def keyed_digits(purpose: str, value: str, count: int) -> str:
    """``count`` decimal digits that follow from ``value``: a repeat gives the same code."""
    return str(int.from_bytes(keyed(purpose, value), "big") % 10**count).zfill(count)


def keyed_token(purpose: str, value: str) -> str:
    """A 128-bit address-safe token that follows from ``value``."""
    return keyed(purpose, value)[:16].hex()


def readable(data: bytes, count: int = 8) -> str:
    """The first ``count`` readable characters of ``data``, in groups of four: ``7KMT 4XRN``."""
    number = int.from_bytes(data[:16], "big")
    letters = [READABLE[(number >> (5 * n)) & 31] for n in range(count)]
    return " ".join("".join(letters[n : n + 4]) for n in range(0, count, 4))


def only_digits(text: str) -> str:
    """The decimal digits of what a person typed (spaces, dashes, Thai digits), as ASCII."""
    return "".join(str(int(char)) for char in text if char.isdecimal())
