"""What people say of promises: neither the order, nor a day, nor one phone's words together."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, text

from assembly.commitments.actions import seal_witnesses, witness
from assembly.commitments.models import Witness
from assembly.commitments.queries import witnesses_of
from assembly.commitments.queries.witnessing import person_of
from assembly.core import clock
from assembly.core.access import SYSTEM, Actor
from assembly.core.db import session
from assembly.extensions import db
from assembly.journal.models import Entry, Payload
from assembly.people.queries import paper_slips
from assembly.trail.views.witnessing import marks, spoke_everywhere
from tests.factories.hall import Hall
from tests.factories.promises import Promised, many_promises, moved, promised

TOWN, KO_YAO = "8201", "8202"


@pytest.fixture
def made(hall: Hall) -> Promised:
    return promised(hall)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    spoke_everywhere.clear()
    marks.of_member.clear()
    yield
    marks.of_member.clear()


def told() -> list[list[str]]:
    db.session.remove()
    wanted = select(Payload.content).join(Entry, Entry.seq == Payload.seq)
    rows = session().scalars(wanted.where(Entry.type == "witnesses_counted").order_by(Entry.seq))
    return [json.loads(row)["counts"] for row in rows]


@pytest.mark.sqlite
def test_the_table_keeps_no_order_of_speaking(hall: Hall, made: Promised) -> None:
    """By the numbers of the rows one phone's ten words stood together, in their order."""
    many = many_promises(hall, made.resolution_id, 3)
    for who in ("มาลี", "อรุณี"):
        for promise in many:
            witness(who, promise, TOWN, "unchanged")
    db.session.remove()
    with pytest.raises(Exception, match="no such column"):
        session().execute(text("SELECT rowid FROM witness"))
    db.session.remove()


def test_one_word_alone_is_not_entered(made: Promised) -> None:
    """A move of another promise entered whatever was said since: one word, between two hours."""
    for n in range(5):
        witness(f"คน {n}", made.first, KO_YAO, "unchanged")
    seal_witnesses(SYSTEM, made.hall.assembly_id)
    witness("มาลี", made.first, TOWN, "done")
    witness("มาลี", made.ids[1], TOWN, "done")
    moved(made.hall, made.ids[1], "kept", "ครบทุกอำเภอ")
    assert told() == [[f"{made.first}/{KO_YAO}/0/5"]]


def test_what_waited_is_entered_with_the_others(made: Promised) -> None:
    for n in range(4):
        witness(f"คน {n}", made.first, KO_YAO, "unchanged")
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 0
    witness("มาลี", made.first, TOWN, "done")
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 1
    assert told() == [[f"{made.first}/{TOWN}/1/0", f"{made.first}/{KO_YAO}/0/4"]]


def test_who_changes_a_word_is_not_dated_either(made: Promised) -> None:
    for n in range(6):
        witness(f"คน {n}", made.first, KO_YAO, "unchanged")
    seal_witnesses(SYSTEM, made.hall.assembly_id)
    witness("คน 0", made.first, KO_YAO, "done")
    assert seal_witnesses(SYSTEM, made.hall.assembly_id) == 0
    assert len(told()) == 1


def speaks(browser: FlaskClient, promise: int, says: str) -> None:
    answer = browser.post(f"/k/{promise}/witness", data={"says": says, "district": TOWN})
    assert answer.status_code == 302


def counts(promise: int) -> tuple[int, int]:
    db.session.remove()
    said = witnesses_of([promise], clock.today())[promise]
    return said.say_done, said.say_unchanged


def test_a_second_phone_with_the_same_slip_replaces_the_word(hall: Hall, made: Promised) -> None:
    """Who cleared the cookies spoke again, though the slip told who it was."""
    speaks(hall.phone(0), made.first, "done")
    speaks(hall.phone(0), made.first, "unchanged")
    assert counts(made.first) == (0, 1)
    speaks(hall.phone(1), made.first, "unchanged")
    assert counts(made.first) == (0, 2)


def test_people_who_hand_a_phone_on_each_have_a_word(hall: Hall, made: Promised) -> None:
    phone = hall.phone(0)
    speaks(phone, made.first, "done")
    slip = paper_slips(hall.meeting_id)[1]
    assert phone.get(f"/s/{slip.token}").status_code == 302
    assert "ท่านบอกว่า" not in phone.get(f"/k/{made.first}").text, "it was said by somebody else"
    speaks(phone, made.first, "unchanged")
    assert counts(made.first) == (1, 1)


def test_no_word_can_be_tried_out_on_the_roll(hall: Hall, made: Promised) -> None:
    """With database and secret a hash of promise and member would tell who had said it."""
    speaks(hall.phone(0), made.first, "unchanged")
    db.session.remove()
    kept = session().scalars(select(Witness.person)).one()
    members = range(1, 200)
    guesses = {
        person_of(made.first, f"{word}{n}") for word in ("", "member:", "slip:") for n in members
    }
    assert kept not in guesses
    assert marks.of_member, "in memory"
    marks.day -= timedelta(days=1)
    assert marks.of(Actor(member_id=1, meeting_id=hall.meeting_id), "fresh") == "fresh"
