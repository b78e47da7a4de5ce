"""What the installation needs around a run: one server at a time, a database in today's shape."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import OperationalError

from assembly.backups import DATABASE, back_up
from assembly.core import clock
from assembly.core.change import writer
from assembly.core.db import check_settings, is_sqlite
from assembly.core.errors import Refusal
from assembly.extensions import db
from assembly.journal.actions import make_checkpoint
from assembly.journal.queries import journal_size, newest_checkpoint


class AlreadyServing(Refusal):
    message = _l("มีเซิร์ฟเวอร์ใช้ข้อมูลในโฟลเดอร์นี้อยู่แล้ว โปรดปิดเครื่องนั้นก่อน")


class NewerDatabase(Refusal):
    message = _l("ข้อมูลนี้มาจากโปรแกรมรุ่นใหม่กว่า โปรดติดตั้งรุ่นล่าสุดก่อน ข้อมูลยังอยู่ครบ")


class NoDatabase(Refusal):
    message = _l("เปิดฐานข้อมูลไม่ได้ โปรดตรวจที่อยู่ใน DATABASE_URL หรือสิทธิ์ของโฟลเดอร์")


@contextmanager
def alone(instance: Path) -> Iterator[None]:
    """Be the only server of an instance folder. Raises ``AlreadyServing``.

    The system gives the lock back however the holder ends, kill -9 included.
    """
    instance.mkdir(parents=True, exist_ok=True)
    with (instance / "serving.lock").open("w") as held:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 -- not there on Windows, which gets no lock

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise AlreadyServing from error
        yield


@contextmanager
def tell(instance: Path, public_url: str) -> Iterator[None]:
    """Tell the commands of this instance where its server is, for as long as it is there."""
    note = instance / "serving.json"
    note.write_text(json.dumps({"public_url": public_url, "pid": os.getpid()}), encoding="utf-8")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def prepare_database() -> None:
    """Bring the database into this program's shape, backed up first if it had another one.

    Refuses: NewerDatabase, NoDatabase.
    """
    config = current_app.extensions["migrate"].migrate.get_config()
    wanted = ScriptDirectory.from_config(config).get_current_head()
    found = _revision()
    if found is not None and found != wanted:
        _keep_before(found)
    if found != wanted:
        _upgrade(config)
    for engine in (writer().engine, db.engine):
        check_settings(engine)


def prepare_database_alone() -> None:
    """The same for a command beside a server: only a server's equal may find it already prepared.

    Refuses, besides: AlreadyServing.
    """
    config = current_app.extensions["migrate"].migrate.get_config()
    if _revision() != ScriptDirectory.from_config(config).get_current_head():
        with alone(Path(current_app.instance_path)):
            prepare_database()


def _revision() -> str | None:
    try:
        with writer().engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except OperationalError as error:
        raise NoDatabase from error


def _upgrade(config: Config) -> None:
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NewerDatabase from error


def _keep_before(revision: str) -> None:
    """The automatic backup; a PostgreSQL database is kept by those who run it."""
    instance = Path(current_app.instance_path)
    if is_sqlite(current_app.config["SQLALCHEMY_DATABASE_URI"]) and (instance / DATABASE).is_file():
        kept = instance / "backups"
        kept.mkdir(mode=0o700, exist_ok=True)
        moment = clock.now().strftime("%Y%m%d-%H%M%S")
        back_up(instance, kept / f"before-upgrade-{moment}-from-{revision}.zip")


def checkpoint_if_grown() -> bool:
    """Sign the journal if something came in since the newest checkpoint; tells whether it did."""
    newest = newest_checkpoint()
    if journal_size() <= (newest.size if newest else 0):
        return False
    make_checkpoint("regular", "")
    return True
