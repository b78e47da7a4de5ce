"""``assembly verify`` against somebody who can write into the database file."""

import hashlib
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from flask import Flask

from assembly import create_app
from assembly.ballots.actions import finish_purges
from assembly.charter.actions import adopt_edition
from assembly.charter.queries import chapter_for
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.db import writer_engine
from assembly.extensions import db, metadata
from assembly.grievances.actions import tell
from assembly.journal import checkpoints
from assembly.journal.actions import ORIGIN
from assembly.journal.merkle import Peaks, leaf_hash
from assembly.operator.upkeep import checkpoint_if_grown
from assembly.operator.verifying import (
    CANNOT_TELL,
    INTACT,
    TAMPERED,
    examine_file,
    public_key,
    verify,
    verify_instance,
)
from assembly.people.actions import add_staff
from assembly.resolutions.actions import write_clause
from assembly.resolutions.queries import resolutions_of
from tests.conftest import rest, watch_tasks
from tests.factories.decisions import begin, decide, lay_charter
from tests.factories.hall import Hall, gather

pytestmark = pytest.mark.sqlite  # the intruder writes into the file

COLUMNS = "seq, type, at_utc, actor_role, subject, payload_sha256, prev_hash, leaf_hash"


@dataclass
class Records:
    """An installation after a decision, at rest: nothing has its database open."""

    app: Flask
    file: Path
    key: Ed25519PublicKey

    def changed_by(self, *statements: str) -> None:
        """What an intruder does with any SQLite tool."""
        with closing(sqlite3.connect(self.file, isolation_level=None)) as tool:
            for statement in statements:
                tool.execute(statement)

    def asked(self, question: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.file)) as tool:
            return tool.execute(question).fetchall()

    def verdict(self) -> int:
        try:
            return verify().exit_code
        finally:
            self.rest()

    def rest(self) -> None:
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance with two decided ballots, a resolution, a clause and an edition."""
    instance = tmp_path_factory.mktemp("decided") / "instance"
    app = create_app(INSTANCE=instance, DATABASE_URL="", TESTING=True)
    engine = writer_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    metadata.create_all(engine)
    engine.dispose()
    with pytest.MonkeyPatch.context() as patch, app.app_context():
        begun = watch_tasks(patch)
        _hold_a_plenary(gather(app))
        finish_purges()
        rest(app, begun)  # a box is purged on the side: what it opened late would stay open
    _come_to_rest(instance / "assembly.db")
    return instance


def _hold_a_plenary(hall: Hall) -> None:
    tell(hall.assembly_id, "820108", None, "น้ำขึ้นถึงบันไดทุกข้างขึ้น", "k1")
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyynnya...")
    decide(hall, "yyyyyyynnnaa", place=1, method="secret")
    chapter = chapter_for(hall.assembly_id, None)
    assert chapter is not None
    write_clause(SYSTEM, resolutions_of(hall.assembly_id)[0].id, chapter.id, "ทุกคนรักษาน้ำ")
    adopt_edition(SYSTEM, hall.assembly_id, clock.today(), "หอประชุม")


def _come_to_rest(file: Path) -> None:
    """The last one who closes folds the log into the file; the box is purged on the side."""
    until = time.monotonic() + 30
    while file.with_name("assembly.db-wal").exists():
        assert time.monotonic() < until
        with closing(sqlite3.connect(file)) as last:
            last.execute("SELECT * FROM journal_head").fetchall()
        time.sleep(0.05)


@pytest.fixture
def records(decided: Path, tmp_path: Path) -> Iterator[Records]:
    """A copy of its own for every intruder."""
    instance = tmp_path / "instance"
    shutil.copytree(decided, instance)
    app = create_app(INSTANCE=instance, DATABASE_URL="", TESTING=True)
    key = public_key(instance / "journal.key")
    assert key is not None
    with app.app_context():
        records = Records(app, instance / "assembly.db", key)
        yield records
        records.rest()
    app.extensions["writer"].stop()


def test_an_untouched_installation_is_intact(records: Records) -> None:
    report = verify()
    assert (report.exit_code, report.faults, report.cannot_tell) == (INTACT, [], [])
    assert any("ไม่มีรายการใดถูกแก้" in line for line in report.proven)
    assert any("ลายเซ็นกำกับ" in line for line in report.proven)
    assert any("มติ ธรรมนูญ" in line for line in report.proven)
    assert any(report.fingerprint in line for line in report.unproven), "what to compare by eye"


def test_every_byte_of_an_entry_counts(records: Records) -> None:
    """Entries and their contents, whole cells as SQLite stores them: lengths, types and words."""
    image = records.file.read_bytes()
    cells = list(chain(entry_cells(records), payload_cells(records)))
    places = [place for cell in cells for place in found_in(image, cell)]
    assert len(places) > 900
    unseen = [place for place in places if not is_seen(records, image, place)]
    assert unseen == []


def entry_cells(records: Records) -> Iterator[bytes]:
    for row in records.asked(f"SELECT {COLUMNS} FROM journal_entry WHERE seq IN (0, 1, 17)"):
        yield stored(row)


def payload_cells(records: Records) -> Iterator[bytes]:
    wanted = "SELECT seq, salt, content FROM journal_payload WHERE seq IN (0, 9, 17)"
    for row in records.asked(wanted):
        yield stored(row)


def stored(row: tuple[object, ...]) -> bytes:
    """A row in SQLite's record format, as it lies in a table without row numbers."""
    seq, *texts = row
    words = [str(text).encode() for text in texts]
    constant = {0: b"\x08", 1: b"\x09"}
    kinds = constant.get(int(str(seq)), b"\x01")
    kinds += b"".join(varint(13 + 2 * len(word)) for word in words)
    body = b"" if seq in constant else bytes([int(str(seq))])
    record = varint(len(kinds) + 1) + kinds + body + b"".join(words)
    return varint(len(record)) + record


