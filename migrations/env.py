"""Alembic's surroundings: the writing engine, with keys off while SQLite rebuilds tables."""

from alembic import context
from flask import current_app

from assembly.core.db import UtcDateTime, writer_engine
from assembly.extensions import metadata

config = context.config


def _rendered(kind: str, item: object, _autogen: object) -> str | bool:
    """A revision must not depend on the program's own types, which may change after it."""
    return "sa.DateTime(timezone=True)" if isinstance(item, UtcDateTime) else False


def run() -> None:
    engine = writer_engine(current_app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # Not inside a transaction, where SQLite would ignore it.
            raw = connection.connection.dbapi_connection
            connection.rollback()
            raw.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            render_item=_rendered,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    engine.dispose()


run()
