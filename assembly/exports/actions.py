"""Taking a paper out of the house: printed, then recorded with its hash and signed for."""

import hashlib

from assembly.core.access import Actor
from assembly.core.change import change
from assembly.exports.digits import Digits
from assembly.exports.formats import printer_for
from assembly.exports.press import print_aside
from assembly.exports.queries import paper_of
from assembly.journal.actions import make_checkpoint, record


def take_out(
    actor: Actor,
    assembly_id: int,
    what: str,
    form: str,
    meeting_id: int | None = None,
    digits: Digits | None = None,
    *,
    district: str | None = None,
    public: bool = False,
    about: int | None = None,
) -> bytes:
    """The file, after the journal says that it was made. May be repeated: each is a new entry.

    Raises ``NoSuchExport`` for a pair not in ``formats.EXPORTS``, ``NotFound`` for another
    assembly's meeting or minutes of no meeting, ``PressFailed`` when it could not be printed.
    """
    printer_for(what, form)
    paper = paper_of(what, assembly_id, meeting_id, district=district, public=public, about=about)
    content = print_aside(what, form, paper, digits)
    seal_export(actor, assembly_id, what, form, hashlib.sha256(content).hexdigest())
    return content


@change
def seal_export(actor: Actor, assembly_id: int, what: str, form: str, sha256: str) -> str:
    """Write down that this file was made, and sign the journal; answers the signed note."""
    subject = f"assembly:{assembly_id}"
    record(actor, "exported", subject, {"what": what, "format": form, "sha256": sha256})
    return make_checkpoint("exported", subject)
