"""Taking a paper out of the house: printed, then recorded with its hash and signed for."""

import hashlib

from assembly.core import thai
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.exports.blocks import Seal
from assembly.exports.digits import Digits
from assembly.exports.formats import is_sealed, printer_for
from assembly.exports.languages import Language, speaking
from assembly.exports.press import PRESS, QUICK, print_aside
from assembly.exports.queries import Narrowed, paper_of
from assembly.exports.queries.house import housed
from assembly.journal.actions import make_checkpoint, record
from assembly.journal.checkpoints import fingerprint
from assembly.journal.queries import first_checkpoint_over, size_without

UNPRINTED = ("exported", "link_made")  # entries that change nothing in any paper


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
    document: str | None = None,
    edition: int | None = None,
    language: Language = "th",
    about: int | None = None,
    letter: int = 0,
    narrowed: Narrowed | None = None,
) -> bytes:
    """The file, after the journal says that it was made. May be repeated: each is a new entry.

    Raises ``NoSuchExport`` for a pair not in ``formats.EXPORTS``, ``NotFound`` for another
    assembly's meeting or minutes of no meeting, ``PressFailed`` when it could not be printed.
    """
    printer_for(what, form)
    if form not in QUICK:
        PRESS.warm()
    with speaking(language):
        paper = paper_of(
            what,
            assembly_id,
            meeting_id,
            district=district,
            public=public,
            document=document,
            edition=edition,
            about=about,
            letter=letter,
            narrowed=narrowed,
            drawn=is_sealed(what, form),
        )
    seal = seal_of_now(assembly_id) if is_sealed(what, form) else None
    paper = housed(assembly_id, what, paper) if is_sealed(what, form) else paper
    content = print_aside(what, form, paper, digits, seal, language)
    seal_export(actor, assembly_id, what, form, hashlib.sha256(content).hexdigest())
    return content


def hand_out(
    assembly_id: int, what: str, form: str, language: Language, narrowed: Narrowed
) -> bytes:
    """The same file for whoever asks: nothing in it is only for the office, so the journal does
    not say who had it. Refuses what ``take_out`` refuses.
    """
    sealed = is_sealed(what, form)
    with speaking(language):
        paper = paper_of(what, assembly_id, narrowed=narrowed, drawn=sealed)
    seal = seal_of_now(assembly_id) if sealed else None
    paper = housed(assembly_id, what, paper) if sealed else paper
    return print_aside(what, form, paper, None, seal, language)


@change
def seal_of_now(assembly_id: int) -> Seal:
    """The first checkpoint over all that a paper tells; made now when there is none.

    The paper cannot name its own export, whose entry carries the hash of the finished file. Passing
    over what changes no paper, the same records printed again have the same seal and bytes.
    """
    size = size_without(UNPRINTED)
    found = first_checkpoint_over(size)
    if found is None:
        make_checkpoint("printed", f"assembly:{assembly_id}")
        found = first_checkpoint_over(size)
    if found is None:
        raise LookupError("a checkpoint that was just made")
    day = thai.to_bangkok(found.made_at).date()
    return Seal(found.size, fingerprint(bytes.fromhex(found.root)), day)


@change
def seal_export(actor: Actor, assembly_id: int, what: str, form: str, sha256: str) -> str:
    """Write down that this file was made, and sign the journal; answers the signed note."""
    subject = f"assembly:{assembly_id}"
    record(actor, "exported", subject, {"what": what, "format": form, "sha256": sha256})
    return make_checkpoint("exported", subject)
