"""Forgetting for good: what was deleted from the box also leaves the database's log and pages."""

import time

from flask import current_app
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from assembly.core.change import writer


def forget_pages(patience: float) -> bool:
    """Empty the database's log of what was deleted; ``False`` if somebody reads it all the time."""
    until = time.monotonic() + patience
    url: str = current_app.config["SQLALCHEMY_DATABASE_URI"]
    answers: list[bool] = []
    while True:
        writer().aside(lambda: answers.append(_forgotten(url)))
        if answers[-1] or time.monotonic() > until:
            return answers[-1]
        time.sleep(0.1)


def _forgotten(url: str) -> bool:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name != "sqlite":
            return _rewritten(connection)
        connection.exec_driver_sql("PRAGMA busy_timeout=0")  # a reader is waited for by our caller
        busy, _pages, _done = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        return int(busy) == 0


def _rewritten(connection: Connection) -> bool:
    """PostgreSQL's table made anew: a plain VACUUM leaves the bytes where other envelopes lie."""
    connection.exec_driver_sql("SET lock_timeout = 1000")  # voters of another ballot would wait too
    try:
        connection.exec_driver_sql("VACUUM FULL envelope")
    except OperationalError:
        return False
    return True
