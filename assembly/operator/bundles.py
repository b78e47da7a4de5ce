"""A bundle: an assembly's papers with the journal that vouches for them, to be checked anywhere.

Every paper in it was entered into the journal with its hash and signed for, before the journal was
copied. It holds no key but the public one, and no name that the papers do not have.
"""

import hashlib
import json
import tempfile
import zipfile
from base64 import b64decode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from flask_babel import gettext as _
from sqlalchemy import create_engine, insert, select

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.errors import NotFound
from assembly.exports.actions import take_out
from assembly.exports.digits import Digits
from assembly.extensions import metadata
from assembly.journal.actions import ORIGIN, signing_key
from assembly.journal.checkpoints import verifier_key
from assembly.journal.models import Checkpoint, Entry, Head, Payload
from assembly.journal.queries import Examined
from assembly.operator.verifying import Report, examine_file

JOURNAL, KEY = "journal.db", "key.txt"
PAPERS = ("resolutions", "charter", "ballots", "grievances")
TABLES = [metadata.tables[kind.__tablename__] for kind in (Entry, Payload, Head, Checkpoint)]


def put_out(
    file: Path,
    assembly_id: int,
    what: str,
    form: str | None,
    meeting_id: int | None,
    digits: Digits | None,
    *,
    district: str | None = None,
    public: bool = False,
    about: int | None = None,
) -> None:
    """One paper into a file, or a bundle of all. Refuses what ``take_out`` refuses."""
    if what == "bundle":
        write_bundle(assembly_id, file)
    else:
        asked = (SYSTEM, assembly_id, what, form or "", meeting_id, digits)
        file.write_bytes(take_out(*asked, district=district, public=public, about=about))


def write_bundle(assembly_id: int, file: Path) -> None:
    """Take out every paper that there is, as JSON, and put the journal beside them."""
    with tempfile.TemporaryDirectory() as workbench, zipfile.ZipFile(file, "w") as archive:
        for what in PAPERS:
            try:
                archive.writestr(f"{what}.json", take_out(SYSTEM, assembly_id, what, "json"))
            except NotFound:  # an assembly without a charter
                continue
        _copy_journal(Path(workbench) / JOURNAL)
        archive.write(Path(workbench) / JOURNAL, JOURNAL, zipfile.ZIP_DEFLATED)
        archive.writestr(KEY, verifier_key(ORIGIN, signing_key().public_key()) + "\n")


def verify_bundle(file: Path) -> Report:
    """Examine a bundle from anywhere; nothing of this installation is asked."""
    if not zipfile.is_zipfile(file):
        return Report(cannot_tell=[_("ไฟล์นี้ไม่ใช่แฟ้มหลักฐานของสมัชชา")])
    try:
        with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory() as workbench:
            return _examine(archive, Path(workbench) / JOURNAL)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return Report(faults=[_("แฟ้มหลักฐานเสียหายหรือไม่ครบ")])


def _examine(archive: zipfile.ZipFile, journal: Path) -> Report:
    journal.write_bytes(archive.read(JOURNAL))
    key = read_key(archive.read(KEY).decode("ascii").strip())
    report, found = examine_file(journal, key)
    if found is not None:
        _compare_papers(report, archive, found)
    told = verifier_key(ORIGIN, key)
    report.unproven.append(_("กุญแจมากับแฟ้มนี้เอง โปรดเทียบกับกุญแจที่สมัชชาประกาศ: %(key)s", key=told))
    return report


def _compare_papers(report: Report, archive: zipfile.ZipFile, found: Examined) -> None:
    """Each paper must be one that the journal says was made."""
    made = {json.loads(r.content).get("sha256") for r in found.records if r.kind == "exported"}
    papers = [name for name in archive.namelist() if name not in (JOURNAL, KEY)]
    foreign = [n for n in papers if hashlib.sha256(archive.read(n)).hexdigest() not in made]
    report.faults += [_("เอกสาร %(name)s ไม่ตรงกับบันทึก", name=name) for name in foreign]
    if not foreign:
        report.proven.append(_("เอกสาร %(n)s ชิ้นในแฟ้มตรงกับบันทึกเหตุการณ์", n=len(papers)))


def read_key(line: str) -> Ed25519PublicKey:
    """The key of a line that ``checkpoints.verifier_key`` wrote; ``ValueError`` for another."""
    name, _id, value = line.split("+", 2)
    key = Ed25519PublicKey.from_public_bytes(b64decode(value, validate=True)[1:])
    if verifier_key(name, key) != line:
        raise ValueError("not a verifier key")
    return key


def _copy_journal(file: Path) -> None:
    engine = create_engine(f"sqlite:///{file}")
    metadata.create_all(engine, TABLES)
    with engine.begin() as copy:
        for table in TABLES:
            rows = [dict(row) for row in session().execute(select(table)).mappings()]
            if rows:
                copy.execute(insert(table), rows)
    engine.dispose()
