"""One small assembly in Phang-nga, and people to act in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from sqlalchemy import create_engine, text

from assembly import create_app
from assembly.core.db import is_sqlite, writer_engine
from assembly.extensions import db, metadata
from tests.factories.hall import Hall, gather

# The machine may be busy: an example is judged by its result, never by its time.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The whole program on an empty database of its own (``DATABASE_URL`` names another server)."""
    app = create_app(INSTANCE=str(tmp_path / "instance"), WTF_CSRF_ENABLED=False, TESTING=True)
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    empty(url)
    engine = writer_engine(url)
    metadata.create_all(engine)
    engine.dispose()
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    app.extensions["writer"].stop()


def empty(url: str) -> None:
    """Take every table away from a database that tests share."""
    if is_sqlite(url):
        return
    assert "assembly_test" in url, "tests empty only a database of their own"
    engine = create_engine(url)
    with engine.begin() as connection:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        connection.execute(
            text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
        )
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def hall(app: Flask) -> Hall:
    """A planned plenary of พังงาแห่งความสุข: three items under strategies, twelve delegates."""
    return gather(app)