def varint(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([0x80 | number >> 7, number & 0x7F])


def found_in(image: bytes, cell: bytes) -> range:
    start = image.find(cell)
    assert start > 0, "the cell lies in the file as we think it does"
    return range(start, start + len(cell))


def is_seen(records: Records, image: bytes, place: int) -> bool:
    """Flip one bit of the byte, look, and put it back."""
    with records.file.open("r+b", buffering=0) as file:
        file.seek(place)
        file.write(bytes([image[place] ^ 1 << place % 8]))
        report, _found = examine_file(records.file, records.key)
        file.seek(place)
        file.write(image[place : place + 1])
    return report.exit_code == TAMPERED


ATTACKS: dict[str, list[str]] = {
    "an entry dropped": [
        "DELETE FROM journal_entry WHERE seq = 5",
        "DELETE FROM journal_payload WHERE seq = 5",
    ],
    "an entry dropped and the gap closed": [
        "DELETE FROM journal_entry WHERE seq = 5",
        "DELETE FROM journal_payload WHERE seq = 5",
        "UPDATE journal_entry SET seq = -(seq - 1) WHERE seq > 5",
        "UPDATE journal_payload SET seq = -(seq - 1) WHERE seq > 5",
        "UPDATE journal_entry SET seq = -seq WHERE seq < 0",
        "UPDATE journal_payload SET seq = -seq WHERE seq < 0",
    ],
    "two entries swapped": [
        "UPDATE journal_entry SET seq = 4000 WHERE seq = 4",
        "UPDATE journal_entry SET seq = 4 WHERE seq = 5",
        "UPDATE journal_entry SET seq = 5 WHERE seq = 4000",
        "UPDATE journal_payload SET seq = 4000 WHERE seq = 4",
        "UPDATE journal_payload SET seq = 4 WHERE seq = 5",
        "UPDATE journal_payload SET seq = 5 WHERE seq = 4000",
    ],
    "the last entries cut off": [
        "DELETE FROM journal_payload WHERE seq > 20",
        "DELETE FROM journal_entry WHERE seq > 20",
    ],
    "a content lost": ["DELETE FROM journal_payload WHERE seq = 3"],
    "a content added": ["INSERT INTO journal_payload VALUES (9999, '00', '{}')"],
    "a salt in other letters": ["UPDATE journal_payload SET salt = upper(salt)"],
    "words as bytes": ["UPDATE journal_entry SET subject = CAST(subject AS BLOB) WHERE seq = 2"],
    "a checkpoint moved": ["UPDATE checkpoint SET size = size - 1 WHERE id = 1"],
    "a checkpoint reworded": ["UPDATE checkpoint SET note = replace(note, ' ', '  ') WHERE id = 2"],
    "the journal taken away": ["DROP TABLE journal_payload", "DROP TABLE journal_entry"],
    "a resolution reworded": ["UPDATE resolution SET text = text || ' และโรงแรม'"],
    "a resolution renumbered": ["UPDATE resolution SET number = '13.9' WHERE sequence = 1"],
    "a clause reworded": ["UPDATE clause SET text = 'ทุกคนยกเว้นโรงแรมรักษาน้ำ'"],
    "a clause from nowhere": [
        (
            "INSERT INTO clause "
            "(id, assembly_id, chapter_id, position, number, text, written_at, state, version) "
            "SELECT 777, assembly_id, chapter_id, 9, '9', 'ลอย', written_at, state, 1 FROM clause"
        )
    ],
    "a clause's origin changed": ["DELETE FROM clause_source"],
    "an edition reprinted": ["UPDATE edition_clause SET text = 'อื่น'"],
    "a tally bent": ["UPDATE ballot SET yes = yes + 1, no = no - 1 WHERE method = 'secret'"],
    "a named vote turned": ["UPDATE vote SET choice = 'no' WHERE choice = 'yes'"],
    "a verdict turned": ["UPDATE ballot SET carried = 0"],
    "a grievance reworded": ["UPDATE grievance SET text = 'ไม่มีปัญหา'"],
    "a grievance lost": ["DELETE FROM grievance"],
}


@pytest.mark.parametrize("statements", ATTACKS.values(), ids=ATTACKS.keys())
def test_an_attack_is_found(records: Records, statements: list[str]) -> None:
    records.changed_by("PRAGMA foreign_keys=OFF", *statements)
    assert records.verdict() == TAMPERED


def test_cutting_the_end_and_mending_the_head_is_found_by_the_signatures(records: Records) -> None:
    regrow(records, lambda row: None if row["seq"] > 20 else row)
    report, _found = examine_file(records.file, records.key)
    assert report.exit_code == TAMPERED
    assert all("ลายเซ็นกำกับ" in fault for fault in report.faults), "nothing else could tell"


def test_a_forked_journal_is_found_by_the_signatures(records: Records) -> None:
    """One early entry changed, everything after it computed again: only signatures differ."""
    regrow(records, lambda row: row | {"actor_role": "admin"} if row["seq"] == 1 else row)
    report, _found = examine_file(records.file, records.key)
    assert report.exit_code == TAMPERED
    assert all("ลายเซ็นกำกับ" in fault for fault in report.faults), "nothing else could tell"


def test_signing_again_with_another_key_is_found(records: Records) -> None:
    mine = Ed25519PrivateKey.generate()
    for number, note in records.asked("SELECT id, note FROM checkpoint"):
        told = checkpoints.parse(str(note))
        forged = checkpoints.sign(checkpoints.text(ORIGIN, told.size, told.root), ORIGIN, mine)
        with closing(sqlite3.connect(records.file, isolation_level=None)) as tool:
            tool.execute("UPDATE checkpoint SET note = ? WHERE id = ?", (forged, number))
    assert records.verdict() == TAMPERED


def regrow(records: Records, turn: Callable[[dict[str, object]], dict[str, object] | None]) -> None:
    """An intruder who knows the program: entries turned or left out, the rest computed anew."""
    names = COLUMNS.split(", ")
    rows = [dict(zip(names, row, strict=True)) for row in records.asked(
        f"SELECT {COLUMNS} FROM journal_entry ORDER BY seq"
    )]  # fmt: skip
    kept = [turned for row in rows if (turned := turn(row)) is not None]
    peaks, last = Peaks(), ""
    for row in kept:
        row.pop("leaf_hash")
        row["prev_hash"] = last
        hashed = leaf_hash(rfc8785.dumps(row))  # type: ignore[arg-type]
        peaks.append(hashed)
        row["leaf_hash"] = last = hashed.hex()
    with closing(sqlite3.connect(records.file, isolation_level=None)) as tool:
        tool.execute("DELETE FROM journal_entry")
        holes = ", ".join(f":{name}" for name in names)
        tool.executemany(f"INSERT INTO journal_entry ({COLUMNS}) VALUES ({holes})", kept)
        tool.execute("DELETE FROM journal_payload WHERE seq >= ?", (len(kept),))
        head = (len(kept), last, peaks.to_text())
        tool.execute("UPDATE journal_head SET size = ?, last_hash = ?, peaks = ?", head)


def test_a_file_that_is_no_database_any_more_counts_as_tampered(records: Records) -> None:
    with records.file.open("r+b") as file:
        file.write(b"\0" * 100)
    assert records.verdict() == TAMPERED


def test_a_page_of_rubbish_counts_as_tampered(records: Records) -> None:
    image = records.file.read_bytes()
    seventh = hashlib.sha256(b"rubbish").digest() * 128
    records.file.write_bytes(image[: 6 * 4096] + seventh + image[7 * 4096 :])
    assert records.verdict() == TAMPERED


def test_without_the_key_it_cannot_tell(records: Records) -> None:
    (records.file.parent / "journal.key").unlink()
    assert records.verdict() == CANNOT_TELL
    assert not (records.file.parent / "journal.key").exists(), "looking makes no new key"


def test_without_the_key_a_fault_is_still_a_fault(records: Records) -> None:
    (records.file.parent / "journal.key").unlink()
    records.changed_by("UPDATE journal_entry SET actor_role = 'admin' WHERE seq = 1")
    assert records.verdict() == TAMPERED


def test_without_a_database_it_cannot_tell(tmp_path: Path) -> None:
    report, _found = examine_file(tmp_path / "assembly.db", None)
    assert report.exit_code == CANNOT_TELL
    assert verify_instance(tmp_path / "nowhere").exit_code == CANNOT_TELL
    assert not (tmp_path / "nowhere").exists()


def test_looking_changes_nothing(records: Records) -> None:
    before = records.file.read_bytes()
    assert records.verdict() == INTACT
    assert records.file.read_bytes() == before


def test_entries_after_the_newest_signature_are_said_to_be_unsigned(records: Records) -> None:
    add_staff(SYSTEM, "นภัสสร", 1, "secretary")
    report = verify()
    assert report.exit_code == INTACT
    assert any("ยังไม่มีลายเซ็นกำกับ" in line for line in report.unproven)


def test_a_regular_checkpoint_covers_what_came_since_and_is_made_only_then(
    records: Records,
) -> None:
    add_staff(SYSTEM, "นภัสสร", 1, "secretary")
    assert checkpoint_if_grown() is True
    assert checkpoint_if_grown() is False
    assert not any("ยังไม่มีลายเซ็นกำกับ" in line for line in verify().unproven)


def test_a_copy_can_be_examined_elsewhere(records: Records, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(records.file, copy)
    report, found = examine_file(copy, records.key)
    assert report.exit_code == INTACT
    assert found is not None
    assert len(found.records) == report.entries > 20
