"""Words written on items before there were passages: they move, and move back."""

from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from assembly.core.access import SYSTEM
from assembly.core.db import writer_engine
from assembly.extensions import db
from assembly.minutes.actions import write_discussion
from assembly.minutes.queries import passages_of
from tests.core.test_migrations import installed  # noqa: F401 -- a fixture
from tests.factories.hall import gather


def test_words_on_items_move_into_passages_and_back(installed: Flask) -> None:  # noqa: F811
    upgrade()
    hall = gather(installed)
    write_discussion(SYSTEM, hall.items[0], "นายดลเลาะขอให้เดินสำรวจ\nที่ประชุมรับไว้")
    rest(installed)
    downgrade(revision="0003")
    assert words_in(installed) == ["นายดลเลาะขอให้เดินสำรวจ\nที่ประชุมรับไว้", "", ""]
    upgrade()
    moved = passages_of(hall.meeting_id)[f"item-{hall.items[0]}"]
    assert moved.text == "นายดลเลาะขอให้เดินสำรวจ\nที่ประชุมรับไว้"
    assert (moved.version, moved.kept) == (1, 1)
    assert moved.written_at is not None
    write_discussion(SYSTEM, hall.items[1], "เรื่องที่สอง")


def rest(app: Flask) -> None:
    app.extensions["writer"].stop()
    db.session.remove()


def words_in(app: Flask) -> list[str]:
    engine = writer_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.connect() as connection:
        asked = text("select discussion from agenda_item order by id")
        found = list(connection.execute(asked).scalars())
    engine.dispose()
    return found
