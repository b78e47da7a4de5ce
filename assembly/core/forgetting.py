"""Forgetting for good: what was deleted also leaves the database's log and pages."""

import time
from collections.abc import Sequence

from flask import current_app
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from assembly.core.change import writer


def forget_pages(patience: float, tables: Sequence[str]) -> bool:
    """Empty the database's log of what was deleted; ``False`` if somebody reads it all the time.

    Runs outside a change. ``tables`` are those it was deleted from.
    """
    until = time.monotonic() + patience
    url: str = current_app.config["SQLALCHEMY_DATABASE_URI"]
    answers: list[bool] = []
    while True:
        writer().aside(lambda: answers.append(_forgotten(url, tables)))
        if answers[-1] or time.monotonic() > until:
            return answers[-1]
        time.sleep(0.1)


def _forgotten(url: str, tables: Sequence[str]) -> bool:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name != "sqlite":
            return _rewritten(connection, tables)
        connection.exec_driver_sql("PRAGMA busy_timeout=0")  # a reader is waited for by our caller
        busy, _pages, _done = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        return int(busy) == 0


def _rewritten(connection: Connection, tables: Sequence[str]) -> bool:
    """PostgreSQL's tables made anew: a plain VACUUM leaves the bytes where other rows lie."""
    connection.exec_driver_sql("SET lock_timeout = 1000")  # others at the same table would wait too
    try:
        for table in tables:
            connection.exec_driver_sql(f"VACUUM FULL {table}")
    except OperationalError:
        return False
    return True
