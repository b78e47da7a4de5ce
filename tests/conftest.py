"""One small assembly in Phang-nga, and people to act in it."""

import gc
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from playwright.sync_api import expect
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.pool import NullPool
from werkzeug.routing.rules import Rule

from assembly import create_app
from assembly.ballots.actions import finish_purges
from assembly.core.db import is_sqlite, writer_engine
from assembly.extensions import db, metadata, socketio
from assembly.operator.instances import DATABASE as FILE
from assembly.operator.upkeep import prepare_database
from assembly.seeds import planting as seeds
from tests.factories.hall import Hall, gather

# The machine may be busy: an example is judged by its result, never by its time.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
expect.set_options(timeout=20_000)  # and so is a page: other tests may keep the machine busy


LONG = ("/journeys/", "/faults/", "/operator/", "_postgres", "_browser", "_matrix.py", "/attacks/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With ``DATABASE_URL`` there is no SQLite file that a test could look into.

    Where the files are shared out among processes the long ones begin, so that none is left alone
    at the end.
    """
    if os.environ.get("PYTEST_XDIST_WORKER"):
        items.sort(key=lambda item: not any(name in item.path.as_posix() for name in LONG))
    if os.environ.get("DATABASE_URL"):
        elsewhere = pytest.mark.skip(reason="about SQLite's own file; DATABASE_URL names a server")
        for item in items:
            if item.get_closest_marker("sqlite"):
                item.add_marker(elsewhere)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Iterator[None]:
    """A scene in browsers that failed tells what its server said and what each page showed."""
    report = yield
    if report.when == "call" and report.failed:
        for scene in item.funcargs.values():
            report.sections += scene.tells() if hasattr(scene, "tells") else []
    return report


class Compiled(BytecodeCache):
    """Templates compiled once in a run; Jinja looks at each one's source before it believes us."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


compiled = Compiled()


def keep_compiled_routes() -> None:
    """Routes compiled once in a run: most tests build the whole program, with the same addresses.

    What is made rests on the address and its defaults alone; the rule is the builders' argument.
    """
    compile_ = Rule.compile
    made = ("_parts", "_trace", "_converters", "arguments")
    kept: dict[tuple[object, ...], tuple[dict[str, Any], tuple[Any, Any]]] = {}

    def once(rule: Rule) -> None:
        key = (rule.rule, rule.subdomain, rule.host, rule.merge_slashes, repr(rule.defaults))
        if key not in kept:
            compile_(rule)
            builders = (rule._build.__func__, rule._build_unknown.__func__)
            kept[key] = ({name: vars(rule)[name] for name in made}, builders)
        parts, (known, unknown) = kept[key]
        vars(rule).update(parts)
        rule._build, rule._build_unknown = known.__get__(rule), unknown.__get__(rule)

    Rule.compile = once  # type: ignore[method-assign]


keep_compiled_routes()

# Thousands of programs are built and left: looking for circles among all that stays, at the usual
# pace, took a seventh of the run's processor time.
gc.collect()
gc.freeze()
gc.set_threshold(100_000, 50, 50)


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance in a file: every table and no row, to be copied."""
    app = create_app(INSTANCE=tmp_path_factory.mktemp("laid"), DATABASE_URL="")
    lay_tables(app.config["SQLALCHEMY_DATABASE_URI"])
    return Path(app.instance_path)


@pytest.fixture(scope="session")
def gathered(laid: Path, tmp_path_factory: pytest.TempPathFactory) -> Hall | None:
    """The scene most tests begin in, in a file to be copied; none where a server keeps the rows."""
    if os.environ.get("DATABASE_URL"):
        return None
    folder = tmp_path_factory.mktemp("gathered") / "instance"
    app = create_app(INSTANCE=shutil.copytree(laid, folder), TESTING=True)
    with app.app_context():
        hall = gather(app)
        rest(app, [])
    return hall


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, at rest: planted once in a run, and only to be copied."""
    instance = tmp_path_factory.mktemp("planted") / "instance"
    with pytest.MonkeyPatch.context() as patch:
        begun = watch_tasks(patch)  # purges among them: their files must be gone before the copy
        app = create_app(INSTANCE=instance, DATABASE_URL="", TESTING=True)
        with app.app_context():
            prepare_database()
            seeds.plant_demonstration()
            finish_purges()
            rest(app, begun)
    with closing(sqlite3.connect(instance / "assembly.db")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return instance


@pytest.fixture
def app(tmp_path: Path, laid: Path, begun: list[threading.Thread]) -> Iterator[Flask]:
    """The whole program on an empty database of its own (``DATABASE_URL`` names another server)."""
    shutil.copytree(laid, tmp_path / "instance")
    app = create_app(INSTANCE=str(tmp_path / "instance"), WTF_CSRF_ENABLED=False, TESTING=True)
    app.jinja_env.bytecode_cache = compiled
    if not is_sqlite(app.config["SQLALCHEMY_DATABASE_URI"]):
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
def hall(app: Flask, laid: Path, gathered: Hall | None) -> Hall:
    """A planned plenary of พังงาแห่งความสุข: three items under strategies, twelve delegates."""
    if gathered is None or not _is_untouched(Path(app.instance_path), laid):
        return gather(app)
    shutil.copyfile(Path(gathered.app.instance_path) / FILE, Path(app.instance_path) / FILE)
    own = {name: copy(getattr(gathered, name)) for name in ("items", "members", "staff")}
    return replace(gathered, app=app, **own)


def _is_untouched(instance: Path, laid: Path) -> bool:
    """Whether nobody has looked into the database since it was copied: then it may be replaced."""
    same = (instance / FILE).read_bytes() == (laid / FILE).read_bytes()
    return same and not (instance / f"{FILE}-wal").exists()
