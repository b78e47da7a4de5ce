"""A bundle: an assembly's papers with the journal that vouches for them, to be checked anywhere.

One zip: documents, data, every entry of the journal, every signed checkpoint, proofs, the public
key, and two verifiers that need nothing else. What may be in it: what the public may read, adopted
minutes as they were frozen, and no content of an entry about a person.
"""

from pathlib import Path
from typing import Any

from assembly.core.access import SYSTEM
from assembly.exports.actions import take_out
from assembly.exports.digits import Digits
from assembly.operator.bundles.making import make_bundle
from assembly.operator.bundles.standalone import verify as verifier
from assembly.operator.verifying import Report

__all__ = ["make_bundle", "put_out", "verify_bundle"]


def put_out(
    file: Path,
    assembly_id: int,
    what: str,
    form: str | None,
    meeting_id: int | None,
    digits: Digits | None,
    **chosen: Any,
) -> None:
    """One paper into a file, or a bundle of all; ``chosen`` and refusals are ``take_out``'s."""
    if what == "bundle":
        file.write_bytes(make_bundle(SYSTEM, assembly_id))
    else:
        asked = (SYSTEM, assembly_id, what, form or "", meeting_id, digits)
        file.write_bytes(take_out(*asked, **chosen))


def verify_bundle(file: Path, key: str = "", seen: str = "") -> Report:
    """Examine a bundle from anywhere, by the very program that travels in it."""
    told = verifier.judge_path(str(file), key, seen)
    return Report(
        **{kind: told.lines(kind, "th") for kind in told.KINDS},
        entries=told.entries,
        checkpoints=told.checkpoints,
        fingerprint=told.fingerprint,
    )
