"""The whole demonstration's journal, read as a stranger reads it: kinds known, nobody named."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from assembly import create_app
from assembly.core.db import session
from assembly.grievances.models import Grievance
from assembly.journal.models import Entry
from assembly.people.models import Member, Staff
from assembly.trail.facts import TOLD, UNTOLD
from tests.conftest import rest
from tests.operator.conftest import copied


@pytest.fixture
def demonstration(planted: Path, tmp_path: Path, begun: list[threading.Thread]) -> Iterator[Flask]:
    copied(planted, tmp_path / "instance")
    app = create_app(INSTANCE=tmp_path / "instance", DATABASE_URL="", TESTING=True)
    with app.app_context():
        yield app
        rest(app, begun)


def entries(app: Flask) -> list[dict]:
    """Every page of the log, as anybody gets it."""
    reader, found, before = app.test_client(), [], ""
    while True:
        page = reader.get(f"/a/phangnga/log.json{before}").json
        found += page["entries"]
        if page["older"] is None:
            return found
        before = f"?before={page['older']}"


def test_a_stranger_reads_decisions_and_nothing_about_anybody(demonstration: Flask) -> None:
    told = entries(demonstration)
    said = json.dumps(told, ensure_ascii=False)
    assert len(told) > 40
    for row in session().scalars(select(Grievance)):
        assert row.text not in said
    for person in session().scalars(select(Member)):
        assert person.full_name not in said
    for clerk in session().scalars(select(Staff)):
        assert clerk.name not in said
    assert {one["kind"] for one in told} <= set(TOLD)
    assert all(one["at"] is None for one in told if TOLD[one["kind"]].day_only)


def test_the_log_leaves_out_only_what_it_says_it_does(demonstration: Flask) -> None:
    shown = {one["number"] for one in entries(demonstration)}
    kinds = {}
    for row in session().scalars(select(Entry)):
        assert row.type in TOLD or row.type in UNTOLD, row.type
        kinds[row.seq] = row.type
    assert {kind for seq, kind in kinds.items() if seq not in shown} <= set(UNTOLD)
