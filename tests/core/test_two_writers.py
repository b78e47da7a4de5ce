"""Two processes on one database, each with a writer of its own: they follow one another."""

import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from assembly import create_app
from assembly.ballots.queries import board_of
from assembly.core.access import SYSTEM
from assembly.core.db import session
from assembly.core.errors import Refusal, Stale
from assembly.core.once import once
from assembly.extensions import db
from assembly.journal.actions import make_checkpoint
from assembly.journal.models import Entry
from assembly.journal.queries import examine
from assembly.meetings.actions import open_meeting
from assembly.people.actions import add_staff
from assembly.people.models import Staff
from tests.conftest import rest
from tests.factories.decisions import begin, everyone_votes, finish_vote, open_vote
from tests.factories.hall import Hall


@pytest.fixture
def other(hall: Hall) -> Iterator[Flask]:
    """A second process, as far as the database can tell: the same instance, another writer."""
    app = create_app(INSTANCE=hall.app.instance_path, WTF_CSRF_ENABLED=False, TESTING=True)
    yield app
    with app.app_context():
        rest(app, [])


def at_once(*works: tuple[Flask, Callable[[], object]]) -> list[object]:
    """Run each work in its own process's context, all at the same moment; what each answered."""
    ready, answers = threading.Barrier(len(works)), [None] * len(works)

    def work(place: int, app: Flask, task: Callable[[], object]) -> None:
        with app.app_context():
            ready.wait()
            try:
                answers[place] = task()
            except Refusal as refusal:
                answers[place] = type(refusal)

    people = [threading.Thread(target=work, args=(n, *each)) for n, each in enumerate(works)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return answers


def test_two_writers_never_break_the_chain(hall: Hall, other: Flask) -> None:
    make_checkpoint("before", "")
    before = entries()

    def write(name: str) -> Callable[[], None]:
        def work() -> None:
            for n in range(20):
                add_staff(SYSTEM, f"{name} {n}", hall.assembly_id, "helper")
                if n % 5 == 0:
                    make_checkpoint("regular", "")

        return work

    at_once((hall.app, write("มาลี")), (other, write("วิชัย")))
    assert entries() == before + 40
    found = examine(lambda sql: db.session.execute(text(sql)).all(), None)
    assert found.faults == ()
    assert found.checkpoints == 9


def entries() -> int:
    db.session.remove()
    return session().scalar(select(func.count()).select_from(Entry)) or 0


def test_of_two_facilitators_at_one_moment_one_opens_and_the_other_is_told(
    hall: Hall, other: Flask
) -> None:
    who, seen = hall.facilitator, hall.version

    def press() -> str:
        open_meeting(who, hall.meeting_id, seen)
        return "opened"

    assert set(at_once((hall.app, press), (other, press))) == {"opened", Stale}


def test_one_key_pressed_at_two_processes_is_done_once(hall: Hall, other: Flask) -> None:
    def press() -> int:
        return once("key", SYSTEM, add_staff, SYSTEM, "อรุณี", hall.assembly_id, "teller")

    first, second = at_once((hall.app, press), (other, press))
    assert first == second
    db.session.remove()
    assert session().scalar(select(func.count()).where(Staff.name == "อรุณี")) == 1


def test_votes_given_to_two_processes_are_all_counted_once(hall: Hall, other: Flask) -> None:
    begin(hall)
    ballot_id = open_vote(hall, method="secret")
    at_once(
        (hall.app, lambda: everyone_votes(hall, ballot_id, "yyyyyyy.....")),
        (other, lambda: everyone_votes(hall, ballot_id, ".....nnnnnaa")),
    )
    finish_vote(hall, ballot_id)
    board = board_of(ballot_id)
    assert board.received == 12
    assert board.yes + board.no == 10
    assert 5 <= board.yes <= 7, "two delegates voted at both; their last vote counts"
    assert board.abstain == 2
