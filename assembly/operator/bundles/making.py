"""Making a bundle: papers printed, their hashes entered, the journal copied, all of it signed."""

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembly.assemblies.queries import assembly, view_of
from assembly.commitments.actions import seal_witnesses
from assembly.core.access import Actor
from assembly.core.change import change
from assembly.core.db import session
from assembly.journal.actions import ORIGIN, Content, make_checkpoint, record, signing_key
from assembly.journal.checkpoints import verifier_key
from assembly.operator.bundles.contents import Printed, printed_papers
from assembly.operator.bundles.evidence import Line, all_notes, consistency, lines_from, proofs
from assembly.operator.bundles.naming import README
from assembly.operator.bundles.page import verifiers
from assembly.operator.bundles.readme import readme
from assembly.operator.bundles.standalone import verify as verifier
from assembly.operator.bundles.texts import texts_of

Files = dict[str, bytes]


@dataclass(frozen=True)
class Sealed:
    """What the journal held when the bundle was entered into it."""

    lines: tuple[Line, ...]  # those written since the first look
    notes: tuple[str, ...]
    texts: bytes
    manifest: bytes


def make_bundle(actor: Actor, assembly_id: int) -> bytes:
    """The zip. May be repeated: each is entered anew, and holds the entries of those before.

    What people say of promises by then is counted into the journal first.
    Papers are printed and most of the journal is read before the change begins, so that nobody who
    votes meanwhile waits for it. Refuses: PressFailed.
    """
    seal_witnesses(actor, assembly_id)
    papers = printed_papers(assembly_id)
    before = lines_from(0)
    key = verifier_key(ORIGIN, signing_key().public_key())
    title = view_of(assembly(assembly_id)).title
    files = {paper.name: paper.content for paper in papers}
    files |= verifiers() | {README: readme(title, key, sorted(files))}
    sealed = seal_bundle(actor, assembly_id, papers, files, tuple(before))
    files |= {verifier.TEXTS: sealed.texts}
    return pack(files | evidence([*before, *sealed.lines], sealed.notes, sealed.manifest, key))


@change
def seal_bundle(
    actor: Actor,
    assembly_id: int,
    papers: tuple[Printed, ...],
    files: Files,
    before: tuple[Line, ...],
) -> Sealed:
    """Enter every paper, then the list of all files; sign. The list also pins the journal so far.

    So nothing that is not in the bundle now can have been in it, nor the other way round. What was
    adopted since ``before`` was read is in it too.
    """
    subject, row = f"assembly:{assembly_id}", assembly(assembly_id)
    for paper in papers:
        told: Content = {"what": paper.what, "format": paper.form, "sha256": _hash(paper.content)}
        record(actor, "exported", subject, told)
    session().flush()
    since, notes = lines_from(len(before)), all_notes()
    lines = [*before, *since]
    texts = _texts(lines, texts_of(assembly_id))
    about: dict[str, str | bool] = {"assembly": view_of(row).title, "example": row.is_example}
    manifest = list_of(files | {verifier.TEXTS: texts}, lines, notes, about)
    told = {"what": "bundle", "format": "zip", "sha256": _hash(manifest)}
    record(actor, "exported", subject, told)
    session().flush()
    last = lines_from(len(lines))
    note = make_checkpoint("exported", subject)
    return Sealed((*since, *last), (*notes, note), texts, manifest)


def list_of(
    files: Files, lines: list[Line], notes: list[str], about: Mapping[str, str | bool]
) -> bytes:
    """The manifest: every file with its hash, and the journal and its checkpoints up to here."""
    told = {
        **about,
        "format": verifier.FORMAT,
        "files": [
            {"name": name, "size": len(content), "sha256": _hash(content)}
            for name, content in sorted(files.items())
        ],
        "journal_sha256": _hash(b"".join(line.text for line in lines)),
        "checkpoints_sha256": _hash("".join(notes).encode()),
    }
    return verifier.canonical(told) + b"\n"


def evidence(lines: list[Line], notes: tuple[str, ...], manifest: bytes, key: str) -> Files:
    """The files that prove, once the last checkpoint is signed."""
    return {
        verifier.KEY: f"{key}\n".encode(),
        verifier.JOURNAL: b"".join(line.text for line in lines),
        verifier.NOTES: "".join(notes).encode(),
        verifier.PROOFS: proofs(lines, notes),
        verifier.CONSISTENCY: consistency(lines, notes),
        verifier.MANIFEST: manifest,
    }


def pack(files: Files) -> bytes:
    """One zip, uncompressed and without a date: the same files are the same bytes.

    Uncompressed, so that every byte of it is a byte of a file or of its name, and none is idle.
    """
    sheaf = io.BytesIO()
    with zipfile.ZipFile(sheaf, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name in sorted(files, key=_place):
            about = zipfile.ZipInfo(name)  # 1 January 1980
            about.create_system, about.external_attr = 3, verifier.PLAIN_FILE
            archive.writestr(about, files[name])
    return sheaf.getvalue()


def _place(name: str) -> tuple[bool, str]:
    """What to read first, then the rest by name."""
    return name != README, name


def _texts(lines: list[Line], texts: Mapping[tuple[str, str], Sequence[str]]) -> bytes:
    """One line for every text, beside the entry that adopted it."""
    left = {entry: iter(words) for entry, words in texts.items()}
    found = ((line, next(left.get((line.kind, line.subject), iter(())), None)) for line in lines)
    return b"".join(line.adopts(text) for line, text in found if text is not None)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
