"""What is PostgreSQL's own: run by ``test_postgres.py`` with a server, never without one."""

from pathlib import Path

import pytest
from flask import current_app
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.pool import NullPool

from assembly.ballots import box
from assembly.ballots.models import Envelope
from assembly.charter.actions import adopt_edition
from assembly.charter.queries import chapter_for
from assembly.commitments.queries import Asked, listing_of, totals_of
from assembly.core import clock
from assembly.core.access import SYSTEM
from assembly.core.db import ONE_WRITER, session
from assembly.core.errors import TryAgain
from assembly.core.thai import be_year
from assembly.extensions import db
from assembly.grievances.actions import tell
from assembly.meetings.queries import delegates_present
from assembly.operator.verifying import INTACT, TAMPERED, verify
from assembly.people.actions import add_staff
from assembly.resolutions.actions import write_clause
from assembly.resolutions.queries import resolutions_of
from tests.ballots.conftest import Plenary, plenary
from tests.conftest import alone
from tests.factories.decisions import begin, decide, lay_charter
from tests.factories.hall import Hall
from tests.factories.promises import DUE, promised

__all__ = ["plenary"]


def beside() -> Engine:
    """Somebody else's way into the same database."""
    return create_engine(current_app.config["SQLALCHEMY_DATABASE_URI"], poolclass=NullPool)


def test_an_intruder_in_the_server_is_found(hall: Hall) -> None:
    """Where a grievance, a ballot, a resolution, a clause and an edition stand."""
    tell(hall.assembly_id, "820108", None, "น้ำขึ้นถึงบันไดทุกข้างขึ้น", "k1")
    lay_charter(hall)
    begin(hall)
    decide(hall, "yyyyynnya...", method="secret")
    resolution, chapter = resolutions_of(hall.assembly_id)[0], chapter_for(hall.assembly_id, None)
    assert chapter is not None
    write_clause(SYSTEM, resolution.id, chapter.id, "ทุกคนรักษาน้ำ")
    adopt_edition(SYSTEM, hall.assembly_id, clock.today(), "หอประชุม")
    assert verify().exit_code == INTACT
    with beside().begin() as intruder:
        intruder.execute(text("UPDATE journal_entry SET actor_role = 'admin' WHERE seq = 5"))
    assert verify().exit_code == TAMPERED


def test_a_held_lock_is_a_clear_retryable_answer(hall: Hall) -> None:
    writer = hall.app.extensions["writer"]
    with writer.engine.connect() as quick:
        quick.exec_driver_sql("SET lock_timeout = 50")
        quick.commit()
    with db.engine.connect() as other:
        other.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")
        with pytest.raises(TryAgain):
            add_staff(SYSTEM, "ธนพร", hall.assembly_id, "helper")
    assert add_staff(SYSTEM, "ธนพร", hall.assembly_id, "helper")


def test_the_server_may_come_back_between_two_verbs(hall: Hall) -> None:
    db.session.remove()
    alone(beside())
    assert add_staff(SYSTEM, "ธนพร", hall.assembly_id, "helper")


def test_an_opened_box_is_in_no_page_of_the_server(plenary: Plenary) -> None:
    """Its log, which no client can clean, keeps them sealed; the key to them is gone."""
    plenary.opens_ballot()
    for place in range(12):
        plenary.votes(place, "yes" if place % 3 else "no")
    sealed = list(session().scalars(select(Envelope.sealed)))
    assert len(sealed) == len(delegates_present(plenary.hall.meeting_id))
    assert sealed[0] in pages(), "the search itself must be able to find an envelope"
    plenary.finishes()
    plenary.waits_for_purge()
    left = pages()
    assert [envelope for envelope in sealed if envelope[:48] in left] == []
    assert not box.key_file(plenary.ballot_id).exists()


def pages() -> bytes:
    """Every page of this database, as it lies on the server's disk."""
    db.session.remove()
    with beside().execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")
        home = Path(connection.exec_driver_sql("SHOW data_directory").scalar_one())
    files = [file for file in (home / "base").rglob("*") if file.is_file()]
    return b"".join(file.read_bytes() for file in files)


@pytest.mark.parametrize("number", [2**31, 2**53])
def test_a_number_beyond_every_row_is_not_found(client: FlaskClient, number: int) -> None:
    assert client.get(f"/c/{number}").status_code == 404
    assert client.get(f"/m/482913/ballots/{number}").status_code == 404


def test_promises_are_found_and_summed_up_there_too(hall: Hall) -> None:
    scene = promised(hall)
    every = {
        "state": "waiting",
        "body": str(scene.bodies["state"]),
        "strategy": "3",
        "year": str(be_year(DUE)),
    }
    found = listing_of(hall.assembly_id, Asked.by({**every, "q": "คณะทำงาน"}))
    assert [row.id for row in found.rows] == [scene.first]
    sums = {by: totals_of(hall.assembly_id, by) for by in ("strategy", "district", "body", "year")}
    assert [sum(one.all for one in lines) for lines in sums.values()] == [2, 2, 3, 2]
