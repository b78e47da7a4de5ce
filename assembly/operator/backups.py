"""One file that holds an installation: its database, its secrets, its uploads.

Never in it: the keys of secret ballots, which lie outside the database for that very reason.
"""

import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing, suppress
from pathlib import Path

from flask_babel import lazy_gettext as _l

from assembly.core.errors import Refusal
from assembly.operator.instances import DATABASE

SINGLE_FILES = ("secret", "journal.key", "settings.py")
UPLOADS = "files/"
LARGEST_NAME = 200


class NotABackup(Refusal):
    message = _l("ไฟล์นี้ไม่ใช่ไฟล์สำรองของสมัชชา หรือเสียหาย ข้อมูลเดิมยังอยู่ครบ")


class NothingToKeep(Refusal):
    message = _l("ยังไม่มีข้อมูลให้สำรอง เริ่มด้วย assembly init หรือ assembly demo")


class OtherDatabase(Refusal):
    message = _l("ฐานข้อมูลนี้ไม่ใช่ SQLite โปรดสำรองด้วยเครื่องมือของฐานข้อมูลนั้น เช่น pg_dump")


def back_up(instance: Path, file: Path) -> None:
    """Write everything into ``file``, readable by its owner only; safe while the server runs.

    The file appears whole or not at all. Refuses: NothingToKeep.
    """
    if not (instance / DATABASE).is_file():
        raise NothingToKeep
    with tempfile.TemporaryDirectory(dir=instance) as workbench:
        copy, parcel = Path(workbench) / DATABASE, Path(workbench) / "parcel"
        copy_database(instance / DATABASE, copy)
        parcel.touch(mode=0o600)
        with zipfile.ZipFile(parcel, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(copy, DATABASE)
            for kept in _beside(instance):
                with suppress(FileNotFoundError):  # a picture that was erased just now
                    archive.write(kept, kept.relative_to(instance).as_posix())
        shutil.move(parcel, file)


def restore(instance: Path, file: Path) -> Path | None:
    """Put a backup in place; answers the folder where what stood here before was moved.

    The server must not be running. Refuses: NotABackup, and then nothing has changed.
    """
    instance.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=instance) as workbench:
        fresh = Path(workbench)
        _unpack(file, fresh)
        aside = _move_aside(instance)
        for part in fresh.iterdir():
            part.rename(instance / part.name)
    return aside


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of a database that may be in use."""
    target.touch(mode=0o600)
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as origin,
        closing(sqlite3.connect(target)) as copy,
    ):
        origin.backup(copy)


def _beside(instance: Path) -> list[Path]:
    single = [instance / name for name in SINGLE_FILES if (instance / name).is_file()]
    return single + [path for path in sorted((instance / UPLOADS).rglob("*")) if path.is_file()]


def _unpack(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if DATABASE not in names or not all(_is_ours(name) for name in names):
                raise NotABackup
            archive.extractall(folder)
        with closing(sqlite3.connect(folder / DATABASE)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile, sqlite3.DatabaseError) as error:
        raise NotABackup from error
    if not sound:
        raise NotABackup
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _is_ours(name: str) -> bool:
    plain = ".." not in name and len(name) <= LARGEST_NAME
    return name in (DATABASE, *SINGLE_FILES) or (plain and name.startswith(UPLOADS))


def _move_aside(instance: Path) -> Path | None:
    """What a backup would overwrite goes into a folder of its own; nothing is deleted."""
    names = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", *SINGLE_FILES, UPLOADS.rstrip("/"))
    standing = [instance / name for name in names if (instance / name).exists()]
    if not (instance / DATABASE).exists():
        return None
    aside = Path(tempfile.mkdtemp(prefix="replaced-", dir=instance))
    for path in standing:
        path.rename(aside / path.name)
    return aside
