"""One writer: what was refused leaves nothing, what was announced leaves only after the commit."""

import threading
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from assembly.core import change as changes
from assembly.core.access import SYSTEM
from assembly.core.change import announce, broadcasts, change, reacts_to
from assembly.core.db import SETTINGS, check_settings, session
from assembly.core.errors import Refusal, TryAgain
from assembly.core.once import once
from assembly.extensions import db
from assembly.people.actions import add_staff
from assembly.people.models import Staff
from tests.factories.hall import Hall


@dataclass(frozen=True)
class StaffHired:
    name: str


class NotToday(Refusal):
    message = "วันนี้ไม่รับ"


@change
def hire(name: str, *, refuse: bool = False) -> str:
    session().add(Staff(name=name))
    session().flush()
    announce(StaffHired(name))
    if refuse:
        raise NotToday
    return name


@pytest.fixture
def heard() -> list[str]:
    """What the broadcasts said, in order."""
    said: list[str] = []

    def listen(fact: StaffHired) -> None:
        said.append(fact.name)

    broadcasts(StaffHired)(listen)
    yield said
    changes._broadcasts[StaffHired].remove(listen)


def names() -> list[str]:
    db.session.remove()
    return list(db.session.scalars(select(Staff.name).order_by(Staff.id)))


def test_a_verb_returns_after_its_commit(app: Flask, heard: list[str]) -> None:
    assert hire("วิชัย") == "วิชัย"
    assert names() == ["วิชัย"]


def test_a_refused_verb_leaves_no_row_and_no_word(app: Flask, heard: list[str]) -> None:
    with pytest.raises(NotToday):
        hire("วิชัย", refuse=True)
    hire("ธนพร")
    app.extensions["writer"].stop()
    assert names() == ["ธนพร"]
    assert heard == ["ธนพร"]


def test_many_verbs_at_once_are_all_written_and_only_the_refused_one_is_not(app: Flask) -> None:
    refused = []

    def knock(place: int) -> None:
        with app.app_context():
            try:
                hire(f"คนที่ {place}", refuse=place == 7)
            except NotToday:
                refused.append(place)

    people = [threading.Thread(target=knock, args=(place,)) for place in range(30)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert refused == [7]
    assert sorted(names()) == sorted(f"คนที่ {place}" for place in range(30) if place != 7)


def test_a_reaction_runs_in_the_same_transaction(app: Flask) -> None:
    def welcome(fact: StaffHired) -> None:
        session().add(Staff(name=f"เพื่อนของ{fact.name}"))

    reacts_to(StaffHired)(welcome)
    try:
        with pytest.raises(NotToday):
            hire("วิชัย", refuse=True)
        hire("ธนพร")
    finally:
        changes._reactions[StaffHired].remove(welcome)
    assert names() == ["ธนพร", "เพื่อนของธนพร"]


def test_a_broken_broadcast_breaks_no_other(app: Flask, heard: list[str]) -> None:
    def stumble(_fact: StaffHired) -> None:
        raise RuntimeError("no projector")

    changes._broadcasts[StaffHired].insert(0, stumble)
    try:
        hire("วิชัย")
        app.extensions["writer"].stop()
    finally:
        changes._broadcasts[StaffHired].remove(stumble)
    assert heard == ["วิชัย"]


def test_reading_connections_refuse_to_write(app: Flask) -> None:
    db.session.add(Staff(name="ลักลอบ"))
    with pytest.raises(DBAPIError, match=r"read-?only"):
        db.session.commit()
    db.session.remove()


@pytest.mark.sqlite
def test_a_locked_database_is_a_clear_retryable_answer(app: Flask) -> None:
    writer = app.extensions["writer"]
    hire("วิชัย")
    with writer.engine.connect() as quick:
        quick.exec_driver_sql("PRAGMA busy_timeout=50")
    with db.engine.connect() as other:
        other.exec_driver_sql("PRAGMA query_only=0")
        other.rollback()
        other.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(TryAgain):
            hire("ธนพร")
        other.connection.execute("ROLLBACK")
        other.exec_driver_sql("PRAGMA query_only=1")
    hire("มาลี")
    assert names() == ["วิชัย", "มาลี"]


@pytest.mark.sqlite
def test_the_settings_are_read_back(app: Flask) -> None:
    check_settings(app.extensions["writer"].engine)
    with db.engine.connect() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in SETTINGS}
    assert found == SETTINGS


def test_the_same_key_gives_the_same_answer(hall: Hall) -> None:
    hire_one = (add_staff, SYSTEM, "อรุณี", hall.assembly_id, "teller")
    first = once("key-1", SYSTEM, *hire_one)
    assert once("key-1", SYSTEM, *hire_one) == first
    assert once("key-2", SYSTEM, *hire_one) != first


def test_a_refused_verb_may_be_tried_again_with_the_same_key(app: Flask) -> None:
    with pytest.raises(NotToday):
        once("key", SYSTEM, hire, "วิชัย", refuse=True)
    assert once("key", SYSTEM, hire, "วิชัย") == "วิชัย"
    assert names() == ["วิชัย"]
