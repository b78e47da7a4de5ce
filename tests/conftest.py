"""One small assembly in Phang-nga, and people to act in it."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.pool import NullPool

from assembly import create_app
from assembly.core.db import is_sqlite, writer_engine
from assembly.extensions import db, metadata, socketio
from tests.factories.hall import Hall, gather

# The machine may be busy: an example is judged by its result, never by its time.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With ``DATABASE_URL`` there is no SQLite file that a test could look into."""
    if os.environ.get("DATABASE_URL"):
        elsewhere = pytest.mark.skip(reason="about SQLite's own file; DATABASE_URL names a server")
        for item in items:
            if item.get_closest_marker("sqlite"):
                item.add_marker(elsewhere)


@pytest.fixture
def app(tmp_path: Path, begun: list[threading.Thread]) -> Iterator[Flask]:
    """The whole program on an empty database of its own (``DATABASE_URL`` names another server)."""
    app = create_app(INSTANCE=str(tmp_path / "instance"), WTF_CSRF_ENABLED=False, TESTING=True)
    lay_tables(app.config["SQLALCHEMY_DATABASE_URI"])
    with app.app_context():
        yield app
        rest(app, begun)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    return watch_tasks(monkeypatch)


def watch_tasks(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """What is begun beside the test: boards being sent, an opened box being forgotten."""
    tasks: list[threading.Thread] = []
    start = socketio.start_background_task

    def begin(*work: object) -> threading.Thread:
        tasks.append(start(*work))
        return tasks[-1]

    monkeypatch.setattr(socketio, "start_background_task", begin)
    return tasks


def rest(app: Flask, begun: list[threading.Thread]) -> None:
    """Let everything come to its end, then close every connection."""
    db.session.remove()  # an open read keeps an opened box from being purged
    app.extensions["writer"].stop()  # its last word may begin another task
    for task in begun:
        task.join(timeout=10)
    app.extensions["writer"].stop()  # and the task may have written
    db.engine.dispose()


def lay_tables(url: str) -> None:
    """Every table, without a row."""
    engine = writer_engine(url) if is_sqlite(url) else create_engine(url, poolclass=NullPool)
    if not is_sqlite(url) and set(metadata.tables) <= set(inspect(engine).get_table_names()):
        names = ", ".join(f'"{name}"' for name in metadata.tables)
        alone(engine, f"TRUNCATE {names} RESTART IDENTITY")  # faster than dropping and creating
    else:
        empty(url)
        metadata.create_all(engine)
    engine.dispose()


def empty(url: str) -> None:
    """Take every table away from a database that tests share."""
    if is_sqlite(url):
        return
    engine = create_engine(url, poolclass=NullPool)
    alone(engine, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")


def alone(engine: Engine, *statements: str) -> None:
    """Run them on the server; what a failed test left open would hold the tables for ever."""
    assert engine.url.database == "assembly_test", "tests empty only a database of their own"
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    hang_up = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"
    with engine.begin() as connection:
        for statement in (hang_up, *statements):
            connection.execute(text(statement))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def hall(app: Flask) -> Hall:
    """A planned plenary of พังงาแห่งความสุข: three items under strategies, twelve delegates."""
    return gather(app)
