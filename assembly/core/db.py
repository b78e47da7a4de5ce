"""Tables' common ground, the database's settings, and the session that is current here."""

from collections import namedtuple
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from flask import Flask
from sqlalchemy import BigInteger, DateTime, Engine, Executable, Integer, create_engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from assembly.extensions import db

# trust.md: WAL with NORMAL loses acknowledged votes at a power cut; FULL loses none.
SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "busy_timeout": 5000,
}
ONE_WRITER = 2559  # PostgreSQL's name, a number of ours, for what BEGIN IMMEDIATE takes in SQLite


class Base(DeclarativeBase):
    metadata = db.metadata
    # Any number an address may hold can be looked for; SQLite's row number must be an INTEGER.
    type_annotation_map = {int: BigInteger().with_variant(Integer, "sqlite")}  # noqa: RUF012 -- SQLAlchemy reads it as is


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; SQLite alone would read it back without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


writing: ContextVar[Session | None] = ContextVar("writing", default=None)


def session() -> Session:
    """The session to read with here: the running change's own, else the request's read session."""
    inside = writing.get()
    return inside if inside is not None else db.session()


def plain_rows(asked: Executable, **values: object) -> list[Any]:
    """The rows of what every page and event asks: compiled once, then straight to the driver.

    Reads what is committed, on a connection of its own for that moment; values come as the driver
    gives them. Of a vote, the session's way of asking who votes was half the work.
    """
    sentence, places, row = _sentence(asked, db.engine.dialect)
    connection = db.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(sentence, tuple(values[name] for name in places) if places else values)
        return [row(*found) for found in cursor.fetchall()]
    finally:
        connection.close()


@lru_cache
def _sentence(asked: Executable, dialect: Dialect) -> tuple[str, tuple[str, ...], type[Any]]:
    """The driver's words, the order of its values where it counts them, and the shape of a row."""
    statement: Any = asked
    said = statement.compile(dialect=dialect)
    names = [column.name for column in statement.selected_columns]
    return said.string, tuple(said.positiontup or ()), namedtuple("Row", names)


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite")


def writer_engine(url: str) -> Engine:
    """The one engine that may write: one connection, each transaction begun as a writer."""
    engine = create_engine(
        url, pool_size=1, max_overflow=0, pool_pre_ping=not is_sqlite(url), hide_parameters=True
    )
    tune(engine, writes=True)
    return engine


def tune(engine: Engine, *, writes: bool) -> None:
    """Settings at each connection; and one who writes at a time, at most: the rest wait, not long.

    Connections that are not for writing refuse to write.
    """
    if engine.dialect.name == "sqlite":
        _tune_file(engine, writes=writes)
    else:
        _tune_server(engine, writes=writes)


def _tune_file(engine: Engine, *, writes: bool) -> None:
    """SQLite's settings; and SQLAlchemy alone begins transactions."""

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for name, value in SETTINGS.items():
            connection.execute(f"PRAGMA {name}={value}")
        connection.execute(f"PRAGMA query_only={int(not writes)}")

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _tune_server(engine: Engine, *, writes: bool) -> None:
    """PostgreSQL as SQLite is: whoever begins to write has it alone until the commit."""

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        connection.execute(f"SET lock_timeout = {SETTINGS['busy_timeout']}")
        connection.commit()
        connection.read_only = not writes

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        if writes:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")


def check_settings(engine: Engine) -> None:
    """Read the settings back; a database that did not take one of them must not be served."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        for name, wanted in SETTINGS.items():
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            if found != wanted:
                raise RuntimeError(f"SQLite did not take {name}={wanted}: it says {found}")


def init_app(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        tune(db.engine, writes=False)
