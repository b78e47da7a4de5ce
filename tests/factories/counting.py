"""How many statements a reading takes: the same few, however many rows there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any

from sqlalchemy import event

from assembly.extensions import db


@contextmanager
def counted() -> Iterator[list[str]]:
    """The questions put to the database meanwhile; boards are sent beside it, and ask too."""
    asked: list[str] = []
    here = get_ident()

    def note(_link: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if get_ident() == here and statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
