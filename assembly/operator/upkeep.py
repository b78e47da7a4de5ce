"""A database in today's shape, and a journal that is signed regularly."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import OperationalError

from assembly import create_app
from assembly.core import clock
from assembly.core.change import writer
from assembly.core.db import check_settings, is_sqlite
from assembly.core.errors import Refusal
from assembly.extensions import db
from assembly.journal.actions import make_checkpoint
from assembly.journal.queries import journal_size, newest_checkpoint
from assembly.operator.backups import back_up
from assembly.operator.instances import DATABASE, alone


class NewerDatabase(Refusal):
    message = _l("ข้อมูลนี้มาจากโปรแกรมรุ่นใหม่กว่า โปรดติดตั้งรุ่นล่าสุดก่อน ข้อมูลยังอยู่ครบ")


class NoDatabase(Refusal):
    message = _l("เปิดฐานข้อมูลไม่ได้ โปรดตรวจที่อยู่ใน DATABASE_URL หรือสิทธิ์ของโฟลเดอร์")


@contextmanager
def program(instance: Path) -> Iterator[None]:
    """The program on an instance, for one command: its database in today's shape.

    Refuses, besides: AlreadyServing, when the shape would change under a server.
    """
    app = create_app(INSTANCE=instance)
    with app.app_context():
        try:
            if not _is_prepared():
                with alone(instance):
                    prepare_database()
            yield
        finally:
            db.session.remove()
            db.engine.dispose()
            writer().stop()


def prepare_database() -> None:
    """Bring the database into this program's shape, backed up first if it had another one.

    Refuses: NewerDatabase, NoDatabase.
    """
    found, wanted = _revision(), _history().get_current_head()
    if found is None:
        Path(current_app.instance_path).chmod(0o700)  # names, codes and keys will lie here
    elif found != wanted:
        _check_is_older(found)
        _keep_before(found)
    if found != wanted:
        command.upgrade(_config(), "head")
    for engine in (writer().engine, db.engine):
        check_settings(engine)


def _config() -> Config:
    config: Config = current_app.extensions["migrate"].migrate.get_config()
    return config


def _history() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _is_prepared() -> bool:
    return _revision() == _history().get_current_head()


def _revision() -> str | None:
    try:
        with writer().engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except OperationalError as error:
        raise NoDatabase from error


def _check_is_older(revision: str) -> None:
    if revision not in {step.revision for step in _history().walk_revisions()}:
        raise NewerDatabase


def _keep_before(revision: str) -> None:
    """The automatic backup; a PostgreSQL database is kept by those who run it."""
    instance = Path(current_app.instance_path)
    if is_sqlite(current_app.config["SQLALCHEMY_DATABASE_URI"]) and (instance / DATABASE).is_file():
        kept = instance / "backups"
        kept.mkdir(mode=0o700, exist_ok=True)
        moment = clock.now().strftime("%Y%m%d-%H%M%S")
        back_up(instance, kept / f"before-upgrade-{moment}-from-{revision}.zip")


def is_of_another_version() -> bool:
    """Whether the database says that it has the shape of another version of this program."""
    return _revision() not in (None, _history().get_current_head())


def checkpoint_if_grown() -> bool:
    """Sign the journal if something came in since the newest checkpoint; tells whether it did."""
    newest = newest_checkpoint()
    if journal_size() <= (newest.size if newest else 0):
        return False
    make_checkpoint("regular", "")
    return True
