"""Every step of the tables' history goes up, down and up again, and ends where the models are."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from assembly import create_app
from assembly.commitments.actions import witness
from assembly.commitments.queries import changed_counts, commitments_of_resolutions
from assembly.commitments.queries.witnessing import count_unsealed
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.db import writer_engine
from assembly.extensions import db, metadata
from assembly.proposals.actions import move_proposal, write_proposal
from assembly.proposals.queries import proposal
from assembly.proposals.rules import Written
from assembly.requests.queries import request_of_proposal, request_view
from tests.conftest import empty, rest
from tests.factories.deciding import adopt, bodies
from tests.factories.decisions import TEXT
from tests.factories.hall import gather
from tests.factories.promises import DUE, promised, row_of


@pytest.fixture
def installed(tmp_path: Path, begun: list[threading.Thread]) -> Iterator[Flask]:
    """An installation whose database is empty, without a single table."""
    app = create_app(INSTANCE=str(tmp_path / "instance"))
    empty(app.config["SQLALCHEMY_DATABASE_URI"])
    with app.app_context():
        yield app
        rest(app, begun)


def differences(app: Flask) -> list[object]:
    engine = writer_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        found = compare_metadata(context, metadata)
    engine.dispose()
    return found


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """What full-text search needs keeps house by itself: SQLite's tables, PostgreSQL's index."""
    found = ("grievance_search", "draft_search")
    searches = {"table": found, "index": tuple(f"ix_{name}" for name in found)}
    return kind not in searches or not str(name).startswith(searches[kind])


def tables(app: Flask) -> set[str]:
    engine = writer_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    found = {name for name in inspect(engine).get_table_names() if is_ours(name, "table", None)}
    engine.dispose()
    return found


def test_the_steps_end_where_the_models_are(installed: Flask) -> None:
    upgrade()
    assert differences(installed) == []
    assert tables(installed) == set(metadata.tables) | {"alembic_version"}


def test_each_step_goes_down_and_up_again(installed: Flask) -> None:
    upgrade()
    downgrade(revision="base")
    assert tables(installed) == {"alembic_version"}
    upgrade()
    gather(installed)
    assert differences(installed) == []


def test_what_was_decided_before_is_promised_from_then_on(installed: Flask) -> None:
    upgrade()
    scene = promised(gather(installed))
    installed.extensions["writer"].stop()
    db.session.remove()
    downgrade(revision="0008")
    upgrade()
    for place, view in enumerate(commitments_of_resolutions([1])[scene.resolution_id]):
        assert (view.title, view.state, view.item) == (
            TEXT.split("\n")[place],
            "waiting",
            place + 1,
        )
        assert len(view.bodies) == (3 if place == 0 else 0)
        assert view.due_on == (DUE if place == 0 else None)
        assert row_of(view.id).search


def test_an_installation_in_use_keeps_its_rows(installed: Flask) -> None:
    upgrade()
    gather(installed)
    installed.extensions["writer"].stop()
    db.session.remove()
    upgrade()
    engine = writer_engine(installed.config["SQLALCHEMY_DATABASE_URI"])
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from member")).scalar() == 12
    engine.dispose()


def test_what_people_had_said_is_sealed_as_it_stands(installed: Flask) -> None:
    upgrade()
    scene = promised(gather(installed))
    for place, says in (("8201", "done"), ("8202", "unchanged")):
        witness(place, scene.first, place, says)
    installed.extensions["writer"].stop()
    db.session.remove()
    downgrade(revision="0012")
    upgrade()
    assert changed_counts() == []
    assert count_unsealed() == 0
    assert differences(installed) == []


def test_a_proposal_that_had_left_already_becomes_a_request(installed: Flask) -> None:
    upgrade()
    hall = gather(installed)
    made = write_proposal(
        SYSTEM, adopt(hall).id, 1, Written(bodies(hall)["state"], "ผู้ว่าฯ", "เรื่อง", "ตรวจแนวเขต")
    )
    for step in ("heard", "adopted", "sent"):
        move_proposal(SYSTEM, made, proposal(made).version, step, clock.today(), "", "post", "12")
        db.session.remove()
    before = request_view(request_of_proposal(made) or 0)
    installed.extensions["writer"].stop()
    db.session.remove()
    downgrade(revision="0009")
    upgrade()
    after = request_view(request_of_proposal(made) or 0)
    assert replace(after, version=1, letters=()) == replace(before, version=1, letters=())
    assert [one.letter_number for one in after.letters] == ["12"]
