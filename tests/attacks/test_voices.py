"""Who holds the files, the logs and the journal: what they learn of a sender. Never an hour."""

import logging

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Date, DateTime, MetaData, func, inspect, select, text

from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.extensions import db
from assembly.extensions import metadata as tables
from assembly.grievances.actions import (
    erase,
    read_by_sender,
    reply,
    tell,
    withdraw,
    write_to_sender,
)
from assembly.grievances.queries import find_by_code
from tests.factories.hall import Hall
from tests.grievances.test_desk import told

OF_VOICES = (
    "grievance", "grievance_step", "grievance_message", "grievance_contact", "grievance_picture",
    "me_too",
)  # fmt: skip


def sizes() -> dict[str, int]:
    """How many rows every table has."""
    db.session.remove()
    every: MetaData = tables
    return {
        name: session().scalar(select(func.count()).select_from(table)) or 0
        for name, table in every.tables.items()
        if name != "alembic_version"
    }


def grown(before: dict[str, int]) -> set[str]:
    return {name for name, count in sizes().items() if count != before[name]}


@pytest.mark.parametrize("name", OF_VOICES)
def test_no_table_of_voices_has_an_hour(hall: Hall, name: str) -> None:
    for column in inspect(db.engine).get_columns(name):
        assert not isinstance(column["type"], DateTime), column["name"]
        if isinstance(column["type"], Date):
            assert column["name"].endswith("_on")


@pytest.mark.sqlite
def test_history_and_messages_have_no_number_of_arrival(hall: Hall) -> None:
    for name in ("grievance_step", "grievance_message"):
        made = session().scalar(
            text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}
        )
        assert str(made).rstrip().endswith("WITHOUT ROWID"), name


@pytest.mark.sqlite
def test_the_file_keeps_messages_by_grievance_and_not_by_arrival(hall: Hall) -> None:
    """Written in turn to twelve senders; a plain read of the table knows no turns."""
    voices = [told(hall, f"เรื่องที่ {n}") for n in range(12)]
    for voice in voices:
        reply(voice, f"ตอบกลับของ {voice}", f"phone {voice}")
    found = [
        row[0] for row in session().execute(text("SELECT grievance_id FROM grievance_message"))
    ]
    assert found == sorted(voices)


def test_a_message_grows_one_table_alone(hall: Hall) -> None:
    """No entry of the journal, no remembered answer, no step: none of them could keep a secret."""
    voice = told(hall, "น้ำเค็มเข้าบ่อ")
    before = sizes()
    reply(voice, "บ้านอยู่ท้ายสะพาน", "phone")
    assert grown(before) == {"grievance_message"}


def test_reading_an_answer_grows_nothing(hall: Hall) -> None:
    voice = told(hall, "น้ำเค็มเข้าบ่อ")
    write_to_sender(SYSTEM, voice, 1, "ช่างจะไปดู")
    before = sizes()
    read_by_sender(voice)
    assert grown(before) == set()


def test_leaving_leaves_a_day_in_the_history_alone(hall: Hall) -> None:
    voice, other = told(hall, "น้ำเค็มเข้าบ่อ"), told(hall, "ไฟดับทุกคืน")
    before = sizes()
    withdraw(voice)
    erase(other)
    assert grown(before) == {"grievance_step"}


def test_following_through_the_pages_grows_no_other_table(hall: Hall, client: FlaskClient) -> None:
    code = code_of(hall)
    before = sizes()
    said = {"code": code, "text": "บ้านอยู่ท้ายสะพาน", "idempotency_key": "k"}
    assert client.post("/g/", data=said).status_code == 200
    assert client.post("/g/write", data=said).status_code == 200
    assert client.post("/g/leave", data=said | {"how": "withdraw", "sure": "1"}).status_code == 200
    assert grown(before) == {"grievance_message", "grievance_step"}


def test_no_log_and_no_cookie_learns_the_code_or_the_words(
    hall: Hall, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    code = code_of(hall)
    said = {"code": code, "text": "บ้านอยู่ท้ายสะพาน", "idempotency_key": "k"}
    for where in ("/g/", "/g/write", "/g/leave"):
        client.post(where, data=said | {"how": "erase"})
    assert code not in caplog.text
    assert "ท้ายสะพาน" not in caplog.text
    with client.session_transaction() as kept:
        assert set(kept) <= {"participant", "_permanent", "csrf_token"}


def code_of(hall: Hall) -> str:
    code = tell(hall.assembly_id, "820108", None, "น้ำเค็มเข้าบ่อ", key="her phone")["code"]
    assert find_by_code(code) is not None
    return code
