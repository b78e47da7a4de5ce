"""What a new version says of records that an older one wrote: nothing that is not true."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from flask import Flask

from assembly import create_app
from assembly.extensions import db
from assembly.operator import upkeep, verifying
from assembly.operator.verifying import CANNOT_TELL, INTACT, TAMPERED
from tests.factories.hall import gather


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """An instance of the version before the record, with an assembly in it."""
    app = create_app(INSTANCE=tmp_path / "instance", DATABASE_URL="", TESTING=True)
    with app.app_context():
        upkeep.prepare_database()
        gather(app)
        db.session.remove()
        command.downgrade(upkeep._config(), "0003")
        _leave(app)
    return tmp_path / "instance"


def _leave(app: Flask) -> None:
    db.session.remove()
    db.engine.dispose()
    app.extensions["writer"].stop()


def test_records_that_were_not_yet_upgraded_are_not_called_tampered(older: Path) -> None:
    """Who installed the new version and checked before serving was told of damage."""
    report = verifying.verify_instance(older)
    assert (report.exit_code, report.faults) == (CANNOT_TELL, [])
    assert "assembly serve" in report.cannot_tell[0]
    with upkeep.program(older):
        assert verifying.verify().exit_code == INTACT


def test_a_changed_journal_is_found_before_the_upgrade_too(older: Path) -> None:
    with closing(sqlite3.connect(older / "assembly.db")) as database, database:
        database.execute("update journal_payload set content = '{}' where seq = 1")
    assert verifying.verify_instance(older).exit_code == TAMPERED
