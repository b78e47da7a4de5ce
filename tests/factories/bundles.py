"""A bundle small enough that every byte of it can be turned: six entries, three signatures."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from assembly.journal import checkpoints
from assembly.journal.actions import ORIGIN, payload_hash
from assembly.journal.merkle import root
from assembly.operator.bundles.evidence import Line, line_of
from assembly.operator.bundles.making import Files, evidence, list_of, pack
from assembly.operator.bundles.page import script
from assembly.operator.bundles.standalone import verify as verifier

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(32))
RESOLUTION = "ให้ตรวจแนวเขตที่ดินชุมชน\nขอให้จังหวัดตั้งคณะทำงาน 4 ฝ่าย"
CLAUSE = "ทุกคนรักษาน้ำ"
EDITION = f"1 {CLAUSE}"
PAPER = b'{"resolutions": ["12.1"]}\n'
STILL: Mapping[str, bytes] = {
    "data/resolutions.json": PAPER,
    "verify.html": b"<!doctype html>",
    "อ่านก่อน.txt": "อ่านก่อน".encode(),
}


def hashed(text: str | bytes) -> str:
    return verifier.sha256(text if isinstance(text, bytes) else text.encode()).hexdigest()


@dataclass
class Record:
    """A journal kept by hand, and its bundle."""

    key: Ed25519PrivateKey = KEY
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)  # kinds whose content stays at home

    def enter(self, kind: str, subject: str, content: dict[str, Any]) -> None:
        body, salt = verifier.canonical(content), f"{len(self.lines):032x}"
        entry = {
            "seq": len(self.lines),
            "type": kind,
            "at_utc": f"2026-11-26T05:{len(self.lines):02}:00.000+00:00",
            "actor_role": "secretary",
            "subject": subject,
            "payload_sha256": payload_hash(salt, body),
            "prev_hash": self.lines[-1].leaf.hex() if self.lines else "",
        }
        told = (None, None) if kind in self.kept else (salt, body.decode())
        self.lines.append(line_of(entry, *told))

    def sign(self) -> None:
        leaves = [line.leaf for line in self.lines]
        said = checkpoints.text(ORIGIN, len(leaves), root(leaves))
        self.notes.append(checkpoints.sign(said, ORIGIN, self.key))

    def adopt(self, **changed: str) -> "Record":
        """What an assembly does: it is founded, resolves, writes a clause, adopts an edition."""
        told = {"resolution": RESOLUTION, "clause": CLAUSE, "edition": EDITION} | changed
        self.enter("assembly_founded", "assembly:1", {"slug": "phangnga"})
        about = {"number": "12.1", "text_sha256": hashed(told["resolution"])}
        self.enter("resolution_adopted", "resolution:1", about)
        self.sign()
        about = {"number": "1", "text_sha256": hashed(told["clause"])}
        self.enter("clause_added", "clause:1", about)
        self.enter("edition_adopted", "edition:1", {"text_sha256": hashed(told["edition"])})
        self.sign()
        return self

    def bundle(
        self, texts: Iterable[tuple[int, str]] = (), still: Mapping[str, bytes] = STILL
    ) -> Files:
        """Enter and sign the bundle itself; the files of it."""
        given = texts or ((1, RESOLUTION), (2, CLAUSE), (3, EDITION))
        words = [self.lines[place].adopts(text) for place, text in given]
        files = {**still, verifier.TEXTS: b"".join(words)}
        self.enter("exported", "assembly:1", {"what": "resolutions", "sha256": hashed(PAPER)})
        about = {"assembly": "พังงาแห่งความสุข", "example": False}
        manifest = list_of(files, self.lines, self.notes, about)
        told = {"what": "bundle", "format": "zip", "sha256": hashed(manifest)}
        self.enter("exported", "assembly:1", told)
        self.sign()
        key = checkpoints.verifier_key(ORIGIN, self.key.public_key())
        return files | evidence(self.lines, tuple(self.notes), manifest, key)


def small_bundle() -> Files:
    return Record().adopt().bundle()


def public_line(key: Ed25519PrivateKey = KEY) -> str:
    return checkpoints.verifier_key(ORIGIN, key.public_key())


class Browser:
    """The script of verify.html in Node: many bundles, one process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "script.js").write_text(script())

    def answers(self, asked: list[dict[str, Any]]) -> list[Any]:
        node = Path(sys.executable).with_name("node")
        judging = Path(__file__).parents[1] / "operator" / "judging.js"
        done = subprocess.run(
            [node, judging, self.folder / "script.js"],
            input="\n".join(map(json.dumps, asked)),
            capture_output=True,
            text=True,
            check=True,
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    def judges(self, bundles: Mapping[str, bytes], **given: str) -> dict[str, Any]:
        """What it says of each bundle."""
        asked = []
        for number, content in enumerate(bundles.values()):
            file = self.folder / f"{number}.zip"
            file.write_bytes(content)
            asked.append({"file": str(file), **given})
        return dict(zip(bundles, self.answers(asked), strict=True))


def zipped(files: Files) -> bytes:
    return pack(files)
