"""A database from another version of the program: kept, then brought into shape, or left alone."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, inspect, text

from assembly import create_app, home
from assembly.extensions import db, migrate
from assembly.operator.upkeep import NewerDatabase, prepare_database

NEXT_STEP = """
from alembic import op
import sqlalchemy as sa

revision = "9999"
down_revision = "{before}"


def upgrade() -> None:
    op.create_table("novelty", sa.Column("id", sa.Integer, primary_key=True))
"""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Flask]:
    """The program on a database it has just prepared."""
    app = create_app(INSTANCE=tmp_path / "instance", DATABASE_URL="", TESTING=True)
    with app.app_context():
        prepare_database()
        yield app
        db.session.remove()
        db.engine.dispose()
    app.extensions["writer"].stop()


def revision(app: Flask) -> str:
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    engine.dispose()
    return str(found)


def backups(app: Flask) -> list[Path]:
    return sorted((Path(app.instance_path) / "backups").glob("*.zip"))


def test_preparing_again_does_nothing(program: Flask) -> None:
    before = Path(program.instance_path, "assembly.db").stat().st_mtime_ns
    prepare_database()
    assert Path(program.instance_path, "assembly.db").stat().st_mtime_ns == before
    assert backups(program) == []


def test_an_older_database_is_kept_before_it_is_upgraded(
    program: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = revision(program)
    steps = tmp_path / "migrations"
    shutil.copytree(home() / "migrations", steps)
    (steps / "versions" / "9999_novelty.py").write_text(NEXT_STEP.format(before=before))
    monkeypatch.setattr(migrate, "directory", str(steps))
    prepare_database()
    assert revision(program) == "9999"
    assert inspect(db.engine).has_table("novelty")
    (kept,) = backups(program)
    assert kept.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(kept) as archive:
        (tmp_path / "old.db").write_bytes(archive.read("assembly.db"))
    old = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    assert not inspect(old).has_table("novelty")
    old.dispose()


def test_a_newer_database_is_refused_and_left_alone(program: Flask) -> None:
    engine = create_engine(program.config["SQLALCHEMY_DATABASE_URI"])
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from the future'"))
    engine.dispose()
    with pytest.raises(NewerDatabase):
        prepare_database()
    assert revision(program) == "from the future"
    assert backups(program) == []
