"""One small assembly in Phang-nga, and people to act in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from assembly import create_app
from assembly.core.db import writer_engine
from assembly.extensions import metadata
from tests.factories.hall import Hall, gather


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The whole program on an empty database of its own."""
    app = create_app(INSTANCE=str(tmp_path / "instance"), WTF_CSRF_ENABLED=False, TESTING=True)
    engine = writer_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    metadata.create_all(engine)
    engine.dispose()
    with app.app_context():
        yield app
    app.extensions["writer"].stop()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def hall(app: Flask) -> Hall:
    """A planned plenary of พังงาแห่งความสุข: three items under strategies, twelve delegates."""
    return gather(app)
